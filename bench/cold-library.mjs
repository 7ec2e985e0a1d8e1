// Our library on one response, both verdicts and every check, as a whole process: node bench/cold-library.mjs response.xml
import { readFileSync } from 'node:fs';
import { diagnoseText } from './ours.mjs';

const judgement = await diagnoseText(readFileSync(process.argv[2], 'utf8'), {});
console.log(JSON.stringify(judgement));
