import { describe, expect, it } from '@jest/globals';
import { machine } from '../../../test/support/authority-log.js';
import {
  anySignature,
  approve,
  disclosure,
  jurist,
  otherJurist,
  person,
  prepare,
  release,
} from '../../../test/support/case-walk.js';
import { SignedCase } from '../../../test/support/signed-case.js';
import { instant } from '../kernel/instant.js';
import type { Entry } from '../ledger/entry.js';
import { publicKeyOf } from '../ledger/hash.js';
import { SignedLog } from './signed-log.js';

const third = person(5, 'jurist');
const stream = 'case/00000000-0000-4000-8000-000000000500';

function sent(): SignedCase {
  const signed = new SignedCase();
  for (const [command, actor] of disclosure) signed.give(command, actor);
  return signed.give(prepare('disclose'), jurist).give(approve('jurist'), otherJurist).give(release, third);
}

const ofCase = ({ entries }: SignedCase): Entry[] =>
  entries.map(({ event: { type, data }, actor, at }, index) => {
    const entry = { stream, seq: index + 1, type, data, actor, at };
    return { ...entry, class: 'other', salt: '', opening: '' } as unknown as Entry;
  });

/** Keys and rights first, as the log has them by the time people act; or the case before all of them. */
function taken(signed: SignedCase, entries = ofCase(signed), caseFirst = false): SignedLog {
  const log = new SignedLog(publicKeyOf(machine));
  const keys = signed.log.entries as Entry[];
  for (const entry of caseFirst ? [...entries, ...keys] : [...keys, ...entries]) log.take(entry);
  return log;
}

const without = (entries: readonly Entry[], type: string): Entry[] =>
  entries.map((entry) => {
    const { signature: _, ...data } = entry.data as Record<string, unknown>;
    return entry.type === type ? ({ ...entry, data } as Entry) : entry;
  });

describe('the signatures of an exported log', () => {
  it('hold where every act is signed by its author', () => {
    const { faults, signed, older } = taken(sent());
    expect({ faults, signed, older }).toEqual({ faults: [], signed: 2, older: 0 });
  });

  it('do not hold under the key of another log', () => {
    const signed = sent();
    const log = new SignedLog(new Uint8Array(32));
    for (const entry of [...signed.log.entries, ...ofCase(signed)] as Entry[]) log.take(entry);
    expect(log.faults).toHaveLength(2);
  });

  it('are wanted of every act after the first key, and the place of the fault is named', () => {
    expect(taken(sent(), without(ofCase(sent()), 'case.approved')).faults).toEqual([
      expect.stringMatching(/^case\/.*500, seq 6: This act carries the signature/),
      expect.stringMatching(/^case\/.*500, seq 7: /),
    ]);
  });

  it('count for nothing while the account is suspended, and again by themselves after three days', () => {
    const during = sent().suspend(otherJurist, instant('2026-11-28T08:30:00.000Z'));
    expect(taken(during).faults).toEqual([
      expect.stringMatching(/^case\/.*500, seq 6: /),
      expect.stringMatching(/^case\/.*500, seq 7: /),
    ]);
    expect(taken(sent().suspend(otherJurist, instant('2026-11-25T08:59:00.000Z'))).faults).toEqual([]);
  });

  it('are not wanted of acts that stand before the first key', () => {
    const signed = sent();
    const old = without(without(ofCase(signed), 'case.approved'), 'case.released');
    expect(taken(signed, old, true)).toMatchObject({ faults: [], signed: 0, older: 2 });
  });

  it.each([
    ['case.approved', 'signature', anySignature],
    ['case.released', 'signature', anySignature],
    ['case.prepared', 'payload', 'b'.repeat(64)],
  ])('do not hold where %s has another %s', (type, field, value) => {
    const signed = sent().forge(type as 'case.approved', { [field]: value });
    expect(taken(signed).faults).not.toEqual([]);
  });

  it('do not hold where what was sent lacks a consent, though its own signature holds', () => {
    const signed = sent();
    const entries = ofCase(signed).map((entry) => (entry.type === 'case.approved' ? { ...entry, type: 'x' } : entry));
    expect(taken(signed, entries).faults).toEqual([expect.stringMatching(/seq 7: A consent is missing/)]);
  });

  it('hold beside an entry about rights that counts for nothing, which is listed', () => {
    const signed = sent();
    const grant = signed.log.entries.find(({ type }) => type === 'config.grant_confirmed');
    signed.log.write('config/people', 'config.grant_confirmed', grant?.actor ?? '', grant?.data);
    const { faults, void: nothing } = taken(signed);
    expect(faults).toEqual([]);
    expect(nothing).toEqual([expect.stringMatching(/^config\/people, seq \d+: the grant was given before\.$/)]);
  });

  it('do not hold where an act cannot be read', () => {
    const signed = sent();
    const entries = ofCase(signed).map((entry) => (entry.type === 'case.approved' ? { ...entry, data: {} } : entry));
    expect(taken(signed, entries).faults[0]).toMatch(/seq 6: the act cannot be read/);
  });
});
