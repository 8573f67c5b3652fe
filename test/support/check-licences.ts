/** Ends with 1 and the list when a package has a licence that is neither allowed nor an exception of licences.ts. */
import { licenceFaults, lockedPackages } from './licences.js';

const faults = licenceFaults(lockedPackages());
if (faults.length > 0) {
  console.error(
    `${faults.join('\n')}\nUse another package, or give the exception its reason in test/support/licences.ts.`,
  );
  process.exit(1);
}
