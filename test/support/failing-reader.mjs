/** Stands in for the reading program: does with each message what its subject says, and answers with a fixed reading. */
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const answer = readFileSync(process.argv[1].replace(/[^/]+$/, 'answer.json'), 'utf8').trim();
const hold = [];
let served = 0;
for await (const line of createInterface({ input: process.stdin })) {
  if (line.startsWith('{"instruments"')) {
    process.stdout.write('begun\n');
    continue;
  }
  if (line.startsWith('[')) {
    process.stdout.write(`${answer}\n`);
    continue;
  }
  const { message } = JSON.parse(line);
  const { subject } = message.messages[0].headers;
  const whole = message.stopped !== 'too_long' || subject.endsWith('always');
  if (whole && subject.startsWith('loop')) for (;;);
  if (whole && subject.startsWith('memory')) for (;;) hold.push(new Array(1_000_000).fill(hold.length));
  if (whole && subject.startsWith('garbage')) process.stdout.write('{"facts":{}}\n');
  while (whole && subject.startsWith('endless')) {
    await new Promise((done) => process.stdout.write('x'.repeat(1_000_000), done));
  }
  if (whole && subject.startsWith('exit')) process.exit(7);
  if (subject.startsWith('tired') && served > 0) process.exit(7);
  served += 1;
  process.stdout.write('{"asked":[]}\n');
}
