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
  run,
  service,
} from '../../../test/support/case-walk.js';
import { productLaw } from '../../../test/support/law.js';
import { book, context, judged, textOf, version } from '../../../test/support/letters.js';
import type { Day } from '../kernel/day.js';
import type { Instant } from '../kernel/instant.js';
import { clockOn } from '../law/clock.js';
import type { RequestFacts } from '../law/fact.js';
import { circuitsOn } from '../workflow/circuit.js';
import type { Command } from './command.js';
import { decide } from './decide.js';
import { compose } from './letters/letter.js';
import type { Actor, Circumstances } from './model/circumstances.js';
import { openClocks } from './model/open-clock.js';
import type { CaseState } from './model/state.js';

const law = productLaw();
const at: Circumstances = {
  ...circumstances,
  ...{ rules: law, clocks: law.clocks, escalation: law.escalation, now: '2026-11-24T14:00:00.000Z' as Instant },
  circuits: circuitsOn(law.circuits, '2026-11-24'),
};
const on = (now: string): Circumstances => ({ ...at, now: now as Instant });
type Step = [Command, Actor, Circumstances];
const noteId = id(300);
const about = { preparationId: id(200), payload };
const letter = {
  ...{ id: id(210), kind: 'clarification' as const, language: 'fr' as const, template: 'clarification.v1' },
  ...{ templateSha256: payload, sha256: payload },
};
const ask: Command = { type: 'prepare', ...about, action: 'clarify', letters: [letter], attached: 0 };
const send: Command = { type: 'refuse', ...about };
const sent: Command = { type: 'record_letter_sent', letterId: letter.id, kind: 'clarification', sha256: payload };
const conclude: Command = { type: 'conclude_silence', noteId };
const joined: Command = { type: 'join', messageId: id(101), reason: 'thread' };
const ring: Command = { type: 'ring', timer: 'answer', about: about.preparationId };
const then = (...steps: (readonly [Command, Actor])[]): Step[] => steps.map(([command, actor]) => [command, actor, at]);

const questioned = (rule: string, facts: Partial<RequestFacts>, code: string): Step[] => [
  [opened, service, at],
  [read(facts), service, at],
  [
    classified({
      ...{ rule, row: rule, verdict: 'CLARIFY', circuit: 'clarification', approvers: ['jurist'], facts: [] },
      grounds: ['G-AUTH'],
      clocks: [{ code, legalEnd: null, safeEnd: '2026-11-26T17:00:00.000Z' }],
    }),
    service,
    at,
  ],
  ...then([ask, jurist], [approve('jurist'), otherJurist], [send, head], [sent, service]),
];
const unknown = questioned('X01', { issuerZone: 'UNKNOWN', issuerCountry: null, bases: [] }, 'SLA-2WD');
const refused = (state: CaseState, command: Command, actor: Actor, when: Circumstances): string => {
  const decided = decide(state, command, actor, when);
  return decided.ok ? 'accepted' : decided.refusal.code;
};

describe('a question to an author whose origin is not established', () => {
  const over = on('2026-12-08T17:00:00.000Z');
  const { state } = run(...unknown);

  it('gives ten working days for an answer, from the day on which it left', () => {
    expect(state).toMatchObject({ step: 'waiting', question: 1 });
    expect(openClocks(state, law)).toMatchObject([
      { code: 'SLA-2WD' },
      { code: 'SLA-10WD-ANSWER', startsAt: at.now, safeEnd: '2026-12-08T17:00:00.000Z' },
    ]);
  });

  it('says so in its letter, in the number of days of the clock', () => {
    const days = clockOn('SLA-10WD-ANSWER', '2026-12-02' as Day, law.clocks)?.amount;
    const { route } = law.rules.find(({ rule }) => rule.id === 'X01')?.rule ?? {};
    const judgement = judged({ verdict: 'CLARIFY', notices: [], letterBlocks: route?.letterBlocks ?? [] });
    const asked = compose('clarification', context({ judgement, day: '2026-12-02' as Day }), book, 'en');
    expect(days).toBe(10);
    expect(textOf(version(asked, 'fr'))).toContain('Sans réponse de votre part dans les dix jours ouvrés');
    expect(textOf(version(asked, 'en'))).toContain('Without an answer from you within the ten working days');
  });

  it('is no ground of a refusal before that time is over, nor where it has not left', () => {
    expect(refused(state, conclude, jurist, on('2026-12-08T16:59:00.000Z'))).toBe('answer-awaited');
    expect(refused(run(...unknown.slice(0, -1)).state, conclude, jurist, over)).toBe('question-not-left');
    expect(refused(state, conclude, jurist, over)).toBe('accepted');
  });

  it('raises an alarm once that time is over: nothing is prepared by itself', () => {
    const rung = run(...unknown, [ring, service, over]).state;
    expect(rung.alarms).toEqual([{ code: 'question_unanswered', about: about.preparationId }]);
    expect(rung).toMatchObject({ step: 'waiting', classification: { verdict: 'CLARIFY' } });
    expect(run(...unknown, [ring, service, at]).state.alarms).toEqual([]);
    expect(run(...unknown, [joined, service, at], [ring, service, over]).state.alarms).toEqual([]);
    expect(refused(state, conclude, service, over)).toBe('person-only');
  });

  it('left unanswered has the refusal prepared by people, and the head of legal consents to it', () => {
    const draft = run(...unknown, [conclude, jurist, over]).state;
    expect(draft).toMatchObject({ status: 'open', circuit: 'refusal', step: 'preparation', preparation: null });
    expect(draft.classification).toMatchObject({
      ...{ verdict: 'REFUSE', grounds: ['G-AUTH'], decided: 'refuse', approvers: ['jurist', 'head_of_legal'] },
      letterBlocks: ['B0', 'B-UNANSWERED'],
    });
    const no = { ...letter, id: id(211), kind: 'refusal' as const, template: 'refusal.v1' };
    const refusal = { preparationId: id(201), payload };
    const ended = run(
      ...unknown,
      [conclude, jurist, over],
      [{ type: 'prepare', ...refusal, action: 'refuse', letters: [no], attached: 0 }, jurist, over],
      [{ ...approve('jurist'), preparationId: id(201) } as Command, otherJurist, over],
      [{ ...approve('head_of_legal'), preparationId: id(201) } as Command, head, over],
      [{ type: 'refuse', ...refusal }, person(5, 'jurist'), over],
      [{ ...sent, letterId: no.id, kind: 'refusal' } as Command, service, over],
      [{ type: 'close' }, service, over],
    ).state;
    expect(ended).toMatchObject({ status: 'closed', outcome: 'refused' });
  });

  it('is refused with a letter that says which question was not answered', () => {
    const judgement = judged({
      ...{ verdict: 'REFUSE', grounds: ['G-AUTH'], notices: [], letterBlocks: ['B0', 'B-UNANSWERED'] },
    });
    const no = compose('refusal', context({ judgement, day: '2026-12-09' as Day }), book, 'en');
    expect(textOf(version(no, 'fr'))).toContain('Ce délai est écoulé et aucune réponse ne nous est parvenue.');
    expect(textOf(version(no, 'en'))).toContain('That time is over and no answer has reached us.');
    expect(textOf(version(no, 'fr'))).toContain('Aucune donnée n’a été communiquée');
  });

  it('is answered by any message that came since: no refusal stands on silence then, nor one that was prepared', () => {
    const answered = run(...unknown, [joined, service, at]).state;
    expect(refused(answered, conclude, jurist, over)).toBe('answered-since');
    const late = run(...unknown, [conclude, jurist, over], [joined, service, over]).state;
    const refusal: Command = { ...ask, action: 'refuse' } as Command;
    expect(refused(late, refusal, jurist, over)).toBe('answered-since');
    const anew = run(
      ...unknown,
      [conclude, jurist, over],
      [joined, service, over],
      [classified({ verdict: 'REFUSE', circuit: 'refusal', approvers: ['head_of_legal'] }), service, over],
    ).state;
    expect(refused(anew, { ...refusal, letters: [{ ...letter, kind: 'refusal' }] } as Command, jurist, over)).toBe(
      'accepted',
    );
  });

  it('that was cancelled before it left was not asked', () => {
    const recalled = run(...unknown.slice(0, -1), [{ type: 'recall', ...about, noteId } as never, jurist, at]).state;
    expect(recalled.question).toBeUndefined();
  });

  it('has its time go on when the case is judged again', () => {
    const again = run(...unknown, [unknown[2]?.[0] as Command, service, at]).state;
    expect(openClocks(again, law)).toMatchObject([{ code: 'SLA-2WD' }, { code: 'SLA-10WD-ANSWER', startsAt: at.now }]);
    expect(refused(again, conclude, jurist, over)).toBe('accepted');
  });
});

describe('a question about a European Preservation Order', () => {
  const order = questioned(
    'E13',
    { issuerZone: 'EU_EEV', issuerCountry: 'DE', bases: ['EU-EPOC-PR'], categories: ['PRES'] },
    'D-EEV-CLAR5X',
  );
  const over = on('2026-11-30T23:00:00.000Z');
  const keep: Command = { type: 'act', actId: id(400), action: 'preserve', noteId };
  const lift: Command = { type: 'end_preservation', cause: 'exempt', otherHoldsChecked: true, noteId };

  it('exempts the operator once the five days of the authority are over, by the legal end, and the case ends', () => {
    const { state } = run(...order);
    expect(openClocks(state, law)).toMatchObject([{ code: 'D-EEV-CLAR5X', legalEnd: '2026-11-30T23:00:00.000Z' }]);
    expect(refused(state, conclude, jurist, on('2026-11-30T22:59:00.000Z'))).toBe('answer-awaited');
    const ended = run(...order, [conclude, jurist, over]);
    expect(ended.state).toMatchObject({ status: 'closed', outcome: 'clarification', step: 'ended' });
    const concluded = ended.entries.find(({ event }) => event.type === 'case.silence_concluded');
    expect(concluded?.event.data).toEqual({ article: 'EEV 11(5)', noteId });
  });

  it('does not end the case while data are kept, which the exemption lifts', () => {
    const kept = run(
      ...order,
      [keep, jurist, at],
      [{ type: 'ratify', actId: id(400), upheld: true, noteId }, head, at],
    ).state;
    expect(refused(kept, conclude, jurist, over)).toBe('preservation-runs');
    expect(refused(kept, lift, jurist, at)).toBe('answer-awaited');
    expect(refused(kept, lift, jurist, over)).toBe('accepted');
    const { state } = run(...unknown, [joined, service, at]);
    const elsewhere = { ...state, preservation: kept.preservation };
    expect(refused(elsewhere, lift, jurist, over)).toBe('not-exempt');
  });

  it('exempts from nothing where a production is ordered: the duties wait for the clarification', () => {
    const production = questioned(
      'E13',
      { issuerZone: 'EU_EEV', issuerCountry: 'DE', bases: ['EU-EPOC'], categories: ['SUB'] },
      'D-EEV-CLAR5',
    );
    expect(refused(run(...production).state, conclude, jurist, over)).toBe('nothing-from-silence');
    expect(refused(run(...production).state, { type: 'close' }, jurist, over)).toBe('accepted');
  });
});
