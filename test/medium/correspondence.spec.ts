import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { CaseReceipts } from '../../src/cases/case-receipts.js';
import { CaseVault } from '../../src/cases/vault.js';
import { ClosingReceiptJob } from '../../src/correspondence/closing-receipt.job.js';
import { openEnvelope, sealEnvelope } from '../../src/correspondence/envelope.js';
import { LetterPost } from '../../src/correspondence/letter-post.js';
import { enclosureOf } from '../../src/correspondence/letter-writer.js';
import { LettersService } from '../../src/correspondence/letters.service.js';
import { MailroomService } from '../../src/correspondence/mailroom.service.js';
import { SendLetterJob } from '../../src/correspondence/send-letter.job.js';
import { verifyReceipt } from '../../src/domain/ledger/receipt.js';
import { LedgerIdentity } from '../../src/ledger/ledger-identity.js';
import { Sequencer } from '../../src/ledger/sequencer.js';
import { valueOrThrow } from '../../src/platform/http/refusal.error.js';
import { deadLetters, revive } from '../../src/platform/queue/dead-letters.js';
import { admitted, LetterDesk, refused, requisition, usWarrant, type WrittenRequest } from '../support/letter-desk.js';

const SEND = 'correspondence.send_letter';
const ACKNOWLEDGE = 'correspondence.acknowledge';
const data = enclosureOf('export.csv', 'text/csv', Buffer.from('abonné;depuis\nx;2024\n'));

let desk: LetterDesk;
beforeAll(async () => {
  desk = await LetterDesk.open();
});
beforeEach(() => desk.forget());
afterAll(() => desk.close());

const delivered = () => desk.relay.received;
const recipients = () => delivered().flatMap(({ to }) => [to].flat().map((each) => each?.text));
const letterIds = async (caseId: string) => (await desk.state(caseId)).preparation?.letters.map(({ id }) => id) ?? [];
const disclosure = () => desk.request({ facts: requisition, classification: admitted, language: 'fr' });

async function textOf(pdf: Buffer): Promise<string> {
  const document = await getDocument({ data: new Uint8Array(pdf), useSystemFonts: false }).promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent({ disableNormalization: true });
    pages.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? ' ' : '') : '')).join(''));
  }
  // The font draws a space and a no-break space with one glyph: a reader of the text meets spaces.
  return pages.join(' ').replaceAll(/[\u00a0\u202f]/g, ' ');
}

describe('a refusal that was let go', () => {
  it('reaches the requester, and the SISSE with the reply enclosed, once each', async () => {
    const caseId = await desk.request();
    await desk.decide(caseId, 'refuse');
    await desk.run(SEND);
    expect(recipients()).toEqual(['clerk@court.example', 'sisse@economie-securite.example']);
    const [reply, notice] = delivered();
    expect(reply?.subject).toMatch(/^Réponse à votre demande référencée «\u00a024-mj-00731\u00a0» \(GRF-2026-\d{6}\)$/);
    expect(reply?.inReplyTo).toBe('<warrant-1@court.example>');
    expect(reply?.text).toContain('Please find attached the reply of Nuage Souverain SAS');
    expect(notice?.attachments.map(({ filename }) => filename)).toEqual([
      expect.stringMatching(/^sisse_notice-GRF/),
      expect.stringMatching(/^refusal-GRF/),
    ]);
    const state = await desk.state(caseId);
    expect(state.lettersSent).toEqual(await letterIds(caseId));
  });

  it('says the French sentences, then the English ones, and no target', async () => {
    const caseId = await desk.request();
    await desk.decide(caseId, 'refuse');
    await desk.run(SEND);
    const pdf = delivered()[0]?.attachments[0]?.content;
    if (!pdf) throw new Error('No letter.');
    const text = await textOf(pdf);
    expect(text).toContain('Objet : Réponse à votre demande référencée « 24-mj-00731 »');
    expect(text).toContain('Bureau de l’entraide pénale internationale');
    expect(text).toContain('may be recognised or enforced only if it rests on an international agreement in force');
    const raw = delivered()
      .map(({ text: body }) => body)
      .join();
    expect(text + raw).not.toContain('canary');
  });

  it('leaves once when its job runs again, and when two processes race', async () => {
    const caseId = await desk.request();
    await desk.decide(caseId, 'refuse');
    const job = desk.module.get(SendLetterJob);
    const [letterId = ''] = await letterIds(caseId);
    const run = async () => desk.database.transaction(await job.run({ caseId, letterId }));
    const race = await Promise.allSettled([run(), run(), run()]);
    expect(race.some(({ status }) => status === 'fulfilled')).toBe(true);
    for (const run of race) {
      if (run.status === 'rejected')
        expect(run.reason).toMatchObject({ message: 'Another process is sending this letter.' });
    }
    expect(delivered()).toHaveLength(1);
    await run();
    expect(delivered()).toHaveLength(1);
    const entries = await desk.database.transaction((tx) => desk.cases.entries(tx, caseId));
    expect(entries.filter(({ event }) => event.type === 'case.letter_sent')).toHaveLength(1);
  });

  it('is not sent before anyone lets it go', async () => {
    const caseId = await desk.request();
    await desk.draft(caseId, 'refuse');
    const [letterId = ''] = await letterIds(caseId);
    await expect(desk.module.get(SendLetterJob).run({ caseId, letterId })).rejects.toThrow(
      'No one let this letter go: it was not sent.',
    );
    expect(delivered()).toHaveLength(0);
  });
});

describe('a stored letter that changed after approval', () => {
  const altered =
    'The stored letter is not the one that was approved: it was not sent. Keep its files as evidence and prepare it again.';
  const notApproved = 'What is stored is not the payload that was approved: it was not sent. Prepare it again.';

  async function flipByteOf(letterId: string): Promise<void> {
    const [row] = await desk.database.query<{ blob: string }>(
      'select blob_id as blob from letter_file where letter_id = $1 and position = 0',
      [letterId],
    );
    const blob = row?.blob ?? '';
    const path = join(desk.platform.settings.dataFolder, 'blobs', blob.slice(-2), blob);
    const bytes = readFileSync(path);
    bytes.writeUInt8(bytes.readUInt8(400) ^ 1, 400);
    writeFileSync(path, bytes);
  }

  it('is not sent when one byte of it was flipped: a person is told', async () => {
    const caseId = await desk.request({ classification: { ...refused, notices: [] } });
    await desk.decide(caseId, 'refuse');
    const [letterId = ''] = await letterIds(caseId);
    await flipByteOf(letterId);
    await desk.run(SEND);
    expect(delivered()).toHaveLength(0);
    expect((await deadLetters(desk.database, 10)).map(({ reason }) => reason)).toEqual([altered]);
  });

  it('is not sent when a file is missing', async () => {
    const caseId = await desk.request({ classification: { ...refused, notices: [] } });
    await desk.decide(caseId, 'refuse');
    await desk.platform.fresh.asOwner('delete from letter_file where letter_id = any($1)', [await letterIds(caseId)]);
    await desk.run(SEND);
    expect(delivered()).toHaveLength(0);
    expect((await deadLetters(desk.database, 10)).map(({ reason }) => reason)).toEqual([altered]);
  });

  it('is not sent to another recipient, even sealed with the right key', async () => {
    const caseId = await desk.request({ classification: { ...refused, notices: [] } });
    await desk.decide(caseId, 'refuse');
    const [id = ''] = await letterIds(caseId);
    const key = await desk.database.transaction((tx) => desk.module.get(CaseVault).keyOf(tx, caseId));
    const [row] = await desk.database.query<{ envelope: Buffer }>('select envelope from letter where id = $1', [id]);
    if (!Buffer.isBuffer(key) || !row) throw new Error('No letter.');
    const redirected = { ...openEnvelope(key, id, row.envelope), recipient: 'thief@elsewhere.example' };
    await desk.platform.fresh.asOwner('update letter set envelope = $2 where id = $1', [
      id,
      sealEnvelope(key, id, redirected),
    ]);
    await desk.run(SEND);
    expect(delivered()).toHaveLength(0);
    expect((await deadLetters(desk.database, 10)).map(({ reason }) => reason)).toEqual([notApproved]);
  });

  it.each(['update letter set sha256 = sha256', 'delete from letter', 'update letter_file set size = 1'])(
    'cannot be changed by the application: "%s"',
    async (statement) => {
      await expect(desk.database.query(statement)).rejects.toThrow('permission denied');
    },
  );
});

describe('a relay that does not take the letter', () => {
  it('is asked again, under the same Message-ID, until it does', async () => {
    const caseId = await desk.request({ classification: { ...refused, notices: [] } });
    await desk.decide(caseId, 'refuse');
    desk.relay.mood = 'later';
    await desk.run(SEND);
    expect(delivered()).toHaveLength(0);
    expect(await desk.work(SEND)).toHaveLength(1);
    desk.relay.mood = 'takes';
    await desk.runUntilDone(SEND);
    expect(delivered()).toHaveLength(1);
    expect((await desk.state(caseId)).lettersSent).toEqual(await letterIds(caseId));
  });

  it('is asked again when it cannot be reached', async () => {
    const cut = await LetterDesk.open();
    try {
      const caseId = await cut.request({ classification: { ...refused, notices: [] } });
      await cut.decide(caseId, 'refuse');
      await cut.relay.close();
      await cut.run(SEND);
      expect(await cut.work(SEND)).toHaveLength(1);
      expect(await stateOf(caseId, cut)).toBe('failed');
    } finally {
      await cut.close();
    }
  });

  it('is not asked again when it refuses for good', async () => {
    const caseId = await desk.request({ classification: { ...refused, notices: [] } });
    await desk.decide(caseId, 'refuse');
    desk.relay.mood = 'never';
    await desk.run(SEND);
    expect((await deadLetters(desk.database, 10)).map(({ reason }) => reason)).toEqual([
      'The relay refuses this letter for good: check the address of its recipient.',
    ]);
  });
});

const stateOf = async (caseId: string, at = desk) =>
  valueOrThrow(await at.module.get(MailroomService).list(caseId)).at(-1)?.delivery;

describe('a relay that hangs up without a word', () => {
  it('may have taken a refusal: it is sent again, under the same Message-ID', async () => {
    const caseId = await desk.request({ classification: { ...refused, notices: [] } });
    await desk.decide(caseId, 'refuse');
    desk.relay.mood = 'lost';
    await desk.run(SEND);
    desk.relay.mood = 'takes';
    await desk.runUntilDone(SEND);
    expect(delivered()).toHaveLength(2);
    expect(new Set(delivered().map(({ messageId }) => messageId)).size).toBe(1);
    expect(await stateOf(caseId)).toBe('sent');
  });

  it('may have taken data: they are never sent again before a person says so', async () => {
    const caseId = await disclosure();
    await desk.decide(caseId, 'disclose', [data], 1);
    desk.relay.mood = 'lost';
    await desk.run(SEND);
    desk.relay.mood = 'takes';
    expect(await desk.work(SEND)).toEqual([]);
    expect((await deadLetters(desk.database, 10)).map(({ reason }) => reason)).toEqual([
      'The answer may have left: ask its recipient, then settle the delivery. It is never sent again by itself.',
    ]);
    expect(await stateOf(caseId)).toBe('unknown');
    const [letterId = ''] = await letterIds(caseId);
    await expect(desk.module.get(SendLetterJob).run({ caseId, letterId })).rejects.toThrow('The answer may have left');
    expect(delivered()).toHaveLength(1);
  });

  it.each([
    [true, 1, 'sent'],
    [false, 2, 'sent'],
  ])('is settled by a person: arrived %s', async (arrived, mails, state) => {
    const caseId = await disclosure();
    await desk.decide(caseId, 'disclose', [data], 1);
    desk.relay.mood = 'lost';
    await desk.run(SEND);
    desk.relay.mood = 'takes';
    const [letterId = ''] = await letterIds(caseId);
    const mailroom = desk.module.get(MailroomService);
    const settlement = { arrived, reason: 'Called the service through its switchboard.' };
    const handling = { actor: desk.person('jurist'), key: `settle/${letterId}` };
    valueOrThrow(await mailroom.settle(caseId, letterId, settlement, handling));
    await desk.run(SEND);
    expect(delivered()).toHaveLength(mails);
    expect(await stateOf(caseId)).toBe(state);
    expect((await desk.state(caseId)).lettersSent).toEqual([letterId]);
    const again = await mailroom.settle(caseId, letterId, settlement, { ...handling, key: `again/${letterId}` });
    expect(again.ok ? '' : again.refusal.code).toBe('delivery-known');
  });
});

describe('data that were let go and have not left', () => {
  const noteId = randomUUID();
  const challenge = { type: 'challenge', challengeId: randomUUID(), kind: 'nullity', suspends: true, noteId } as const;
  const settle = { type: 'settle_challenge', challengeId: challenge.challengeId, noteId } as const;
  const pending = 'A challenge that suspends is pending: nothing leaves before it is settled. It was not sent.';

  it('stay while a challenge suspends them, and leave once it is rejected', async () => {
    const caseId = await disclosure();
    await desk.decide(caseId, 'disclose', [data], 1);
    await desk.give(caseId, challenge, desk.person('head_of_legal'));
    await desk.run(SEND);
    expect(delivered()).toHaveLength(0);
    const [dead] = await deadLetters(desk.database, 10);
    expect(dead?.reason).toBe(pending);
    expect(await desk.platform.fresh.asOwner('select topic, work from alarm where case_id = $1', [caseId])).toEqual([
      { topic: SEND, work: dead?.id },
    ]);
    await desk.give(caseId, { ...settle, result: 'rejected' }, desk.person('head_of_legal'));
    await desk.database.transaction((tx) => revive(tx, dead?.id ?? ''));
    await desk.run(SEND);
    expect(delivered()).toHaveLength(1);
  });

  const recall = (caseId: string, preparationId: string, actor = desk.person('jurist')) =>
    desk.module
      .get(MailroomService)
      .recall(caseId, preparationId, 'The number of the account is wrong.', { actor, key: randomUUID() });
  const prepared = async (caseId: string) => (await desk.state(caseId)).preparation?.id ?? '';

  it('never leave once they were recalled, and what is prepared in their place does', async () => {
    const caseId = await disclosure();
    await desk.decide(caseId, 'disclose', [data], 1);
    const preparationId = await prepared(caseId);
    valueOrThrow(await recall(caseId, preparationId));
    await desk.run(SEND);
    expect(delivered()).toHaveLength(0);
    expect(await desk.work(SEND, caseId)).toEqual([]);
    expect(await deadLetters(desk.database, 10)).toEqual([]);
    expect(await stateOf(caseId)).toBe('recalled');
    const { entries } = await desk.database.transaction(async (tx) => ({
      entries: await desk.cases.entries(tx, caseId),
    }));
    expect(entries.at(-1)).toMatchObject({
      event: { type: 'case.recalled', data: { preparationId } },
      actor: (desk.person('jurist') as { id: string }).id,
    });
    await desk.decide(caseId, 'disclose', [data], 1);
    await desk.run(SEND);
    expect(delivered()).toHaveLength(1);
  });

  it('that a challenge held back are recalled too: nobody need send them any more, nor answer for their alarm', async () => {
    const caseId = await disclosure();
    await desk.decide(caseId, 'disclose', [data], 1);
    await desk.give(caseId, { ...challenge, challengeId: randomUUID() }, desk.person('head_of_legal'));
    await desk.run(SEND);
    const [dead] = await deadLetters(desk.database, 10);
    expect(dead?.reason).toBe(pending);
    valueOrThrow(await recall(caseId, await prepared(caseId)));
    expect(await deadLetters(desk.database, 10)).toEqual([]);
    const by = (desk.person('jurist') as { id: string }).id;
    expect(await desk.platform.fresh.asOwner('select seen_by as by from alarm where work = $1', [dead?.id])).toEqual([
      { by },
    ]);
    const told = await desk.platform.fresh.asOwner(
      `select type, actor from entry where stream = 'work/' || $1 order by seq desc limit 1`,
      [dead?.id],
    );
    expect(told).toEqual([{ type: 'work.settled', actor: by }]);
  });

  it('never leave by a sender that looked at the case just before they were recalled', async () => {
    const caseId = await disclosure();
    await desk.decide(caseId, 'disclose', [data], 1);
    const preparationId = await prepared(caseId);
    const post = desk.module.get(LetterPost, { strict: false });
    const send = post.post.bind(post);
    post.post = async (...given) => {
      valueOrThrow(await recall(caseId, preparationId));
      return send(...given);
    };
    await desk.run(SEND);
    post.post = send;
    await desk.runUntilDone(SEND, caseId);
    expect(delivered()).toHaveLength(0);
    expect(await stateOf(caseId)).toBe('recalled');
  });

  it('are not recalled once they left, or while they may have left', async () => {
    const caseId = await disclosure();
    await desk.decide(caseId, 'disclose', [data], 1);
    const preparationId = await prepared(caseId);
    desk.relay.mood = 'lost';
    await desk.run(SEND);
    expect(await stateOf(caseId)).toBe('unknown');
    const refused = await recall(caseId, preparationId);
    expect(refused.ok ? '' : refused.refusal.code).toBe('letter-leaving');
  });

  it.each(['lost', 'later', 'never'] as const)(
    'are not recalled where a relay hung up on a refusal, and its next word is "%s", before a person settles what may have arrived',
    async (mood) => {
      const caseId = await desk.request({ classification: { ...refused, notices: [] } });
      await desk.decide(caseId, 'refuse');
      const preparationId = await prepared(caseId);
      const code = async () => {
        const answer = await recall(caseId, preparationId);
        return answer.ok ? 'recalled' : answer.refusal.code;
      };
      desk.relay.mood = 'lost';
      await desk.run(SEND);
      expect([await stateOf(caseId), await code()]).toEqual(['attempting', 'letter-leaving']);
      desk.relay.mood = mood;
      await desk.platform.fresh.asOwner('update outbox set due_at = clock_timestamp()');
      await desk.run(SEND);
      expect([await stateOf(caseId), await code()]).toEqual(['attempting', 'letter-leaving']);

      const [letterId = ''] = await letterIds(caseId);
      const word = { arrived: false, reason: 'Called the service through its switchboard.' };
      const settle = () =>
        desk.module
          .get(MailroomService)
          .settle(caseId, letterId, word, { actor: desk.person('jurist'), key: `settle/${letterId}` });
      const until = (moment: string) =>
        desk.platform.fresh.asOwner(
          `update delivery set leased_until = ${moment} where letter_id = $1 and state = 'attempting'`,
          [letterId],
        );
      await until(`now() + interval '1 minute'`);
      const early = await settle();
      expect(early.ok ? '' : early.refusal.code).toBe('delivery-known');
      await until('now()');
      valueOrThrow(await settle());
      expect(await code()).toBe('recalled');
      const mails = delivered().length;
      desk.relay.mood = 'takes';
      await desk.runUntilDone(SEND, caseId);
      expect(delivered()).toHaveLength(mails);
    },
  );
});

describe('a process that died between the socket and the record', () => {
  const interrupt = (caseId: string) =>
    desk.platform.fresh.asOwner(
      `insert into delivery (letter_id, message_id, state, attempted_at, leased_until)
       select id, id::text, 'attempting', now() - interval '1 hour', now() - interval '50 minutes'
       from letter where case_id = $1 and preparation_id is not null`,
      [caseId],
    );

  it('leaves a disclosure in doubt', async () => {
    const caseId = await disclosure();
    await desk.decide(caseId, 'disclose', [data], 1);
    await interrupt(caseId);
    await desk.run(SEND);
    expect(delivered()).toHaveLength(0);
    expect(await stateOf(caseId)).toBe('unknown');
  });

  it('has a refusal sent again', async () => {
    const caseId = await desk.request({ classification: { ...refused, notices: [] } });
    await desk.decide(caseId, 'refuse');
    await interrupt(caseId);
    await desk.run(SEND);
    expect(delivered()).toHaveLength(1);
    expect(await stateOf(caseId)).toBe('sent');
  });
});

describe('an answer', () => {
  it('carries what was handed in, and lists its hash', async () => {
    const caseId = await disclosure();
    await desk.decide(caseId, 'disclose', [data], 1);
    await desk.run(SEND);
    const [mail] = delivered();
    expect(mail?.attachments[1]).toMatchObject({
      filename: 'export.csv',
      contentType: 'text/csv',
      content: data.content,
    });
    expect(await textOf(mail?.attachments[0]?.content ?? Buffer.alloc(0))).toContain(data.sha256);
  });

  it('is not drafted without the data it announces', async () => {
    const caseId = await disclosure();
    await expect(desk.draft(caseId, 'disclose', [], 3)).rejects.toThrow('attachment-missing');
  });

  it('leaves nothing behind when the preparation is refused', async () => {
    const kept = () => desk.database.query('select blob_id from letter_file');
    const blobs = join(desk.platform.settings.dataFolder, 'blobs');
    const files = () =>
      readdirSync(blobs, { recursive: true, withFileTypes: true }).filter((each) => each.isFile()).length;
    const before = [await kept(), files()];
    await expect(desk.draft(await desk.request({ requester: { address: null } }), 'refuse')).rejects.toThrow(
      'no-address',
    );
    const caseId = await desk.request();
    const stale = { actor: desk.person('jurist'), key: 'stale-1', seen: 1 };
    const request = { action: 'refuse', enclosures: [], accountsDisclosed: 0 } as const;
    const refusal = await desk.module.get(LettersService).draft(caseId, request, stale);
    expect(refusal.ok ? '' : refusal.refusal.kind).toBe('stale');
    expect([await kept(), files()]).toEqual(before);
  });
});

describe('a preparation asked for twice with one key', () => {
  it('is one preparation', async () => {
    const caseId = await desk.request();
    const handling = { actor: desk.person('jurist'), key: 'one-intention' };
    const request = { action: 'refuse', enclosures: [], accountsDisclosed: 0 } as const;
    const letters = desk.module.get(LettersService);
    const first = valueOrThrow(await letters.draft(caseId, request, handling));
    const second = await letters.draft(caseId, request, handling);
    expect(second.ok ? second.value.seq : second.refusal.code).toBe(first.seq);
    expect(await desk.database.query('select 1 from letter where case_id = $1', [caseId])).toHaveLength(2);
  });
});

describe('an acknowledgement', () => {
  it('is sent once, says that a machine wrote it, and is recorded', async () => {
    const caseId = await desk.request();
    await desk.give(caseId, { type: 'classify', classification: refused });
    expect(await desk.work(ACKNOWLEDGE)).toHaveLength(2);
    await desk.run(ACKNOWLEDGE);
    expect(recipients()).toEqual(['clerk@court.example']);
    expect(delivered()[0]?.headers.get('auto-submitted')).toBe('auto-replied');
    expect((await desk.state(caseId)).lettersSent).toHaveLength(1);
  });

  it('carries the receipt of the request, once the ledger has sealed it', async () => {
    const sequencer = desk.module.get(Sequencer, { strict: false });
    sequencer.start();
    const caseId = await desk.request();
    await desk.give(caseId, { type: 'classify', classification: refused });
    await sequencer.settle(10_000);
    await sequencer.stop();
    await desk.run(ACKNOWLEDGE);
    const receipt = delivered()[0]?.attachments.find(({ filename }) => filename?.startsWith('receipt-GRF'));
    const { vkey } = desk.module.get(LedgerIdentity, { strict: false });
    const verified = await verifyReceipt(receipt?.content.toString('utf8') ?? '', vkey);
    expect(verified).toMatchObject({ ok: true, entry: { type: 'case.opened', stream: `case/${caseId}` } });
    const closing = await desk.database.transaction((tx) =>
      desk.module.get(CaseReceipts, { strict: false }).receipt(tx, caseId, 'closing'),
    );
    expect(!closing.ok && closing.refusal.code).toBe('case-not-closed');
  });

  it('is answered by the receipt of the closing, for whoever holds it, once the case is closed', async () => {
    const sequencer = desk.module.get(Sequencer, { strict: false });
    const receipts = desk.module.get(CaseReceipts, { strict: false });
    const { vkey } = desk.module.get(LedgerIdentity, { strict: false });
    const opening = async (caseId: string) =>
      valueOrThrow(await desk.database.transaction((tx) => receipts.receipt(tx, caseId, 'opening')));
    const asked = (held: string) => desk.database.transaction((tx) => receipts.closingFor(tx, held));
    const code = async (held: string) => {
      const answer = await asked(held);
      return answer.ok ? 'given' : answer.refusal.code;
    };
    sequencer.start();
    const [caseId, secret] = [await desk.request(), await desk.request()];
    await desk.give(caseId, { type: 'classify', classification: refused });
    await desk.give(secret, { type: 'classify', classification: { ...refused, circuit: 'secret_cell' } });
    await sequencer.settle(10_000);
    const [held, ofTheSecret] = [await opening(caseId), await opening(secret)];
    expect(await code(held)).toBe('case-not-closed');
    await desk.give(caseId, { type: 'withdraw', noteId: randomUUID() }, desk.person('jurist'));
    await desk.give(secret, { type: 'close', outcome: 'redirected' }, desk.person('jurist'));
    await sequencer.settle(10_000);
    await sequencer.stop();
    const closing = await verifyReceipt(valueOrThrow(await asked(held)), vkey);
    expect(closing).toMatchObject({ ok: true, entry: { type: 'case.closed', stream: `case/${caseId}` } });
    expect(await code(ofTheSecret)).toBe('case-not-closed');
    expect(await code(held.replace(/index \d+/, 'index 0'))).toBe('receipt-foreign');
    expect(await code(valueOrThrow(await asked(held)))).toBe('receipt-foreign');
  });

  it.each([
    ['an automatic reply', { requester: { automatic: true } }],
    ['a null sender', { requester: { address: null } }],
    ['what is no request', { classification: { ...refused, verdict: 'NOT_A_REQUEST', circuit: 'not_a_request' } }],
    ['the secret', { classification: { ...refused, verdict: 'SECRET_CELL', circuit: 'secret_cell' } }],
    ['a contradicted origin', { facts: { ...usWarrant, checks: { origin_established: 'fails' } } }],
  ] as [string, WrittenRequest][])('is never sent to %s', async (_what, written) => {
    await desk.request(written);
    await desk.run(ACKNOWLEDGE);
    expect(delivered()).toHaveLength(0);
    expect(await desk.work(ACKNOWLEDGE)).toEqual([]);
  });
});

describe('the receipt of the closing', () => {
  const CLOSING = 'correspondence.closing_receipt';
  let sequencer: Sequencer;
  beforeAll(() => {
    sequencer = desk.module.get(Sequencer, { strict: false });
    sequencer.start();
  });
  afterAll(() => sequencer.stop());

  const jurist = () => desk.person('jurist');
  const end = (caseId: string) => desk.give(caseId, { type: 'withdraw', noteId: randomUUID() }, jurist());
  async function acknowledged(written?: WrittenRequest): Promise<string> {
    const caseId = await desk.request(written);
    await desk.run(ACKNOWLEDGE);
    expect(delivered()).toHaveLength(1);
    return caseId;
  }
  async function closings(): Promise<typeof desk.relay.received> {
    await sequencer.settle(10_000);
    await desk.run(CLOSING);
    return delivered().filter(({ subject }) => subject?.startsWith('Récépissé de clôture'));
  }

  it('goes to whom was acknowledged, once, says nothing of the case, and holds without us', async () => {
    const caseId = await acknowledged();
    await end(caseId);
    const [mail, ...others] = await closings();
    expect(others).toEqual([]);
    expect([mail?.to].flat().map((each) => each?.text)).toEqual(['clerk@court.example']);
    expect(mail?.headers.get('auto-submitted')).toBe('auto-replied');
    const [letter, receipt] = mail?.attachments ?? [];
    expect(receipt?.filename).toMatch(/^closing-receipt-GRF-2026-\d{6}\.txt$/);
    const { vkey } = desk.module.get(LedgerIdentity, { strict: false });
    const verified = await verifyReceipt(receipt?.content.toString('utf8') ?? '', vkey);
    expect(verified).toMatchObject({ ok: true, entry: { type: 'case.closed', stream: `case/${caseId}` } });
    const text = `${await textOf(letter?.content ?? Buffer.alloc(0))} ${mail?.text}`;
    expect(text).toContain('est clos');
    expect(text).not.toMatch(/canary|refus|retir|withdraw/i);
    await desk.database.transaction(await desk.module.get(ClosingReceiptJob).run({ caseId }));
    expect(await closings()).toHaveLength(1);
    const entries = await desk.database.transaction((tx) => desk.cases.entries(tx, caseId));
    const told = entries.filter(({ event }) => event.type === 'case.letter_sent').map(({ event }) => event.data);
    expect(told).toMatchObject([{ kind: 'acknowledgement' }, { kind: 'closing_receipt' }]);
  });

  it('waits for the ledger to seal the close', async () => {
    const caseId = await acknowledged();
    await sequencer.stop();
    await end(caseId);
    await desk.run(CLOSING);
    expect(delivered()).toHaveLength(1);
    expect(await desk.work(CLOSING, caseId)).toHaveLength(1);
    sequencer.start();
    await desk.platform.fresh.asOwner('update outbox set due_at = clock_timestamp()');
    expect(await closings()).toHaveLength(1);
  });

  it('is not sent where no acknowledgement went, and follows one that was told after the close', async () => {
    const caseId = await desk.request();
    await end(caseId);
    expect(await closings()).toEqual([]);
    const [letterId, sha256] = [randomUUID(), 'a'.repeat(64)];
    await desk.give(caseId, { type: 'record_letter_sent', letterId, kind: 'acknowledgement', sha256 });
    expect(await desk.work(CLOSING, caseId)).toHaveLength(1);
    expect(await closings()).toEqual([]);
  });

  it.each([
    ['proved forged', { ...refused, circuit: 'quarantine', verdict: 'INCIDENT' }],
    ['became secret', { ...refused, circuit: 'secret_cell', verdict: 'SECRET_CELL' }],
  ] as [string, WrittenRequest['classification'] & object][])(
    'is not sent where the case %s since',
    async (_what, classification) => {
      const caseId = await acknowledged();
      await desk.give(caseId, { type: 'classify', classification });
      await desk.give(caseId, { type: 'close', outcome: 'redirected' }, jurist());
      expect(await closings()).toEqual([]);
      expect(delivered()).toHaveLength(1);
    },
  );

  it('is not sent to another address than the one that was acknowledged', async () => {
    const caseId = await acknowledged();
    await desk.addParticulars(caseId, [], { address: 'another@court.example' });
    await end(caseId);
    expect(await closings()).toEqual([]);
  });

  it('cannot be on its way before the close: the database says so', async () => {
    const caseId = await acknowledged();
    const [letterId, sha256] = [randomUUID(), 'a'.repeat(64)];
    await desk.platform.fresh.asOwner(
      `insert into letter (id, case_id, kind, language, template, template_sha256, sha256, envelope)
       values ($1, $2, 'closing_receipt', 'fr', 'closing_receipt.v1', $3, $3, 'x')`,
      [letterId, caseId, sha256],
    );
    const deliver = () =>
      desk.platform.fresh.asOwner(
        `insert into delivery (letter_id, message_id, state, leased_until) values ($1, $2, 'attempting', now())`,
        [letterId, letterId],
      );
    const refusal = 'The end of a case is told after it, to whom the request was acknowledged.';
    await expect(deliver()).rejects.toThrow(refusal);
    await end(caseId);
    await expect(deliver()).resolves.toBeDefined();
  });

  /** The last of all: a close that is told to be older than it is can never be sealed. */
  it('tells people once when the ledger has not sealed for a quarter of an hour, and asks on at a slower pace', async () => {
    const caseId = await acknowledged();
    await sequencer.stop();
    await end(caseId);
    const alarms = async () => (await desk.state(caseId)).alarms.filter(({ code }) => code === 'receipt_waits').length;
    await desk.run(CLOSING);
    expect(await alarms()).toBe(0);
    await desk.platform.fresh.asOwner('alter table entry disable trigger user');
    await desk.platform.fresh.asOwner(
      `update entry set at = at - interval '15 minutes' where stream = $1 and type = 'case.closed'`,
      [`case/${caseId}`],
    );
    await desk.platform.fresh.asOwner('alter table entry enable trigger user');
    for (let look = 0; look < 2; look += 1) {
      await desk.platform.fresh.asOwner(`update outbox set due_at = clock_timestamp() where topic = $1`, [CLOSING]);
      await desk.run(CLOSING);
      expect(await alarms()).toBe(1);
    }
    const [next] = await desk.platform.fresh.asOwner<{ seconds: number }>(
      `select round(extract(epoch from due_at - now()))::int as seconds from outbox
       where topic = $1 and done_at is null and payload ->> 'caseId' = $2`,
      [CLOSING, caseId],
    );
    expect(next?.seconds).toBeGreaterThan(250);
    expect(await desk.platform.fresh.asOwner('select code from alarm where case_id = $1', [caseId])).toEqual([
      { code: 'receipt_waits' },
    ]);
  });
});

describe('without a relay', () => {
  it('letters wait, and are not given up', async () => {
    const silent = await LetterDesk.open({ relay: false });
    try {
      const caseId = await silent.request({ classification: { ...refused, notices: [] } });
      await silent.decide(caseId, 'refuse');
      await silent.run(SEND);
      expect(await deadLetters(silent.database, 1)).toEqual([]);
      expect(await silent.work(SEND)).toHaveLength(1);
      expect((await silent.state(caseId)).lettersSent).toEqual([]);
    } finally {
      await silent.close();
    }
  });
});
