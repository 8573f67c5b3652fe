// @stage slow
/** Files of operations join the answer for their target, and no other file does: over the letters, and in the database alone. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CaseState } from '../../../src/domain/case/model/state.js';
import { type Result, valueOrFail } from '../../../src/domain/kernel/result.js';
import { enclosureOf } from '../../../src/letters/writing/letter-writer.js';
import { LettersService } from '../../../src/letters/writing/letters.service.js';
import { FilesOfCase } from '../../../src/production/uploads/files-of-case.js';
import { digestOf, type Ordered, someBytes, UploadBench } from '../../support/upload-bench.js';

let bench: UploadBench;
beforeAll(async () => {
  bench = await UploadBench.open();
});
afterAll(() => bench?.close());

type Verdict = 'clean' | 'infected' | 'not_scanned';
const bytes = someBytes(150_000);
const scanned = ({ caseId, orderId }: Ordered, uploadId: string, verdict: Verdict) =>
  bench.desk.give(caseId, { type: 'record_file_scan', orderId, uploadId, verdict });

async function handedIn(order: Ordered, verdict: Verdict | null = 'clean', content = bytes): Promise<string> {
  const id = await bench.opened(order, content);
  valueOrFail(await bench.append(order, id, { bytes: content }));
  if (verdict) await scanned(order, id, verdict);
  return id;
}

const produce = { place: 0, answer: 'produce' as const };
function prepared({ caseId }: Ordered, ids: readonly string[], given: object = {}): Promise<Result<CaseState>> {
  const uploads = ids.map((id) => ({ id, target: 0 }));
  const request = { action: 'disclose' as const, enclosures: [], uploads, targets: [produce], ...given };
  const handling = { actor: bench.desk.person('jurist'), key: randomUUID() };
  return bench.desk.module.get(LettersService).draft(caseId, request, handling);
}
const wrong = (code: string, field = 'uploads/0') => ({ ok: false, refusal: { code, field } });

describe('a file of operations', () => {
  it('leaves with the answer as it was handed in, and is not copied', async () => {
    const order = await bench.ordered();
    const id = await handedIn(order);
    const { preparation } = valueOrFail(await prepared(order, [id]));
    expect(preparation?.disclosure).toMatchObject({ targets: [{ files: [1] }], uploads: [{ file: 1, id }] });
    const files = await bench.desk.platform.fresh.asOwner(
      `select f.blob_id, f.upload_id, f.size::int from letter_file f join letter l on l.id = f.letter_id
       where l.case_id = $1 and f.position = 1`,
      [order.caseId],
    );
    expect(files).toEqual([{ blob_id: id, upload_id: id, size: bytes.length }]);
    const [preparationId, payload] = [preparation?.id ?? '', preparation?.payload ?? ''];
    const consent = { role: 'head_of_legal', requester: preparation?.requester ?? '' } as const;
    const { desk } = bench;
    await desk.give(
      order.caseId,
      { type: 'approve', preparationId, payload, ...consent },
      desk.person('head_of_legal'),
    );
    await desk.give(order.caseId, { type: 'release', preparationId, payload }, desk.person('jurist', 1));
    await desk.runUntilDone('correspondence.send_letter', order.caseId);
    const attached = desk.relay.received.at(-1)?.attachments.find(({ filename }) => filename === 'journal.csv');
    expect(attached?.content.equals(bytes)).toBe(true);
    expect((await desk.state(order.caseId)).lettersSent).toContain(preparation?.letters[0]?.id);
    expect((await bench.kept(order, id)).bytes.equals(bytes)).toBe(true);
  });

  it('is shown to the people of the case with its name, digests and how it stands', async () => {
    const order = await bench.ordered();
    const [id, infected] = [await handedIn(order), await handedIn(order, 'infected')];
    const shown = valueOrFail(await bench.desk.module.get(FilesOfCase).of(order.caseId));
    const about = { orderId: order.orderId, target: order.target, name: 'journal.csv', size: bytes.length };
    expect(shown).toEqual(
      [
        { id, standing: 'clean' },
        { id: infected, standing: 'infected' },
      ].map((file) => ({
        ...{ ...about, ...file },
        ...{ sha512: digestOf('sha512', bytes), sha3: digestOf('sha3-512', bytes) },
      })),
    );
  });

  it('of which the record was altered is marked so, and the others are still shown', async () => {
    const order = await bench.ordered();
    const ids = [await handedIn(order), await handedIn(order), await handedIn(order)] as const;
    const { asOwner } = bench.desk.platform.fresh;
    await asOwner('alter table production_upload disable trigger upload_is_told');
    await asOwner('update production_upload set sealed = $2 where id = $1', [ids[0], Buffer.alloc(64)]);
    await asOwner(
      'update production_upload u set size = o.size + 1 from production_upload o where u.id = $1 and o.id = u.id',
      [ids[1]],
    );
    await asOwner('alter table production_upload enable trigger upload_is_told');
    const standings = [
      [ids[0], 'altered'],
      [ids[1], 'altered'],
      [ids[2], 'clean'],
    ];
    const ofCase = valueOrFail(await bench.desk.module.get(FilesOfCase).of(order.caseId));
    expect(ofCase.map(({ id, standing }) => [id, standing])).toEqual(standings);
    const ofOrder = valueOrFail(await bench.uploads.list(order.orderId));
    expect(ofOrder.map(({ row, standing }) => [row.id, standing])).toEqual(standings);
  });

  it('stays where the answer cannot be prepared after all', async () => {
    const order = await bench.ordered();
    const id = await handedIn(order);
    const missing = [enclosureOf('a.csv', 'text/csv', bytes)];
    expect(await prepared(order, [id], { enclosures: missing })).toMatchObject({ ok: false });
    expect((await bench.kept(order, id)).bytes.equals(bytes)).toBe(true);
  });

  it('is refused by a sentence: cut, infected, not scanned, of another case, for another row, too large for a mail', async () => {
    const order = await bench.ordered();
    const id = await handedIn(order);
    const cut = await bench.opened(order, bytes);
    await bench.append(order, cut, { bytes: bytes.subarray(0, 100_000) });
    expect(await prepared(order, [cut])).toMatchObject(wrong('produced-file-not-whole'));
    expect(await prepared(order, [await handedIn(order, 'infected')])).toMatchObject(wrong('produced-file-infected'));
    expect(await prepared(order, [await handedIn(order, null)])).toMatchObject(wrong('produced-file-not-scanned'));
    const elsewhere = await bench.ordered();
    expect(await prepared(order, [await handedIn(elsewhere)])).toMatchObject(wrong('produced-file-not-whole'));
    const added = { place: null, answer: 'produce', name: 'autre@cible.example', reason: 'Nommé dans l’annexe.' };
    const rows = { targets: [produce, added], uploads: [id, id].map((one, target) => ({ id: one, target })) };
    expect(await prepared(order, [], rows)).toMatchObject(wrong('produced-file-of-another-target', 'uploads/1'));
    const large = await handedIn(order, 'clean', someBytes(13 * 1_048_576));
    expect(await prepared(order, [large])).toMatchObject(wrong('produced-files-too-large-for-mail', 'uploads'));
    expect((await bench.desk.state(order.caseId)).preparation).toBeNull();
  });

  it('whose record was exchanged for that of another file is refused', async () => {
    const order = await bench.ordered();
    const id = await handedIn(order);
    const { asOwner } = bench.desk.platform.fresh;
    await asOwner('alter table production_upload disable trigger upload_is_told');
    await asOwner('update production_upload set size = size + 1 where id = $1', [id]);
    await asOwner('alter table production_upload enable trigger upload_is_told');
    expect(await prepared(order, [id])).toMatchObject(wrong('produced-file-altered'));
  });

  it('in which a virus is found after the approval is not sent', async () => {
    const order = await bench.ordered();
    const id = await handedIn(order, null);
    const { desk } = bench;
    const jurist = desk.person('jurist');
    const about = { orderId: order.orderId, uploadId: id, noteId: randomUUID() };
    await desk.give(order.caseId, { type: 'decide_file', ...about, decision: 'accept' }, jurist);
    const { preparation } = valueOrFail(await prepared(order, [id]));
    const [preparationId, payload] = [preparation?.id ?? '', preparation?.payload ?? ''];
    const consent = { role: 'head_of_legal', requester: preparation?.requester ?? '' } as const;
    await desk.give(
      order.caseId,
      { type: 'approve', preparationId, payload, ...consent },
      desk.person('head_of_legal'),
    );
    await desk.give(order.caseId, { type: 'release', preparationId, payload }, desk.person('jurist', 1));
    await scanned(order, id, 'infected');
    const before = desk.relay.received.length;
    await desk.run('correspondence.send_letter');
    expect(desk.relay.received.length).toBe(before);
    const [work] = await desk.platform.fresh.asOwner<{ last_error: string }>(
      "select last_error from outbox where topic = 'correspondence.send_letter' and payload ->> 'caseId' = $1",
      [order.caseId],
    );
    expect(work?.last_error).toContain('The antivirus found a virus in this file');
  });

  it('is the one that the log names at its place, or the database keeps none', async () => {
    const order = await bench.ordered();
    const [id, other] = [await handedIn(order), await handedIn(order)];
    const { preparation } = valueOrFail(await prepared(order, [id]));
    const letter = preparation?.letters.find(({ kind }) => kind === 'answer')?.id;
    const put = (position: number, blob: string, upload: string | null, size = bytes.length) =>
      bench.desk.database.query(
        'insert into letter_file (letter_id, position, blob_id, sha256, size, upload_id) values ($1, $2, $3, $4, $5, $6)',
        [letter, position, blob, 'a'.repeat(64), size, upload],
      );
    const sentence = 'This is not the file of operations that the log names here.';
    await expect(put(1, randomUUID(), null)).rejects.toThrow(sentence);
    await expect(put(1, other, other)).rejects.toThrow(sentence);
    await expect(put(1, id, id, 1)).rejects.toThrow(sentence);
    await expect(put(0, id, null)).rejects.toThrow(sentence);
    await expect(put(1, randomUUID(), id)).rejects.toThrow('upload_is_its_blob');
  });
});
