/** The reading program: the law on the first line of standard input, then a message a line; an answer a line. Runs bounded. */
import { read } from '../../domain/reading/read.js';
import { linesOf } from './lines.js';
import { BEGUN, lawFrom, type Task } from './words.js';

const lines = linesOf(process.stdin);
const { value: law } = await lines.next();
const known = lawFrom(JSON.parse(law ?? 'null'));
process.stdout.write(`${BEGUN}\n`);
for await (const line of lines) {
  const { message, authentication } = JSON.parse(line) as Task;
  process.stdout.write(`${JSON.stringify(read(message, known, authentication))}\n`);
}
