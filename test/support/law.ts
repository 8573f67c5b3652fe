import { readCatalogue } from '../../src/catalogue/catalogue.js';
import { type Law, lawFor } from '../../src/catalogue/files/law.js';
import { readSources } from '../../src/catalogue/files/source.js';

let kept: Law | undefined;

/** The law of the product for its default operator, checked once a spec; throws with every fault when it cannot be used. */
export function productLaw(): Law {
  kept ??= checkedLaw();
  return kept;
}

function checkedLaw(): Law {
  const read = readCatalogue(readSources('.'));
  if (!read.ok) throw new Error(read.faults.join('\n'));
  const law = lawFor(read.law);
  if (!law) throw new Error('No default profile.');
  return law;
}
