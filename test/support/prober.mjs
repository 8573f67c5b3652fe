/**
 * Asks an address forty times a second, whatever becomes of the questions before, and prints at its end how many
 * milliseconds each answer took: a server that stands still for a second delays forty of them.
 */
import { Agent, get } from 'node:http';

const [, , url] = process.argv;
const agent = new Agent({ keepAlive: true });
const took = [];
const failed = [];
let open = 0;

function ask() {
  const from = performance.now();
  open += 1;
  const end = (failure) => {
    open -= 1;
    took.push(performance.now() - from);
    if (failure) failed.push(failure);
  };
  get(url, { agent }, (answer) => {
    answer.resume();
    answer.once('end', () => end(answer.statusCode === 200 ? null : String(answer.statusCode)));
  }).once('error', (error) => end(error.code));
}

const clock = setInterval(ask, 25);
process.once('SIGTERM', async () => {
  clearInterval(clock);
  while (open > 0) await new Promise((done) => setTimeout(done, 20));
  console.log(JSON.stringify({ took, failed }));
  process.exit(0);
});
console.log('asking');
