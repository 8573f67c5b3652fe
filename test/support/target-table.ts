/** Answers for the targets of a disclosure: so many are produced, and of the others there are no data. */
import type { Disclosure } from '../../src/domain/case/model/disclosure.js';
import type { GivenTarget } from '../../src/letters/writing/given-targets.js';
import type { Enclosure } from '../../src/letters/writing/letter-writer.js';

const rows = (targets: number, produced: number) =>
  Array.from({ length: Math.max(targets, produced, 1) }, (_, at) => ({
    place: at < targets ? at : null,
    answer: at < produced ? ('produce' as const) : ('no_data' as const),
  }));

/** As a preparer gives them; a target that was not read is added. */
export const answersOf = (targets: number, produced: number): GivenTarget[] =>
  rows(targets, produced).map(({ place, answer }, at) =>
    place === null ? { place, answer, name: `compte ${at}`, reason: 'Nommé dans l’annexe.' } : { place, answer },
  );

/** Of a preparation over the desk: every file is for all that are produced. */
export const disclosed = (targets: number, produced: number, enclosures: readonly Enclosure[]) => ({
  targets: answersOf(targets, produced),
  enclosures: enclosures.map((file): Enclosure => ({ target: 'all', ...file })),
});

/** As the log keeps them; every file is for all that are produced. */
export const tableOf = (targets: number, produced: number, attached = produced > 0 ? 1 : 0): Disclosure => ({
  targets: rows(targets, produced).map((row, at) => ({
    ...row,
    ...{ id: `00000000-0000-4000-8000-0000000007${String(at).padStart(2, '0')}`, files: [] },
  })),
  shared: Array.from({ length: attached }, (_, at) => at + 1),
  named: 'e'.repeat(64),
});
