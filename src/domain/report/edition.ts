/** The course of an edition: built, signed off by two people over its very bytes, published (REPORTS 7). */
import { accept, type Refusal, type Result, refuse } from '../kernel/result.js';
import { sha256 } from '../ledger/hash.js';

/** Distinct persons who must sign off; the database counts them again. */
export const SIGN_OFFS = 2;

export interface EditionCourse {
  /** What is signed off: see `editionDigest`. */
  readonly digest: string;
  /** The person, or the part of the product, that had it built. */
  readonly builtBy: string;
  /** The persons who signed off, whatever account they used. */
  readonly signedOffBy: readonly string[];
  readonly published: boolean;
}

/** Somebody who looked at the files with this digest. */
interface Act {
  readonly digest: string;
  readonly person: string;
}

/** SHA-256 of the lines that `sha256sum` writes of all files, sorted by name: the holder of the files can compute it. */
export function editionDigest(files: Readonly<Record<string, string>>): string {
  return sha256(Buffer.from(checksums(files), 'utf8')).toString('hex');
}

/** The lines themselves, as `sha256sum --check` reads them. */
export function checksums(files: Readonly<Record<string, string>>): string {
  const names = Object.keys(files).sort();
  return names.map((name) => `${files[name]}  ${name}\n`).join('');
}

const editionChanged: Refusal = {
  code: 'report-changed',
  kind: 'stale',
  sentence: {
    fr: 'Cette édition n’est pas celle que vous avez regardée : ouvrez-la de nouveau.',
    en: 'This edition is not the one you looked at: open it again.',
  },
};

const alreadyPublished: Refusal = {
  code: 'report-already-published',
  kind: 'conflict',
  sentence: {
    fr: 'Cette édition est publiée : une correction est une nouvelle édition.',
    en: 'This edition is published: a correction is a new edition.',
  },
};

const alreadySignedOff: Refusal = {
  code: 'report-already-signed-off',
  kind: 'conflict',
  sentence: {
    fr: 'Vous avez déjà visé cette édition : il faut le visa d’une autre personne.',
    en: 'You have already signed off this edition: another person must.',
  },
};

const signOffsMissing: Refusal = {
  code: 'report-not-signed-off',
  kind: 'conflict',
  sentence: {
    fr: 'Deux personnes doivent viser cette édition avant sa publication.',
    en: 'Two people must sign off this edition before it is published.',
  },
};

const publisherBuilt: Refusal = {
  code: 'report-publisher-built',
  kind: 'forbidden',
  sentence: {
    fr: 'Qui a fait établir le rapport ne le publie pas : demandez à une autre personne.',
    en: 'The person who had the report built cannot publish it: ask another person.',
  },
};

const verdict = (refusal: Refusal | undefined): Result<null> => (refusal ? refuse(refusal) : accept(null));

function common({ digest, published }: EditionCourse, act: Act): Refusal | undefined {
  if (published) return alreadyPublished;
  return act.digest === digest ? undefined : editionChanged;
}

/** Each person signs off once, and only the bytes that are kept. */
export function maySignOff(course: EditionCourse, act: Act): Result<null> {
  const again = course.signedOffBy.includes(act.person) ? alreadySignedOff : undefined;
  return verdict(common(course, act) ?? again);
}

/** Two persons signed off these bytes, and the person who publishes is not the one who had them built. */
export function mayPublish(course: EditionCourse, act: Act): Result<null> {
  const missing = new Set(course.signedOffBy).size < SIGN_OFFS ? signOffsMissing : undefined;
  const own = act.person === course.builtBy ? publisherBuilt : undefined;
  return verdict(common(course, act) ?? missing ?? own);
}
