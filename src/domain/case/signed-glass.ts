/** Break-glass by the log alone: asked by one signature, granted by that of another person. */
import { type Instant, millisecondsOf } from '../kernel/instant.js';
import type { People } from '../workflow/approval.js';
import { glassUntil } from './model/broken-glass.js';
import { type DatedEntry, inPlace, objectionToSignature, type Signers } from './signed-entry.js';

const personIn = (people: People, account: string): string => people.get(account)?.person ?? account;

/**
 * True while the account may read and reassign the case: both signatures hold, and the hours are not over. They run from
 * the first grant of a request: the same act written again has no new hours.
 */
export function glassBrokenBySignatures(
  caseId: string,
  entries: readonly DatedEntry[],
  { account, now }: { readonly account: string; readonly now: Instant },
  signers: Signers,
): boolean {
  const signed = inPlace(entries).filter((place) => objectionToSignature(caseId, place, signers) === null);
  const asked = signed.flatMap(({ entry: { event, actor } }) =>
    event.type === 'case.break_glass_asked' && actor === account ? [event.data.requestId] : [],
  );
  const { people } = signers.authority;
  const given = new Set<string>();
  return signed.some(({ entry: { event, actor, at } }) => {
    if (event.type !== 'case.break_glass_granted' || given.has(event.data.requestId)) return false;
    given.add(event.data.requestId);
    if (!asked.includes(event.data.requestId)) return false;
    const another = personIn(people, actor) !== personIn(people, account);
    return another && millisecondsOf(now) < millisecondsOf(glassUntil(at as Instant));
  });
}
