/** `npm run bench`: figures of one run on this machine; ratios inside a run hold, absolute rates move with its load. */
import { measureLedger } from './ledger.js';
import { measureMail } from './mail.js';
import { measureRules } from './rules.js';

for (const [name, measure] of Object.entries({ rules: measureRules, ledger: measureLedger, mail: measureMail })) {
  const figures = await measure();
  for (const [figure, value] of Object.entries(figures)) {
    console.log(`${name.padEnd(8)}${figure.padEnd(40)}${value >= 100 ? Math.round(value) : value.toFixed(3)}`);
  }
}
