// @stage redis slow
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CasesModule } from '../../../src/cases/cases.module.js';
import { valueOrFail } from '../../../src/domain/kernel/result.js';
import { IntakeModule } from '../../../src/intake/intake.module.js';
import { IntakeService } from '../../../src/intake/intake.service.js';
import { MessageListing } from '../../../src/intake/message-listing.js';
import { LettersModule } from '../../../src/letters/letters.module.js';
import { enclosureOf } from '../../../src/letters/writing/letter-writer.js';
import { OperationsModule } from '../../../src/operations/operations.module.js';
import { StoreWatch } from '../../../src/operations/store-watch.js';
import { Health } from '../../../src/platform/http/status/health.js';
import { eventually } from '../../support/eventually.js';
import { LetterDesk } from '../../support/letter-desk.js';
import { admitted, requisition } from '../../support/written-request.js';

const [READ, SEND] = ['ingestion.read_message', 'correspondence.send_letter'];
/** More attempts than any job has before it fails for good. */
const MANY_ATTEMPTS = 18;

/** A missing or damaged file is never judged as a fault of the message or letter. */
describe('stored bytes that cannot be read', () => {
  let desk: LetterDesk;
  beforeAll(async () => {
    desk = await LetterDesk.open({ relay: true }, (platform) =>
      platform.start(CasesModule, LettersModule, IntakeModule, OperationsModule),
    );
  });
  beforeEach(async () => {
    await desk.forget();
    await owner('delete from blob_fault');
    await owner(
      `update alarm set seen_by = (select id from person limit 1), seen_at = now(), raised_at = raised_at - interval '2 hours'`,
    );
  });
  afterAll(() => desk?.close());

  const owner = <Row>(sql: string, ...values: unknown[]) => desk.platform.fresh.asOwner<Row>(sql, values);
  const pathOf = (blobId: string) => join(desk.platform.settings.dataFolder, 'blobs', blobId.slice(-2), blobId);
  const health = async () => (await desk.module.get(Health).check()).faults;
  const alarms = async () =>
    (await owner<{ topic: string }>('select topic from alarm where seen_by is null')).map(({ topic }) => topic);

  const receive = async (raw: Buffer) =>
    valueOrFail(
      await desk.module
        .get(IntakeService)
        .receive({ door: 'smtp', source: Readable.from([raw]), identity: null, envelope: null }),
    );
  const mail = (text: string) =>
    Buffer.from(`From: greffe@court.example\r\nSubject: ${text}\r\n\r\nOrder: identify the holder of ${text}.\r\n`);
  /** A message that was received and is to be read, and the path of its bytes. */
  async function received(text: string): Promise<{ id: string; path: string }> {
    const { messageId: id } = await receive(mail(text));
    const [row] = await owner<{ blob_id: string }>('select blob_id from raw_message where id = $1', id);
    return { id, path: pathOf(row?.blob_id ?? '') };
  }
  const fateOf = async (id: string) =>
    (
      await owner<{ fate: string; fate_reason: string }>('select fate, fate_reason from raw_message where id = $1', id)
    )[0];
  async function attempt(topic: string): Promise<void> {
    await owner('update outbox set due_at = now() where done_at is null and dead_at is null');
    await desk.run(topic);
  }

  it('keep a message waiting as long as they are missing; then it is read', async () => {
    const { id, path } = await received('Missing');
    renameSync(path, `${path}.aside`);
    for (let n = 0; n < MANY_ATTEMPTS; n += 1) await attempt(READ);
    expect(await fateOf(id)).toEqual({ fate: 'waiting', fate_reason: null });
    expect(await owner(`select dead_at, attempts, waits from outbox where topic = $1`, READ)).toEqual([
      { dead_at: null, attempts: MANY_ATTEMPTS, waits: MANY_ATTEMPTS },
    ]);
    await eventually(alarms, (topics) => topics.length > 0);
    expect([await alarms(), await health()]).toEqual([['storage.missing'], ['storage_missing']]);
    renameSync(`${path}.aside`, path);
    await attempt(READ);
    expect(await fateOf(id)).toMatchObject({ fate: 'new_case' });
    await eventually(health, (faults) => faults.length === 0);
  });

  it('are looked for again, and end the fault once they are there', async () => {
    const { path } = await received('Looked for');
    renameSync(path, `${path}.aside`);
    await attempt(READ);
    await eventually(health, (faults) => faults.includes('storage_missing'));
    await desk.module.get(StoreWatch).look();
    expect(await health()).toEqual(['storage_missing']);
    renameSync(`${path}.aside`, path);
    await desk.module.get(StoreWatch).look();
    expect(await health()).toEqual([]);
  });

  it('are stored again when the same message arrives a second time', async () => {
    const { id, path } = await received('Lost');
    rmSync(path);
    await attempt(READ);
    expect(await receive(mail('Lost'))).toMatchObject({ messageId: id, repeated: true });
    expect(existsSync(path)).toBe(true);
    await attempt(READ);
    expect(await fateOf(id)).toMatchObject({ fate: 'new_case' });
  });

  it('go to a person as damaged by the store where they were altered, with an alarm', async () => {
    const { id, path } = await received('Altered');
    const bytes = readFileSync(path);
    bytes[20] = (bytes[20] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    await attempt(READ);
    expect(await fateOf(id)).toEqual({ fate: 'unreadable', fate_reason: 'stored_damaged' });
    const [listed] = await desk.module.get(MessageListing).newest(1);
    expect(listed?.because?.en).toContain('The stored bytes of this message are damaged');
    const cases = await owner(
      'select c.status from case_message m join case_file c on c.id = m.case_id where m.message_id = $1',
      id,
    );
    expect(cases).toEqual([{ status: 'open' }]);
    await eventually(alarms, (topics) => topics.length > 0);
    expect([await alarms(), await health()]).toEqual([['storage.damaged'], ['storage_damaged']]);
  });

  it('let an approved letter wait, and report no change of its content', async () => {
    const caseId = await desk.request({ facts: requisition, classification: admitted, language: 'fr' });
    await desk.decide(caseId, 'disclose', [enclosureOf('export.csv', 'text/csv', Buffer.from('a;b\n'))], 1);
    const [file] = await owner<{ blob_id: string }>('select blob_id from letter_file order by blob_id desc limit 1');
    const path = pathOf(file?.blob_id ?? '');
    renameSync(path, `${path}.aside`);
    for (let n = 0; n < MANY_ATTEMPTS; n += 1) await attempt(SEND);
    expect(await owner(`select dead_at, last_error from outbox where topic = $1`, SEND)).toEqual([
      { dead_at: null, last_error: expect.stringMatching(/^The stored file .* is missing: mount the store again/) },
    ]);
    expect(desk.relay.received).toHaveLength(0);
    renameSync(`${path}.aside`, path);
    await attempt(SEND);
    expect(desk.relay.received).toHaveLength(1);
  });
});
