/** The reading program: the law on the first line of standard input, then for each message a task and its customers. Runs bounded. */
import type { Tenant } from '../../domain/law/customer.js';
import { askedOf } from '../../domain/reading/asked.js';
import { lawWith } from '../../domain/reading/law.js';
import { read } from '../../domain/reading/read.js';
import { linesOf } from '../../platform/child/lines.js';
import { type Asked, BEGUN, lawFrom, type Task } from './words.js';

const lines = linesOf(process.stdin);
const { value: law } = await lines.next();
const known = lawFrom(JSON.parse(law ?? 'null'));
process.stdout.write(`${BEGUN}\n`);
for await (const line of lines) {
  const { message, authentication } = JSON.parse(line) as Task;
  const asks: Asked = { asked: askedOf(message, known.lexicon) };
  process.stdout.write(`${JSON.stringify(asks)}\n`);
  const { value: answered } = await lines.next();
  const tenants = JSON.parse(answered ?? '[]') as Tenant[];
  process.stdout.write(`${JSON.stringify(read(message, lawWith(known, tenants), authentication))}\n`);
}
