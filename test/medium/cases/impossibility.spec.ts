// @stage redis
/** An impossibility that was reported, its end and its conclusion, on a real log; and the timer of a question. Doubles: the relay. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Command } from '../../../src/domain/case/command.js';
import { LetterDesk } from '../../support/letter-desk.js';
import { wordsOfPdf } from '../../support/pdf-words.js';
import { refused, requisition } from '../../support/written-request.js';

let desk: LetterDesk;
beforeAll(async () => {
  desk = await LetterDesk.open();
});
beforeEach(() => desk.forget());
afterAll(() => desk.close());

const noteId = randomUUID();
const own = { ...refused, grounds: [], notices: [], letterBlocks: [], gag: 'G_NONE', counsel: [] } as const;
const endedAt = '2026-11-25T08:00:00.000Z';

/** A removal order that cannot be carried out, of which the authority was informed. */
async function reported(): Promise<string> {
  const clock = { code: 'D-TCO-1H', legalEnd: '2026-11-24T15:00:00.000Z', safeEnd: '2026-11-24T14:37:12.000Z' };
  const caseId = await desk.request({
    facts: { ...requisition, issuerZone: 'EU_EEV', issuerCountry: 'DE', bases: ['EU-TCO-3'], categories: ['REM'] },
    classification: {
      ...{ ...own, row: 'E25', rule: 'E25', verdict: 'ADMIT', circuit: 'terreg', clocks: [clock] },
      ...{ approvers: ['head_of_legal'], grounds: [], notices: [], letterBlocks: [], counsel: [] },
    },
    language: 'de',
  });
  await desk.give(caseId, { type: 'state_impossibility', why: 'impossible', noteId }, desk.person('jurist'));
  await desk.decide(caseId, 'inform');
  await desk.run('correspondence.send_letter');
  await desk.run('cases.close');
  return caseId;
}

it('A removal order that cannot be carried out waits for the end of that, which a person signs, and the period runs anew.', async () => {
  const caseId = await reported();
  const [, form] = desk.relay.received.at(-1)?.attachments ?? [];
  expect(await wordsOfPdf(form?.content ?? Buffer.of())).toContain('Force majeure');
  expect(await desk.state(caseId)).toMatchObject({ status: 'open', step: 'suspended', shortfall: 'impossible' });
  const over: Command = { type: 'end_impossibility', endedAt, noteId };
  const again = await desk.give(caseId, over, desk.person('jurist'));
  expect(again).toMatchObject({ step: 'preparation', shortfall: null, met: ['D-TCO-1H'] });
  expect(again.clocks).toContainEqual({
    ...{ code: 'D-TCO-1H-OVER', startsAt: endedAt },
    ...{ legalEnd: '2026-11-25T10:00:00.000Z', safeEnd: '2026-11-25T09:00:00.000Z' },
  });
  const [entry] = await desk.platform.fresh.asOwner(
    `select data ->> 'signature' is not null as signed from entry where stream = $1 and type = 'case.impossibility_ended'`,
    [`case/${caseId}`],
  );
  expect(entry).toEqual({ signed: true });
});

it('An impossibility that never ends closes the case without data, with its reason in the log.', async () => {
  const caseId = await reported();
  const conclude: Command = { type: 'conclude_impossibility', how: 'lasting', noteId };
  const ended = await desk.give(caseId, conclude, desk.person('jurist'));
  expect(ended).toMatchObject({ status: 'closed', outcome: 'no_data' });
  const [entry] = await desk.platform.fresh.asOwner(
    `select data ->> 'how' as how from entry where stream = $1 and type = 'case.impossibility_concluded'`,
    [`case/${caseId}`],
  );
  expect(entry).toEqual({ how: 'lasting' });
});

it('A question to an author whose origin is not established is asked after at the end of its time, by an alarm alone.', async () => {
  const caseId = await desk.request({
    facts: { ...requisition, issuerZone: 'UNKNOWN', issuerCountry: null, bases: [] },
    classification: {
      ...{ ...own, row: 'X01', rule: 'X01', verdict: 'CLARIFY', circuit: 'clarification' },
      ...{
        approvers: ['head_of_legal'],
        grounds: ['G-AUTH'],
        notices: [],
        letterBlocks: ['B-AUTH', 'B-ANSWER'],
        counsel: [],
      },
    },
    language: 'fr',
  });
  await desk.decide(caseId, 'clarify');
  await desk.run('correspondence.send_letter');
  const asked = await desk.state(caseId);
  const [letter] = desk.relay.received.at(-1)?.attachments ?? [];
  expect(await wordsOfPdf(letter?.content ?? Buffer.of())).toContain('dix jours ouvrés');
  expect(asked).toMatchObject({ status: 'open', step: 'waiting', question: 1 });
  const [answer] = asked.clocks.filter(({ code }) => code === 'SLA-10WD-ANSWER');
  const timers = await desk.platform.fresh.asOwner<{ due: Date }>(
    `select due_at as due from outbox where payload ->> 'caseId' = $1 and payload ->> 'timer' = 'answer'`,
    [caseId],
  );
  expect(timers.map(({ due }) => due.toISOString())).toEqual([answer?.safeEnd]);
  const silence: Command = { type: 'conclude_silence', noteId };
  await expect(desk.give(caseId, silence, desk.person('jurist'))).rejects.toThrow();
});

it('A question that stays unanswered is refused as people prepare it, after the entry that says so, by the same account.', async () => {
  const judged = {
    ...own,
    verdict: 'CLARIFY',
    circuit: 'clarification',
    approvers: ['head_of_legal' as const],
  } as const;
  const lists = { grounds: ['G-AUTH' as const], notices: [], letterBlocks: ['B-AUTH'], counsel: [] };
  const caseId = await desk.request({
    facts: { ...requisition, issuerZone: 'UNKNOWN', issuerCountry: null, bases: [] },
    classification: { ...judged, ...lists, approvers: ['head_of_legal'], row: 'E13', rule: 'E13' },
    language: 'fr',
  });
  await desk.decide(caseId, 'clarify');
  await desk.run('correspondence.send_letter');
  const past = { legalEnd: null, startsAt: '2026-11-10T09:00:00.000Z', safeEnd: '2026-11-25T17:00:00.000Z' };
  const clocks = [{ code: 'SLA-10WD-ANSWER', ...past }];
  const again = { ...judged, ...lists, approvers: ['head_of_legal' as const], row: 'X01', rule: 'X01', clocks };
  await desk.give(caseId, { type: 'classify', classification: { ...again, approvers: ['head_of_legal'] } });
  const concluded = await desk.give(caseId, { type: 'conclude_silence', noteId }, desk.person('jurist'));
  expect(concluded).toMatchObject({ circuit: 'refusal', step: 'preparation', unanswered: 1 });
  await desk.decide(caseId, 'refuse');
  await desk.run('correspondence.send_letter');
  await desk.run('cases.close');
  const [letter] = desk.relay.received.at(-1)?.attachments ?? [];
  expect(await wordsOfPdf(letter?.content ?? Buffer.of())).toContain('aucune réponse ne nous est parvenue');
  expect(await desk.state(caseId)).toMatchObject({ status: 'closed', outcome: 'refused' });
});
