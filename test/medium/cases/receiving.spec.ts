// @stage redis
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Ledger } from '../../../src/ledger/ledger.js';
import { enclosureOf } from '../../../src/letters/writing/letter-writer.js';
import { deadLetters } from '../../../src/platform/jobs/dead-letters.js';
import { LetterDesk } from '../../support/letter-desk.js';
import { admitted, requisition } from '../../support/written-request.js';

const SEND = 'correspondence.send_letter';
const data = enclosureOf('export.csv', 'text/csv', Buffer.from('account;name\n1;Canary\n'));
const french = { facts: requisition, classification: { ...admitted, approvers: ['head_of_legal' as const] } };

describe('data for a French request', () => {
  let desk: LetterDesk;
  beforeAll(async () => {
    desk = await LetterDesk.open();
  });
  afterAll(() => desk?.close());
  beforeEach(() => desk.forget());

  const prepared = (address: string) =>
    desk.request({ ...french, requester: { address } }).then((id) => desk.draft(id, 'disclose', [data], 1));

  it.each(['agent@ic.fbi.gov', 'mairie@voiron-mairie.fr', 'kp@polizei.nrw.de'])(
    'are not prepared for a mailbox that stands elsewhere: %s',
    async (address) => {
      await expect(prepared(address)).rejects.toThrow('mailbox-elsewhere');
    },
  );

  it('are prepared for, and sent to, a mailbox that two persons established', async () => {
    const address = 'mairie@voiron-mairie.fr';
    const caseId = await desk.request({ ...french, requester: { address } });
    const noteId = '00000000-0000-4000-8000-000000000001';
    const evidence = { zone: 'FR', method: 'official_publication', evidence: 'e'.repeat(64), noteId } as const;
    await desk.give(caseId, { type: 'record_origin', ...evidence }, desk.person('jurist'));
    await desk.give(caseId, { type: 'confirm_origin', noteId }, desk.person('head_of_legal'));
    await desk.decide(caseId, 'disclose', [data], 1);
    await desk.run(SEND);
    expect(desk.relay.received.map(({ to }) => [to].flat()[0]?.text)).toEqual([address]);
  });

  it('do not leave once the facts name another zone than when they were released', async () => {
    const caseId = await desk.request(french);
    await desk.decide(caseId, 'disclose', [data], 1);
    const { seq } = await desk.state(caseId);
    const jurist = desk.person('jurist');
    if (jurist.kind !== 'person') throw new Error('A jurist is a person.');
    // No command writes this entry: it stands for one that was written past the rules.
    await desk.database.transaction((tx) =>
      desk.module.get(Ledger).append(tx, `case/${caseId}`, seq, [
        {
          ...{ type: 'case.fact_confirmed', class: 'other', actor: jurist.id },
          data: { fact: 'issuerZone', value: 'EU_EEV', corrected: true },
        },
      ]),
    );
    await desk.run(SEND);
    expect(desk.relay.received).toHaveLength(0);
    expect((await deadLetters(desk.database, 10)).map(({ reason }) => reason)).toEqual([
      'The address of the answer is not that of an authority of the zone in the facts. Record the evidence for this address and have a second person confirm it. It was not sent.',
    ]);
  });
});
