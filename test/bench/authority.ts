/** What each process does for one new entry about rights and keys: the fold of what was sealed is copied, and taken further. */
import { randomUUID } from 'node:crypto';
import type { Authority } from '../../src/domain/signature/authority.js';
import type { AuthorityEntry } from '../../src/domain/signature/rights.js';
import { AuthorityLog } from '../support/authority-log.js';
import { passwordSignatory, type Signatory } from '../support/signatory.js';

export interface AuthorityFigures {
  readonly oneEntryAfter10000Microseconds: number;
  readonly oneEntryAfter100000Microseconds: number;
  /** The second by the first; 10 where the cost grows as the log does. */
  readonly oneEntryRatio: number;
}

const SIZES = [10_000, 100_000] as const;
const PEOPLE = 100;
const ROUNDS = 101;

/** Grants of two people, one after the other, until the log has so many entries. */
function grow(log: AuthorityLog, size: number, two: readonly [Signatory, Signatory], people: readonly string[]): void {
  while (log.entries.length < size) {
    const person = people[log.entries.length % people.length] ?? '';
    log.twoSign({ person, roles: log.entries.length % 3 === 0 ? ['jurist'] : ['analyst'] }, two);
  }
}

function medianOf(authority: Authority, entry: AuthorityEntry): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const from = performance.now();
    authority.copy().take(entry);
    return performance.now() - from;
  });
  return (times.sort((left, right) => left - right)[ROUNDS >> 1] ?? 0) * 1000;
}

/** Takes some ten seconds. */
export function measureAuthority(): AuthorityFigures {
  const log = new AuthorityLog();
  const two = [passwordSignatory(randomUUID()), passwordSignatory(randomUUID())] as const;
  for (const founder of two) log.found(founder, ['administrator']);
  log.beginRules();
  const people = Array.from({ length: PEOPLE }, () => randomUUID());
  const [less = 0, more = 0] = SIZES.map((size) => {
    grow(log, size, two, people);
    const before = log.authority.copy();
    log.ask({ person: people[0] ?? '' }, two[0]);
    const entry = log.entries.at(-1);
    if (!entry) throw new Error('Nothing was asked.');
    return medianOf(before, entry);
  });
  return {
    oneEntryAfter10000Microseconds: less,
    oneEntryAfter100000Microseconds: more,
    oneEntryRatio: more / less,
  };
}
