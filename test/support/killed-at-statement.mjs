/**
 * Loaded before the built product, which brings a client of PostgreSQL of its own: it dies as it sends the nth statement of
 * its life. Seen on the wire: `Q` begins a simple query, `P` the parsing of one with parameters.
 */
import { writeSync } from 'node:fs';
import { Socket } from 'node:net';

const beginnings = ['Q', 'P'].map((letter) => letter.charCodeAt(0));
let left = Number(process.env.TEST_STATEMENT);
const { write } = Socket.prototype;

Socket.prototype.write = function sent(...given) {
  const answer = write.apply(this, given);
  if (given[0] instanceof Uint8Array && beginnings.includes(given[0][0])) left -= 1;
  if (left === 0) {
    writeSync(1, '{"killed":true}\n');
    process.kill(process.pid, 'SIGKILL');
  }
  return answer;
};
