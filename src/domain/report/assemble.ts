/** Rows and circumstances to a manifest: all that a report will say. */
import type { Quarter } from '../kernel/day.js';
import { dayOf, type Instant } from '../kernel/instant.js';
import type { Bilingual } from '../kernel/result.js';
import type { Notice } from '../law/vocabulary.js';
import { figuresOf } from './figures.js';
import { Figures, MANIFEST_FORMAT, type Manifest } from './manifest.js';
import type { CaseRow } from './row.js';
import type { Story } from './story.js';

export interface Circumstances
  extends Pick<Manifest, 'operator' | 'edition' | 'rules' | 'texts' | 'ledger' | 'proofs' | 'signer'> {
  readonly period: Quarter;
  readonly drawing: number;
  /** See `figuresOf`. */
  readonly hide?: boolean;
  /** Notices whose line is printed at zero too. */
  readonly alwaysTold: readonly Notice[];
  /** Named only where DSA reports are published with it. */
  readonly dsa?: Manifest['dsa'];
  readonly contact?: string | undefined;
  readonly stories?: readonly Story[] | undefined;
  /** Hour up to which the ledger was counted. */
  readonly asOf: Instant;
  /** Name of an instrument by its code; undefined for a code the catalogue no longer knows. */
  readonly instrumentName: (code: string) => Bilingual | undefined;
}

export function assemble(rows: readonly CaseRow[], circumstances: Circumstances): Manifest {
  const { period, asOf, instrumentName, operator, edition, rules, texts, drawing, ledger, ...rest } = circumstances;
  // In the order of the schema, which is that of the attached table.
  const figures = Figures.parse(figuresOf(rows, period, rest.hide, rest.alwaysTold));
  const named = figures.instruments.lines
    .map(({ key }) => [key, instrumentName(key)] as const)
    .filter((entry): entry is readonly [string, Bilingual] => entry[1] !== undefined);
  return {
    format: MANIFEST_FORMAT,
    report: period.name,
    edition,
    operator,
    period: {
      name: period.name,
      first: period.first,
      last: period.last,
      provisional: dayOf(asOf) <= period.last,
    },
    asOf,
    rules,
    texts,
    drawing,
    ledger,
    proofs: rest.proofs,
    ...(rest.dsa ? { dsa: rest.dsa } : {}),
    ...(rest.contact ? { contact: rest.contact } : {}),
    ...(rest.stories?.length ? { stories: [...rest.stories] } : {}),
    signer: rest.signer,
    instruments: Object.fromEntries(named),
    figures,
  };
}
