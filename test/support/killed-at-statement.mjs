/** Loaded before the built product: it dies as it sends the nth statement of its life to PostgreSQL. */
import { writeSync } from 'node:fs';
import pg from 'pg';

let left = Number(process.env.TEST_STATEMENT);
const { query } = pg.Client.prototype;

pg.Client.prototype.query = function sent(...given) {
  const answer = query.apply(this, given);
  left -= 1;
  if (left === 0) {
    writeSync(1, '{"killed":true}\n');
    process.kill(process.pid, 'SIGKILL');
  }
  return answer;
};
