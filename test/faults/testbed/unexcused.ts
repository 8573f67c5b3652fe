/**
 * Errors that a version makes beside a newer one. Code that is out cannot be taught the words of a later version: it may
 * refuse a case to which the newer version wrote before, and nothing else.
 */
import { writtenByNewerVersion } from '../../../src/domain/kernel/newer-version.js';
import type { Fault } from './work.js';

/** Reads every case of a person at once, so that any of them may stop it. */
const LIST = '/api/tasks';
const TYPED = `/problems/${writtenByNewerVersion.code}`;

export interface Excuse {
  /** Cases that the newer version wrote to, with the first time, in milliseconds. */
  readonly written: ReadonlyMap<string, number>;
  /** Only the refusal by its name is accepted: the version knows how to give it. */
  readonly typedOnly: boolean;
}

/** Those errors of the older version that are none of such a refusal. */
export function unexcused(faults: readonly Fault[], { written, typedOnly }: Excuse): Fault[] {
  const first = Math.min(...written.values());
  return faults.filter(({ asked, at }) => {
    if (!asked || (typedOnly && asked.problem !== TYPED)) return true;
    const [, caseId = ''] = /^\/api\/cases\/([0-9a-f-]{36})/.exec(asked.path) ?? [];
    const since = asked.path === LIST ? first : (written.get(caseId) ?? Number.POSITIVE_INFINITY);
    return at < since;
  });
}
