/** The law of this installation, read once at the start. */
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { Proof } from '../domain/classification/prove.js';
import { packageRoot } from '../platform/package/package-root.js';
import { Settings } from '../platform/settings/settings.js';
import { readProved } from './catalogue.js';
import { type Law, lawFor } from './files/law.js';
import { readSources } from './files/source.js';
import type { SourceFile } from './files/yaml-file.js';
import { readLetterFiles } from './letter-book.js';

/** The faults of workflows/ stop the start; all of them are reported. */
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
  /** The files that this law was read from. */
  readonly sources: readonly SourceFile[];
  /** The templates of letters, in each language. */
  readonly letters: readonly SourceFile[];

  /** Throws CatalogueFaults when workflows/ has a fault or the profile of GREFFE_OPERATOR does not exist. */
  constructor(settings: Settings) {
    this.sources = readSources(packageRoot());
    this.letters = readLetterFiles(join(packageRoot(), 'templates', 'letters'));
    const read = readProved(this.sources);
    if (!read.ok) throw new CatalogueFaults(read.faults);
    const law = lawFor(read.law, settings.operator);
    if (!law) {
      const names = read.law.profiles.map(({ code }) => code).join(', ');
      throw new CatalogueFaults([`GREFFE_OPERATOR: "${settings.operator}" is no profile: take one of ${names}.`]);
    }
    this.law = law;
    this.proofs = read.proofs;
  }

  /** A file of the law or a template in use, by its name from the root of the product. */
  inUse(file: string): SourceFile | undefined {
    return this.sources.find(({ name }) => name === file) ?? this.letters.find(({ name }) => name === file);
  }
}
