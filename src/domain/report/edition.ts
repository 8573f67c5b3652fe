/** The course of an edition: built by one person, signed off by two others over its very bytes, published. */
import { accept, type Refusal, type Result, refusal, refuse } from '../kernel/result.js';
import { sha256 } from '../ledger/hash.js';

/** Distinct persons beside the builder who must sign off; the database counts them again. */
export const SIGN_OFFS = 2;

/** The log of a quarter's editions and of what people did about them. */
export const reportStream = (period: string): string => `reports/${period}`;

export const REPORT_BUILT = 'report.built';
export const REPORT_RENEWED = 'report.renewed';

/** Entries that name the files of an edition by their SHA-256. */
export const recordsFiles = ({ stream, type }: { readonly stream: string; readonly type: string }): boolean =>
  stream.startsWith(reportStream('')) && (type === REPORT_BUILT || type === REPORT_RENEWED);

export interface EditionCourse {
  /** What is signed off: see `editionDigest`. */
  readonly digest: string;
  /** The person, or the part of the product, that had it built. */
  readonly builtBy: string;
  /** The persons who signed off, whatever account they used. */
  readonly signedOffBy: readonly string[];
  readonly published: boolean;
  /** Another edition of the quarter was published after this one was built: it was not compared with that one. */
  readonly overtaken: boolean;
}

/** A person who looked at the files with this digest. */
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

const editionChanged: Refusal = refusal(
  'report-changed',
  'stale',
  'Cette édition n’est pas celle que vous avez regardée : ouvrez-la de nouveau.',
  'This edition is not the one you looked at: open it again.',
);

const alreadyPublished: Refusal = refusal(
  'report-already-published',
  'conflict',
  'Cette édition est publiée : une correction est une nouvelle édition.',
  'This edition is published: a correction is a new edition.',
);

const alreadySignedOff: Refusal = refusal(
  'report-already-signed-off',
  'conflict',
  'Vous avez déjà signé cette édition : il faut la signature d’une autre personne.',
  'You have already signed off this edition: another person must.',
);

const signerBuilt: Refusal = refusal(
  'report-signer-built',
  'forbidden',
  'Qui a fait établir le rapport ne le signe pas : il faut la signature de deux autres personnes.',
  'The person who had the report built cannot sign it off: two other people must.',
);

const signOffsMissing: Refusal = refusal(
  'report-not-signed-off',
  'conflict',
  'Deux personnes qui ne l’ont pas fait établir doivent signer cette édition avant sa publication.',
  'Two people who did not have it built must sign off this edition before it is published.',
);

const publisherBuilt: Refusal = refusal(
  'report-publisher-built',
  'forbidden',
  'Qui a fait établir le rapport ne le publie pas : demandez à une autre personne.',
  'The person who had the report built cannot publish it: ask another person.',
);

const overtakenBy: Refusal = refusal(
  'report-overtaken',
  'conflict',
  'Une autre édition de ce trimestre a été publiée depuis que celle-ci est établie : faites-en établir une nouvelle.',
  'Another edition of this quarter was published since this one was built: have a new one built.',
);

const verdict = (refusal: Refusal | undefined): Result<null> => (refusal ? refuse(refusal) : accept(null));

function common({ digest, published }: EditionCourse, act: Act): Refusal | undefined {
  if (published) return alreadyPublished;
  return act.digest === digest ? undefined : editionChanged;
}

/** Each person signs off once, only the bytes that are kept, and never what the same person had built. */
export function maySignOff(course: EditionCourse, act: Act): Result<null> {
  const own = act.person === course.builtBy ? signerBuilt : undefined;
  const again = course.signedOffBy.includes(act.person) ? alreadySignedOff : undefined;
  return verdict(common(course, act) ?? own ?? again);
}

/** The signatures that count: an edition of an older version may bear one of its builder. */
export const countedSignOffs = (builtBy: string, signedOffBy: readonly string[]): number =>
  new Set(signedOffBy.filter((person) => person !== builtBy)).size;

/** Two others than the builder signed off these bytes, and the person who publishes is not the builder. */
export function mayPublish(course: EditionCourse, act: Act): Result<null> {
  const missing = countedSignOffs(course.builtBy, course.signedOffBy) < SIGN_OFFS ? signOffsMissing : undefined;
  const own = act.person === course.builtBy ? publisherBuilt : undefined;
  const late = course.overtaken ? overtakenBy : undefined;
  return verdict(common(course, act) ?? late ?? missing ?? own);
}
