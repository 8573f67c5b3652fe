/** The law of this installation, read once at the start. */
import { Injectable } from '@nestjs/common';
import type { Proof } from '../domain/classification/prove.js';
import { packageRoot } from '../platform/package/package-root.js';
import { Settings } from '../platform/settings/settings.js';
import { readCatalogue } from './catalogue.js';
import { type Law, lawFor } from './law.js';
import { readSources } from './source.js';

/** The faults of workflows/ stop the start; all of them are told. */
class CatalogueFaults extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`workflows/ cannot be used:\n${faults.join('\n')}`);
    this.name = 'CatalogueFaults';
  }
}

@Injectable()
export class Catalogue {
  readonly law: Law;
  readonly proofs: readonly Proof[];

  /** Throws CatalogueFaults when workflows/ has a fault or the profile of GREFFE_OPERATOR does not exist. */
  constructor(settings: Settings) {
    const read = readCatalogue(readSources(packageRoot()));
    if (!read.ok) throw new CatalogueFaults(read.faults);
    const law = lawFor(read.law, settings.operator);
    if (!law) {
      const names = read.law.profiles.map(({ code }) => code).join(', ');
      throw new CatalogueFaults([`GREFFE_OPERATOR: "${settings.operator}" is no profile: take one of ${names}.`]);
    }
    this.law = law;
    this.proofs = read.proofs;
  }
}
