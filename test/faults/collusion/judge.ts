/** What a disclosure of something once foreign takes, computed from the history alone. */
import type { Which, World } from './desk.js';
import type { Member } from './people.js';

/** Why a disclosure was made by fewer than it takes; empty when all took part. */
export function faultsOf(world: World, which: Which, members: readonly Member[]): string[] {
  const file = world[which];
  const [gone] = file?.state.left ?? [];
  if (!file || !gone) return [];
  const { history, state } = file;
  const other = world[which === 'foreign' ? 'copy' : 'foreign'];
  const personOf = (account: string) => members.find((each) => each.account === account)?.person ?? account;
  const lowered = history.lowered.map(personOf);
  const asked = new Set([...history.asked, ...(lowered.length > 0 ? [] : (other?.history.asked ?? []))]);
  const consents = gone.consents.map(({ role }) => role);
  const persons = [gone.preparedBy, gone.dispatchedBy ?? '', ...gone.consents.map(({ person }) => person)].map(
    personOf,
  );
  const missing = [...asked].filter((role) => !consents.includes(role));
  const established = history.origins.some(({ zone, seconded }) => zone === state.facts?.issuerZone && seconded);
  return [
    ...history.faults,
    ...(missing.length > 0 ? [`no consent of ${missing.join(', ')}`] : []),
    ...(new Set(persons).size < persons.length ? ['one person did two of: preparing, consenting, releasing'] : []),
    ...(lowered.includes(personOf(gone.preparedBy)) ? ['the preparer lowered the quorum'] : []),
    ...(file.mailbox === state.facts?.issuerZone || established ? [] : ['the mailbox stands in another zone']),
  ];
}
