/** Loaded before the built product: the process dies at the nth pass of one crash point, as by a power switch. */
import { writeSync } from 'node:fs';
import { injectFaults } from '../../dist/src/platform/telemetry/trace-point.js';

const [point, pass] = (process.env.TEST_CRASH_AT ?? '').split('@');
let left = Number(pass);

injectFaults((passed) => {
  if (passed !== point) return;
  left -= 1;
  if (left > 0) return;
  writeSync(1, `{"died":"${passed}"}\n`);
  process.kill(process.pid, 'SIGKILL');
});
