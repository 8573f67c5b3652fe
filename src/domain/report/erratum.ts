/** The erratum: what a later edition changes in a published report, and why (Reg. (EU) 2024/2835, Annex II, part I, 5). */
import { z } from 'zod';
import { Sha256Text } from '../law/vocabulary.js';
import { figureLines } from './long-table.js';
import { type Figures, Manifest } from './manifest.js';

export const ERRATUM_FORMAT = 'greffe/erratum/v1';

/** Null where a figure is hidden or does not apply; "absent" where a report has no such line. */
const Value = z.union([z.number().nonnegative(), z.null(), z.literal('absent')]);
const Change = z.strictObject({
  /** As the long table names it: `countries/lines/US/refused`. */
  figure: z.string(),
  was: Value,
  is: Value,
});
export type Change = z.infer<typeof Change>;

const Edition = z.strictObject({
  edition: z.int().positive(),
  asOf: z.iso.datetime(),
  /** SHA-256 of its manifest: the erratum is about these bytes and no others. */
  manifestSha256: Sha256Text,
});

/** Why, as written by the person who had the corrected edition built. */
export const Reason = z.strictObject({
  fr: z.string().trim().min(1).max(2000),
  en: z.string().trim().min(1).max(2000),
});
export type Reason = z.infer<typeof Reason>;

export const Erratum = z.strictObject({
  format: z.literal(ERRATUM_FORMAT),
  report: z.string(),
  operator: z.string(),
  asOf: z.iso.datetime(),
  reason: Reason,
  /** The published edition, which stays as it is. */
  amended: Edition,
  corrected: Edition,
  changes: z.array(Change),
  texts: Manifest.shape.texts,
  drawing: Manifest.shape.drawing,
  signer: Manifest.shape.signer,
});
export type Erratum = z.infer<typeof Erratum>;

/** Where too little changed for tables (suppression.ts), an erratum lists what the one page still tells. */
const toldWithoutTables = [
  'thirdCountryOutsideAgreement',
  'totals',
  'refusals',
  'relayed',
  'corrections',
  'challenges',
];
const isWithheld = ({ figure, is }: Change): boolean =>
  is === null ||
  !toldWithoutTables.some((group) => figure.startsWith(`${group}/`)) ||
  figure.startsWith('totals/outcomes/');

/** Every figure that differs, in the order of the corrected report; what only the older one has comes last. */
export function changesBetween(before: Figures, after: Figures): Change[] {
  const [was, is] = [new Map(figureLines(before)), new Map(figureLines(after))];
  const names = [...is.keys(), ...[...was.keys()].filter((name) => !is.has(name))];
  return names
    .map((figure) => ({ figure, was: valueIn(was, figure), is: valueIn(is, figure) }))
    .filter((change) => change.was !== change.is && !(after.told?.close && isWithheld(change)));
}

function valueIn(figures: ReadonlyMap<string, string>, name: string): Change['was'] {
  const text = figures.get(name);
  if (text === undefined) return 'absent';
  return text === '' ? null : Number(text);
}

/** A manifest and the SHA-256 of its bytes. */
export interface Hashed {
  readonly manifest: Manifest;
  readonly sha256: string;
}

const editionOf = ({ manifest: { edition, asOf }, sha256 }: Hashed): Erratum['amended'] => ({
  edition,
  asOf,
  manifestSha256: sha256,
});

export function erratumOf(amended: Hashed, corrected: Hashed, reason: Reason): Erratum {
  const { report, operator, asOf, texts, drawing, signer, figures } = corrected.manifest;
  return {
    ...{ format: ERRATUM_FORMAT, report, operator, asOf, reason, texts, signer },
    ...(drawing === undefined ? {} : { drawing }),
    amended: editionOf(amended),
    corrected: editionOf(corrected),
    changes: changesBetween(amended.manifest.figures, figures),
  };
}
