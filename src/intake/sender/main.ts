/** The bounded child: the task as a message, one raw message on standard input, findings as messages. Runs once and dies. */
import { buffer } from 'node:stream/consumers';
import { DnsError, type Resolver } from './dns.js';
import { inspect } from './inspect.js';
import { Answer, type FromChild, Task } from './words.js';

const waiting = new Map<number, (answer: Answer) => void>();
let asked = 0;

function say(word: FromChild): void {
  process.send?.(word);
}

const ask: Resolver = async (name, type) => {
  if (name.length > 255) throw new DnsError('ENOTFOUND');
  const id = asked++;
  const answer = await new Promise<Answer>((resolve) => {
    waiting.set(id, resolve);
    say({ word: 'ask', id, name, type });
  });
  waiting.delete(id);
  if (answer.records) return answer.records;
  throw new DnsError(answer.code ?? 'ESERVFAIL');
};

const task = new Promise<Task>((resolve) => {
  process.once('message', (first) => {
    process.on('message', (next) => {
      const answer = Answer.parse(next);
      waiting.get(answer.id)?.(answer);
    });
    resolve(Task.parse(first));
  });
});

const raw = await buffer(process.stdin);
await inspect(raw, await task, ask, (finding) => say({ word: 'found', finding }));
process.send?.({ word: 'end' } satisfies FromChild, () => process.exit(0));
