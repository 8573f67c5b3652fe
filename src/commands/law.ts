/** The law of workflows/ for the profile of GREFFE_OPERATOR, without any other module. */
import { readCatalogue } from '../catalogue/catalogue.js';
import { type Law, lawFor } from '../catalogue/files/law.js';
import { readSources } from '../catalogue/files/source.js';
import { packageRoot } from '../platform/package/package-root.js';
import { settingsOrThrow } from './settings.js';

/** Throws every fault of workflows/, each with its file and line. */
export function theLaw(): Law {
  const catalogue = readCatalogue(readSources(packageRoot()));
  if (!catalogue.ok) throw new Error(catalogue.faults.join('\n'));
  const law = lawFor(catalogue.law, settingsOrThrow().operator);
  if (!law) throw new Error('GREFFE_OPERATOR names no profile of workflows/operators.');
  return law;
}
