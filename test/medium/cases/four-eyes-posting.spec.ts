// @stage redis
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RecipientsService } from '../../../src/cases/http/recipients.service.js';
import { valueOrFail } from '../../../src/domain/kernel/result.js';
import { Forger, french } from '../../support/forger.js';
import { refused } from '../../support/written-request.js';

/** A letter that a person says they posted: against a stolen application role. */
describe('a letter by post, kept by the database alone', () => {
  const forger = new Forger();
  const { sql, who, appended, fails } = forger;
  beforeAll(forger.open);
  afterAll(forger.close);

  /** A refusal by post, prepared, and released where it is asked. */
  async function written(isReleased: boolean) {
    const { desk } = forger;
    const classification = { ...refused, verdict: 'REFUSE' as const, notices: [] };
    const caseId = await desk.request({ ...french, classification, requester: { address: '' } });
    const choice = { recipient: 'requester', name: 'Greffe', address: '', postal: '1 rue du Palais\nParis' } as const;
    valueOrFail(
      await desk.module
        .get(RecipientsService, { strict: false })
        .choose(caseId, { ...choice, reason: 'Vu.' }, { actor: desk.person('jurist'), key: randomUUID() }),
    );
    const recipientId = (await desk.state(caseId)).recipient?.id ?? '';
    await desk.give(caseId, { type: 'confirm_recipient', recipientId }, desk.person('jurist', 1));
    const { preparation } = await desk.draft(caseId, 'refuse');
    const { id: preparationId = '', payload = '', requester } = preparation ?? {};
    const consent = { type: 'approve', preparationId, payload, requester: requester ?? '' } as const;
    await desk.give(caseId, { ...consent, role: 'head_of_legal' }, desk.person('head_of_legal'));
    if (isReleased) await desk.give(caseId, { type: 'refuse', preparationId, payload }, desk.person('jurist', 1));
    const [letter] = preparation?.letters ?? [];
    return { caseId, preparationId, letterId: letter?.id ?? '', sha256: letter?.sha256 ?? '' };
  }
  type Written = Awaited<ReturnType<typeof written>>;

  const forge = ({ caseId, letterId, sha256 }: Written, by: string, deliveredAs: string | null, changed: object = {}) =>
    forger.desk.database.transaction(async (tx) => {
      const told = { letterId, kind: 'refusal', sha256, manner: 'registered', postedAt: '2026-11-24T14:00:00.000Z' };
      await appended(tx, caseId, 'case.letter_posted', who(by), { ...told, noteId: randomUUID(), ...changed });
      if (deliveredAs) await tx.query(delivery, [letterId, `${letterId}@forged.example`, deliveredAs]);
    });
  const delivery = `insert into delivery (letter_id, message_id, state, sent_at, leased_until)
    values ($1, $2, $3, case when $3 = 'sent' then now() end, case when $3 = 'attempting' then now() end)`;

  it('is posted once it was released, by a role that may, with its delivery, once', async () => {
    const kept = await written(false);
    await fails(() => forge(kept, 'jurist', 'sent'), 'No such letter by post was released');
    const free = await written(true);
    await fails(() => forge(free, 'jurist', null), 'recorded with the delivery');
    await fails(() => forge(free, 'jurist', 'attempting'), 'sent when a person says so');
    await fails(() => forge(free, 'dpo', 'sent'), 'by a person of a role that may');
    await fails(() => forge(free, 'jurist', 'sent', { sha256: 'a'.repeat(64) }), 'does not say who posted');
    await fails(() => sql(delivery, free.letterId, 'x@forged.example', 'sent'), 'does not say who posted');
    await forge(free, 'jurist', 'sent');
    await fails(() => forge(free, 'jurist', null), 'No such letter by post was released');
    expect((await forger.desk.state(free.caseId)).lettersSent).toContain(free.letterId);
  });

  it('is not posted once it was recalled, nor a letter by mail at all', async () => {
    const back = await written(true);
    const { caseId, preparationId } = back;
    const { desk } = forger;
    await desk.database.transaction(async (tx) => {
      const command = { type: 'recall', preparationId, noteId: randomUUID() } as const;
      valueOrFail(await desk.cases.handleIn(tx, caseId, command, { actor: desk.person('jurist'), key: randomUUID() }));
    });
    await fails(() => forge(back, 'jurist', 'sent'), 'No such letter by post was released');
    const mailed = await desk.request({
      ...french,
      classification: { ...refused, notices: [] },
    });
    const { preparation } = await desk.decide(mailed, 'refuse');
    const [letter] = preparation?.letters ?? [];
    await fails(() => sql(delivery, letter?.id, 'y@forged.example', 'sent'), 'claimed before it is sent');
  });
});
