/** A consent to an answer with data counts some days after the grant that gave its person the role or the key. */
import { describe, expect, it } from '@jest/globals';
import { machine } from '../../../test/support/authority-log.js';
import {
  approve,
  classified,
  disclosure,
  id,
  jurist,
  opened,
  otherJurist,
  person,
  prepare,
  read,
  refuseIt,
  release,
  service,
} from '../../../test/support/case-walk.js';
import { SignedCase } from '../../../test/support/signed-case.js';
import { instant } from '../kernel/instant.js';
import type { Entry } from '../ledger/entry.js';
import { publicKeyOf } from '../ledger/hash.js';
import { NEWEST_RULES } from '../signature/grant-event.js';
import type { Actor } from './model/circumstances.js';
import { objectionToDecided } from './signed-leaving.js';
import { SignedLog } from './signed-log.js';

const third = person(5, 'jurist');
/** The acts of the case are of 28 November, at 9. */
const threeDaysBefore = '2026-11-25T09:00:00.000Z';
const aMinuteLess = '2026-11-25T09:01:00.000Z';

/** An answer to which a person consented whose right is of that hour. */
function sentBy(approver: Actor, granted: string, begun = new SignedCase(NEWEST_RULES)): SignedCase {
  begun.log.at = granted;
  begun.keyOf(approver);
  begun.log.at = '2026-11-28T08:00:00.000Z';
  for (const [command, actor] of disclosure) begun.give(command, actor);
  return begun.give(prepare('disclose'), jurist).give(approve('jurist'), approver).give(release, third);
}

const verified = (signed: SignedCase): SignedLog => {
  const log = new SignedLog(publicKeyOf(machine));
  const ofCase = signed.entries.map(({ event, actor, at }, index) => ({
    ...{ stream: `case/${signed.id}`, seq: index + 1, type: event.type, data: event.data, actor, at },
  }));
  for (const entry of [...signed.log.entries, ...ofCase] as unknown as Entry[]) log.take(entry);
  return log;
};

describe('an answer with data', () => {
  it('leaves by the consent of a person who has the role for three days', () => {
    expect(sentBy(otherJurist, threeDaysBefore).objection).toBeNull();
  });

  it('does not leave by that of a person who has it for less', () => {
    expect(sentBy(otherJurist, aMinuteLess).objection).toBe('consent-too-early');
  });

  it('leaves at once where the setting asks no days', () => {
    const signed = sentBy(otherJurist, aMinuteLess);
    signed.consentDays = 0;
    expect(signed.objection).toBeNull();
  });

  it('leaves at once by the right of a founding', () => {
    const signed = new SignedCase(NEWEST_RULES, ['administrator', 'jurist']);
    expect(sentBy(person(80, 'administrator', 'jurist'), aMinuteLess, signed).objection).toBeNull();
  });

  it('does not leave by a consent that is dated before the grant', () => {
    expect(sentBy(otherJurist, '2026-11-28T09:00:30.000Z').objection).toBe('consent-too-early');
  });
});

it('a refusal leaves by a consent of the first day', () => {
  const signed = new SignedCase(NEWEST_RULES);
  signed.log.at = aMinuteLess;
  signed
    .give(opened, service)
    .give(read({ issuerZone: 'THIRD', issuerCountry: 'US', issuerKind: 'court' }), service)
    .give(classified({ rule: 'U01', verdict: 'REFUSE', circuit: 'refusal', approvers: ['jurist'] }), service)
    .give(prepare('refuse'), jurist)
    .give(approve('jurist'), otherJurist)
    .give(refuseIt, third);
  expect(signed.objection).toBeNull();
});

it('a consent that is too early is refused when it is given, with the day from which it counts', () => {
  const signed = sentBy(otherJurist, aMinuteLess);
  const at = signed.entries.findIndex(({ event }) => event.type === 'case.approved');
  const consent = signed.entries[at];
  if (!consent) throw new Error('No one consented.');
  const { event, actor } = consent;
  const decided = { entries: signed.entries.slice(0, at), events: [event], actor };
  const refused = objectionToDecided(signed.id, decided, signed.at, signed.signers);
  expect(refused?.sentence.fr).toMatch(/compte à partir du samedi 28.novembre.2026 à 10:01:00/);
  expect(refused?.sentence.en).toMatch(/counts from Saturday 28.November.2026 at 10:01:00/);
});

describe('an exported log', () => {
  it('holds, and names the consents that were given within three days of the grant', () => {
    const { faults, early } = verified(sentBy(otherJurist, aMinuteLess));
    expect([faults, early]).toEqual([[], [`case/${id(500)}, seq 6`]]);
  });

  it('names none of a person who had the right for longer', () => {
    expect(verified(sentBy(otherJurist, instant(threeDaysBefore))).early).toEqual([]);
  });
});
