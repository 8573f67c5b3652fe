// @stage redis slow
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { CaseVault, erased } from '../../../src/cases/rows/vault.js';
import { valueOrFail } from '../../../src/domain/kernel/result.js';
import { LetterFiles } from '../../../src/letters/sending/letter-files.js';
import { SendLetterJob } from '../../../src/letters/sending/send-letter.job.js';
import { openEnvelope, sealEnvelope } from '../../../src/letters/writing/envelope.js';
import { LetterStore } from '../../../src/letters/writing/letter.store.js';
import { enclosureOf } from '../../../src/letters/writing/letter-writer.js';
import { LettersService } from '../../../src/letters/writing/letters.service.js';
import { rowsOf } from '../../../src/platform/database/rows.js';
import { deadLetters } from '../../../src/platform/jobs/dead-letters.js';
import { LetterDesk } from '../../support/letter-desk.js';
import { wordsOfPdf } from '../../support/pdf-words.js';
import { admitted, refused, requisition } from '../../support/written-request.js';

const SEND = 'correspondence.send_letter';
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

describe('a refusal that was sent', () => {
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
    const text = await wordsOfPdf(pdf);
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

  it('leaves no mail before a person sends it', async () => {
    const caseId = await desk.request();
    await desk.draft(caseId, 'refuse');
    const [letterId = ''] = await letterIds(caseId);
    await expect(desk.module.get(SendLetterJob).run({ caseId, letterId })).rejects.toThrow(
      'No one released this letter: it was not sent.',
    );
    expect(delivered()).toHaveLength(0);
  });
});

describe('a stored letter that changed after approval', () => {
  const altered =
    'The stored letter is not the one that was approved: it was not sent. Keep its files as evidence and prepare it again.';
  const notApproved = 'What is stored is not the payload that was approved: it was not sent. Prepare it again.';

  async function flipByteOf(letterId: string): Promise<void> {
    const [row] = rowsOf(
      z.object({ blob: z.string() }),
      await desk.database.query('select blob_id as blob from letter_file where letter_id = $1 and position = 0', [
        letterId,
      ]),
    );
    const blob = row?.blob ?? '';
    const path = join(desk.platform.settings.dataFolder, 'blobs', blob.slice(-2), blob);
    const bytes = readFileSync(path);
    bytes.writeUInt8(bytes.readUInt8(400) ^ 1, 400);
    writeFileSync(path, bytes);
  }

  it('is not delivered when one byte of it was flipped: a person is alerted', async () => {
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
    await desk.platform.fresh.asOwner('alter table letter_file disable trigger user');
    await desk.platform.fresh.asOwner('delete from letter_file where letter_id = any($1)', [await letterIds(caseId)]);
    await desk.platform.fresh.asOwner('alter table letter_file enable trigger user');
    await desk.run(SEND);
    expect(delivered()).toHaveLength(0);
    expect((await deadLetters(desk.database, 10)).map(({ reason }) => reason)).toEqual([altered]);
  });

  it('is read by none when its envelope names no file, and no file is stored', async () => {
    const caseId = await desk.request();
    await desk.draft(caseId, 'refuse');
    const [id = ''] = await letterIds(caseId);
    const files = desk.module.get(LetterFiles);
    const sealed = await desk.database.transaction(async (tx) => {
      const letter = await desk.module.get(LetterStore).find(tx, id);
      return letter && files.open(tx, letter);
    });
    if (!sealed || sealed === erased) throw new Error('No letter.');
    expect((await files.read(sealed)).length).toBeGreaterThan(0);
    const bare = { ...sealed, files: [], envelope: { ...sealed.envelope, files: [] } };
    await expect(files.read(bare)).rejects.toThrow(altered);
    await expect(files.at(bare, 0)).rejects.toThrow(altered);
  });

  it('is not sent to another recipient, even sealed with the right key', async () => {
    const caseId = await desk.request({ classification: { ...refused, notices: [] } });
    await desk.decide(caseId, 'refuse');
    const [id = ''] = await letterIds(caseId);
    const key = await desk.database.transaction((tx) => desk.module.get(CaseVault).keyOf(tx, caseId));
    const [row] = rowsOf(
      z.object({ envelope: z.instanceof(Buffer) }),
      await desk.database.query('select envelope from letter where id = $1', [id]),
    );
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
    expect(await wordsOfPdf(mail?.attachments[0]?.content ?? Buffer.alloc(0))).toContain(data.sha256);
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
    const request = { action: 'refuse', enclosures: [] } as const;
    const refusal = await desk.module.get(LettersService).draft(caseId, request, stale);
    expect(refusal.ok ? '' : refusal.refusal.kind).toBe('stale');
    expect([await kept(), files()]).toEqual(before);
  });
});

describe('a preparation asked for twice with one key', () => {
  it('is one preparation', async () => {
    const caseId = await desk.request();
    const handling = { actor: desk.person('jurist'), key: 'one-intention' };
    const request = { action: 'refuse', enclosures: [] } as const;
    const letters = desk.module.get(LettersService);
    const first = valueOrFail(await letters.draft(caseId, request, handling));
    const second = await letters.draft(caseId, request, handling);
    expect(second.ok ? second.value.seq : second.refusal.code).toBe(first.seq);
    expect(await desk.database.query('select 1 from letter where case_id = $1', [caseId])).toHaveLength(2);
  });
});
