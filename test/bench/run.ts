/** `npm run bench [-- NAME…]`: figures of one run on this machine; ratios inside a run hold, absolute rates move with its load. */
import { measureAuthority } from './authority.js';
import { measureCommands } from './commands.js';
import { measureCustomers } from './customers.js';
import { measureDesk } from './desk.js';
import { measureLedger } from './ledger.js';
import { measureMail } from './mail.js';
import { measureQueues } from './queues.js';
import { measureReading } from './reading.js';
import { measureReport } from './report.js';
import { measureRules } from './rules.js';

const benches = {
  rules: measureRules,
  ledger: measureLedger,
  authority: measureAuthority,
  mail: measureMail,
  commands: measureCommands,
  customers: measureCustomers,
  queues: measureQueues,
  reading: measureReading,
  desk: measureDesk,
  report: measureReport,
};
const asked = process.argv.slice(2);

for (const [name, measure] of Object.entries(benches)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const figures = await measure();
  for (const [figure, value] of Object.entries(figures)) {
    console.log(`${name.padEnd(10)}${figure.padEnd(40)}${value >= 100 ? Math.round(value) : value.toFixed(3)}`);
  }
}
