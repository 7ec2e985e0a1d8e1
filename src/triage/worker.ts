import { startJudging } from './judging.ts';

/** What piscina calls in each thread. */
export default startJudging();
