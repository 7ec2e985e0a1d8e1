import { workerData } from 'node:worker_threads';
import { startJudging } from './judging.ts';
import { learn, memory, type Learned } from './memory.ts';

// Our own pool gave it.
learn(memory, workerData as Learned);

/** What piscina calls in each thread. */
export default startJudging();
