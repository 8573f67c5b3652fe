import { describe, expect, it } from '@jest/globals';
import {
  approve,
  circumstances,
  classified,
  head,
  id,
  jurist,
  opened,
  otherJurist,
  payload,
  person,
  read,
  refusalOf,
  run,
  service,
} from '../../../test/support/case-walk.js';
import { productLaw } from '../../../test/support/law.js';
import { tableOf } from '../../../test/support/target-table.js';
import type { Instant } from '../kernel/instant.js';
import type { RequestFacts } from '../law/fact.js';
import { circuitsOn } from '../workflow/circuit.js';
import type { Command } from './command.js';
import { decide } from './decide.js';
import { evolve } from './evolve.js';
import type { Actor, Circumstances } from './model/circumstances.js';
import { openClocks } from './model/open-clock.js';
import type { CaseState } from './model/state.js';
import { effectOf, objectionToHandedIn } from './model/writing.js';

const law = productLaw();
const at: Circumstances = {
  ...circumstances,
  ...{ rules: law, clocks: law.clocks, escalation: law.escalation, now: '2026-11-24T14:00:00.000Z' as Instant },
  circuits: circuitsOn(law.circuits, '2026-11-24'),
};
const days = (now: string): Circumstances => ({ ...at, now: now as Instant });
type Step = [Command, Actor, Circumstances];
const noteId = id(300);

const impossible: Command = { type: 'state_impossibility', why: 'impossible', noteId };
const about = { preparationId: id(200), payload };
const letter = {
  ...{ id: id(210), kind: 'confirmation' as const, language: 'fr' as const, template: 'confirmation.v2' },
  ...{ templateSha256: payload, sha256: payload, mailbox: payload, zone: 'EU_EEV' as const },
};
const report: Command = {
  ...{ type: 'prepare', ...about, action: 'inform', letters: [letter], attached: 1 },
};
const inform: Command = { type: 'inform', ...about };
const sent: Command = { type: 'record_letter_sent', letterId: letter.id, kind: 'confirmation', sha256: payload };
const over = (endedAt: string): Command => ({ type: 'end_impossibility', endedAt, noteId });
const conclude = (how: 'released' | 'lasting' = 'released'): Command => ({
  type: 'conclude_impossibility',
  how,
  noteId,
});
const remove: Command = { type: 'act', actId: id(400), action: 'remove', noteId };

const clock = (code: string, end: string) => ({ code, legalEnd: end, safeEnd: end });
const ordered = (facts: Partial<RequestFacts>, rule: string, circuit: string, codes: string[]): Step[] => [
  [opened, service, at],
  [read({ issuerZone: 'EU_EEV', issuerCountry: 'DE', ...facts }), service, at],
  [
    classified({ rule, row: rule, circuit, clocks: codes.map((code) => clock(code, '2026-11-24T14:37:12.000Z')) }),
    service,
    at,
  ],
];
const removal = (): Step[] =>
  ordered({ bases: ['EU-TCO-3'], categories: ['REM'] }, 'E25', 'terreg', ['D-TCO-1H', 'D-TCO-48H']);
const then = (...steps: (readonly [Command, Actor])[]): Step[] => steps.map(([command, actor]) => [command, actor, at]);
const reported = then(
  [impossible, jurist],
  [report, jurist],
  [approve('jurist'), otherJurist],
  [inform, head],
  [sent, service],
);
const codesOf = (state: CaseState) => openClocks(state, law).map(({ code }) => code);
const refused = (state: CaseState, command: Command, actor: Actor = jurist, when = at): string => {
  const decided = decide(state, command, actor, when);
  return decided.ok ? 'accepted' : decided.refusal.code;
};

describe('an impossibility that was reported', () => {
  const waiting = run(...removal(), ...reported).state;

  it('keeps the case open, at the step that waits for its end, and is looked at again after five working days', () => {
    expect(waiting).toMatchObject({ status: 'open', step: 'suspended' });
    expect(refused(waiting, { type: 'close' }, service)).toBe('step-forbids');
    expect(openClocks(waiting, law)).toMatchObject([
      { code: 'D-TCO-48H' },
      { code: 'SLA-5WD-LASTS', safeEnd: '2026-12-01T17:00:00.000Z' },
    ]);
  });

  it('ends the case without data once the authority expects no execution, or where it never ends', () => {
    for (const how of ['released', 'lasting'] as const) {
      const { state } = run(...removal(), ...reported, ...then([conclude(how), jurist]));
      expect(state).toMatchObject({ status: 'closed', outcome: 'no_data', step: 'ended' });
    }
  });

  it('is not concluded before the letter that tells of it arrived, nor while an act waits for its second person', () => {
    expect(refused(run(...removal(), ...reported.slice(0, -1)).state, conclude())).toBe('impossibility-not-reported');
    const acted = {
      id: id(9),
      action: 'preserve' as const,
      by: id(1),
      ratifyBefore: '',
      ratifiedBy: null,
      upheld: null,
    };
    expect(refused({ ...waiting, acts: [acted] }, conclude())).toBe('ratification-open');
    expect(refused({ ...waiting, shortfall: null }, conclude())).toBe('nothing-impossible');
  });
});

describe('an impossibility that is over', () => {
  const later = days('2026-11-27T09:30:00.000Z');
  const endedAt = '2026-11-27T09:10:00.000Z';
  const again = run(...removal(), ...reported, [over(endedAt), jurist, later]).state;

  it('has the order carried out: the period of one hour runs anew from its end', () => {
    expect(again).toMatchObject({ status: 'open', step: 'preparation', shortfall: null, preparation: null });
    expect(openClocks(again, law)).toMatchObject([
      { code: 'D-TCO-48H' },
      {
        code: 'D-TCO-1H-OVER',
        startsAt: endedAt,
        legalEnd: '2026-11-27T11:00:00.000Z',
        safeEnd: '2026-11-27T10:10:00.000Z',
      },
    ]);
  });

  it('leads to the removal, its report and the end of the case as executed', () => {
    const end = run(
      ...removal(),
      ...reported,
      [over(endedAt), jurist, later],
      [remove, jurist, later],
      [{ type: 'ratify', actId: id(400), upheld: true, noteId }, head, later],
      [{ ...report, preparationId: id(201), letters: [{ ...letter, id: id(211) }] } as Command, jurist, later],
      [{ ...approve('jurist'), preparationId: id(201) } as Command, otherJurist, later],
      [{ ...inform, preparationId: id(201) } as Command, head, later],
      [{ ...sent, letterId: id(211) } as Command, service, later],
      [{ type: 'close' }, service, later],
    ).state;
    expect(end).toMatchObject({ status: 'closed', outcome: 'executed' });
    expect(codesOf({ ...end, status: 'open' })).not.toContain('D-TCO-1H-OVER');
  });

  it('is signed by the person who records it, and ends between the receipt of the order and now', () => {
    const { state } = run(...removal(), ...reported);
    expect(refused(state, over(endedAt), jurist, { ...later, signature: null })).toBe('signature-missing');
    expect(refused(state, over('2026-11-27T09:31:00.000Z'), jurist, later)).toBe('impossibility-ends-outside');
    expect(refused(state, over('2026-11-24T13:00:00.000Z'), jurist, later)).toBe('impossibility-ends-outside');
    expect(refused(again, over(endedAt), jurist, later)).toBe('nothing-impossible');
    const data = { endedAt, noteId, suspended: [], step: 'preparation' };
    const unsigned = evolve(state, { event: { type: 'case.impossibility_ended', data }, actor: id(1) });
    expect(unsigned.shortfall).toBe('impossible');
  });

  it('may be over before it was reported, and come again', () => {
    const stated = run(...removal(), ...then([impossible, jurist])).state;
    expect(refused(stated, over('2026-11-24T13:50:00.000Z'))).toBe('accepted');
    const twice = run(...removal(), ...reported, [over(endedAt), jurist, later], [impossible, jurist, later]).state;
    expect(codesOf(twice)).toEqual(['D-TCO-48H']);
  });
});

describe('a certificate whose data cannot be produced for a fact that is not attributable to us', () => {
  const certificate = ordered({ bases: ['EU-EPOC'], categories: ['SUB'], channel: 'OTHER' }, 'E01', 'e_evidence', [
    'D-EEV-P0',
    'D-EEV-10D',
  ]);
  const none = (state: CaseState) => tableOf(state.targets, 0);

  it('is answered without data, as impossible and not as not held', () => {
    const { state } = run(...certificate, ...then([impossible, jurist]));
    expect(effectOf(state, { action: 'disclose', disclosed: 0 })).toBe('impossible');
    expect(effectOf({ ...state, shortfall: null }, { action: 'disclose', disclosed: 0 })).toBe('not_held');
    const data = { action: 'disclose', attached: 1, disclosure: tableOf(state.targets, 1) } as const;
    expect(objectionToHandedIn(state, data, at)?.code).toBe('impossibility-lasts');
    expect(objectionToHandedIn(state, { action: 'disclose', attached: 0, disclosure: none(state) }, at)).toBeNull();
  });

  it('says of each target that it is not held: that is no impossibility', () => {
    const { state } = run(...certificate);
    expect(refusalOf(state, { ...impossible, why: 'not_held' } as Command, jurist, at)).toMatch(/^What is not held/);
  });

  it('waits for the end of the impossibility, then answers within the time of the operator', () => {
    const ends = clock('D-EEV-10D', '2026-12-04T23:00:00.000Z');
    const judged = classified({
      ...{ rule: 'E01', row: 'E01', circuit: 'e_evidence', facts: [], clocks: [ends] },
      approvers: ['jurist', 'head_of_legal'],
    });
    const stated = run(...certificate, [judged, service, at], ...then([impossible, jurist]));
    const letters = [{ ...letter, kind: 'answer' as const, template: 'answer.v2' }];
    const { state } = run(
      ...certificate,
      [judged, service, at],
      ...then(
        [impossible, jurist],
        [
          { type: 'prepare', ...about, action: 'disclose', letters, attached: 0, disclosure: none(stated.state) },
          jurist,
        ],
        [approve('jurist'), otherJurist],
        [approve('head_of_legal'), head],
        [{ type: 'release', ...about }, person(5, 'head_of_legal')],
        [{ ...sent, kind: 'answer' } as Command, service],
      ),
    );
    expect(codesOf(stated.state)).toEqual(['D-EEV-10D']);
    expect(state).toMatchObject({ status: 'open', step: 'suspended' });
    expect(codesOf(state)).toEqual(['SLA-5WD-LASTS']);
    const again = run(...certificate, [judged, service, at], ...then([impossible, jurist]), [
      over('2026-11-25T09:00:00.000Z'),
      jurist,
      days('2026-11-25T10:00:00.000Z'),
    ]).state;
    expect(openClocks(again, law)).toMatchObject([{ code: 'SLA-24H-OVER', safeEnd: '2026-11-26T09:00:00.000Z' }]);
  });
});
