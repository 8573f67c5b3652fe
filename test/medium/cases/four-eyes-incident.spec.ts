// @stage redis
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { actOn } from '../../../src/domain/signature/act.js';
import { Ledger } from '../../../src/ledger/ledger.js';
import { anySignature } from '../../support/case-walk.js';
import { Forger, french } from '../../support/forger.js';
import { enrolled, passwordSignatory } from '../../support/signatory.js';

/** What a stolen role of the application writes of an incident, a recipient or a service, without the code of the product. */
describe('what a second person confirms, kept by the database alone', () => {
  const forger = new Forger();
  const { who, entry, fails } = forger;
  beforeAll(forger.open);
  afterAll(forger.close);

  /** Under a key of that person, over another act: what it signs is verified outside of the database. */
  const signed = async (caseId: string, by: string, type: string, data: object) => {
    const signature = (await forger.desk.signing.of(who(by))).sign(actOn('approve', { case: caseId }));
    return entry(caseId, type, who(by), { ...data, noteId: randomUUID(), signature });
  };
  const decision = { significant: false, dataReached: false, knownAt: '2026-11-24T08:00:00.000Z' };
  const order = (caseId: string, by: string, orderId: string) => {
    const acknowledgeBefore = '2026-11-24T10:00:00.000Z';
    return signed(caseId, by, 'case.measure_ordered', { orderId, measure: 'freeze_access', acknowledgeBefore });
  };
  const answer = (caseId: string, by: string, orderId: string) =>
    signed(caseId, by, 'case.instruction_answered', { orderId, answer: 'done' });
  const decide = (caseId: string, by: string) => signed(caseId, by, 'case.incident_decided', decision);

  it('an incident is decided under a confirmed key of a person who may decide it', async () => {
    const caseId = await forger.desk.request(french);
    const forged = (by: string, signature: object) =>
      entry(caseId, 'case.incident_decided', who(by), { ...decision, noteId: randomUUID(), signature });
    await fails(() => forged('dpo', anySignature), 'under a confirmed key');
    const another = (await forger.desk.signing.of(who('head'))).sign(actOn('approve', { case: caseId }));
    await fails(() => forged('dpo', another), 'under a confirmed key');
    await fails(() => decide(caseId, 'jurist'), 'of these roles');
    await decide(caseId, 'dpo');
  });

  it('an incident is not decided under a key that an older one enrolled and no second person confirmed', async () => {
    const { desk } = forger;
    const caseId = await desk.request(french);
    const person = who('dpo');
    const waiting = passwordSignatory(person);
    const data = enrolled(waiting, await desk.signing.of(person));
    const enrolment = { type: 'key.enrolled', class: 'other', actor: person, data } as const;
    await desk.identity.transaction((tx) => desk.module.get(Ledger).record(tx, 'keys', [enrolment]));
    const signature = waiting.sign(actOn('approve', { case: caseId }));
    const under = () =>
      entry(caseId, 'case.incident_decided', person, { ...decision, noteId: randomUUID(), signature });
    await fails(under, 'under a confirmed key');
  });

  it('is decided once operations answered each measure, by a person who ordered none, and keeps its case open until then', async () => {
    const [caseId, orderId] = [await forger.desk.request(french), randomUUID()];
    await order(caseId, 'head', orderId);
    await fails(() => decide(caseId, 'dpo'), 'once operations confirmed');
    const close = () =>
      entry(caseId, 'case.closed', 'cases', { outcome: 'no_data', accountsDisclosed: 0, step: 'done' });
    await fails(close, 'have not confirmed each measure');
    await answer(caseId, 'operations', orderId);
    await decide(caseId, 'dpo');
    await close();
  });

  it('a recipient is confirmed as it was chosen, by another person', async () => {
    const caseId = await forger.desk.request(french);
    const addressId = randomUUID();
    const seen = (by: string, recipientId = addressId) =>
      entry(caseId, 'case.recipient_confirmed', who(by), { recipientId, signature: anySignature });
    await fails(() => seen('head'), 'Nothing of that waits');
    const chosen = {
      recipient: 'magistrate',
      addressId,
      digest: 'e'.repeat(64),
      noteId: randomUUID(),
      step: 'preparation',
    };
    await entry(caseId, 'case.recipient_chosen', who('jurist'), chosen);
    await fails(() => seen('jurist'), 'another person');
    await fails(() => seen('head', randomUUID()), 'Nothing of that waits');
    const unsigned = () => entry(caseId, 'case.recipient_confirmed', who('head'), { recipientId: addressId });
    await fails(unsigned, 'carries the signature');
    await seen('head');
  });

  it('a service is confirmed as it was stated, by another person', async () => {
    const caseId = await forger.desk.request(french);
    const at = '2026-11-24T08:00:00.000Z';
    const confirmed = (by: string, when = at) =>
      entry(caseId, 'case.service_confirmed', who(by), { at: when, clocks: [], signature: anySignature });
    await fails(() => confirmed('head'), 'Nothing of that waits');
    const stated = { manner: 'post', at, before: at, clocks: [], noteId: randomUUID() };
    await entry(caseId, 'case.service_stated', who('jurist'), stated);
    await fails(() => confirmed('jurist'), 'another person');
    await fails(() => confirmed('head', '2026-11-24T09:00:00.000Z'), 'Nothing of that waits');
    await confirmed('head');
  });
});
