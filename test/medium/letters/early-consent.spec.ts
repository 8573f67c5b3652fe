/** A person whose right is of today consents to no answer with data; the rest of the work goes on. */
import { afterEach, describe, expect, it } from '@jest/globals';
import { NEWEST_RULES, RULES_ENTRY } from '../../../src/domain/signature/grant-event.js';
import { CONSENT_DAYS } from '../../../src/domain/signature/new-rights.js';
import { Ledger } from '../../../src/ledger/ledger.js';
import { enclosureOf } from '../../../src/letters/writing/letter-writer.js';
import { LetterDesk } from '../../support/letter-desk.js';
import { accountOf } from '../../support/stolen-database.js';
import { admitted, requisition } from '../../support/written-request.js';

const SEND = 'correspondence.send_letter';
const data = enclosureOf('export.csv', 'text/csv', Buffer.from('abonné;depuis\nx;2024\n'));

let desk: LetterDesk;
afterEach(() => desk?.close());

/** Its head of legal gets role and key today, after the entry from which on that matters. */
async function open(environment: Record<string, string> = {}): Promise<void> {
  desk = await LetterDesk.open(undefined, undefined, environment);
  for (const index of [0, 1]) await desk.signing.of(accountOf(desk, 'jurist', index));
  const rules = { type: RULES_ENTRY, class: 'other', actor: 'keys', data: { version: NEWEST_RULES } } as const;
  await desk.identity.transaction((tx) => desk.module.get(Ledger).record(tx, 'config/people', [rules]));
}

const disclosing = async () => {
  const caseId = await desk.request({ facts: requisition, classification: admitted });
  return desk.decide(caseId, 'disclose', [data], 1);
};

describe('a head of legal of today', () => {
  it(`does not consent to an answer with data within ${CONSENT_DAYS} days, and the refusal says from when on`, async () => {
    await open();
    await expect(disclosing()).rejects.toThrow(/consent-too-early: .* counts from \w+ \d+\s\w+\s\d{4} at \d\d:\d\d/);
    await desk.run(SEND);
    expect(desk.relay.received).toEqual([]);
  });

  it('consents to a refusal', async () => {
    await open();
    const { preparation } = await desk.decide(await desk.request(), 'refuse');
    expect(preparation?.dispatchedBy).not.toBeNull();
  });

  it('consents to an answer with data where the setting asks no days', async () => {
    await open({ GREFFE_CONSENT_DAYS: '0' });
    expect((await disclosing()).preparation?.dispatchedBy).not.toBeNull();
  });
});
