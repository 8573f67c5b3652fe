// @stage slow
/** A package is of what was approved and was sealed: other files, other letters and another content are refused. */
import { randomBytes, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CaseVault, erased } from '../../../src/cases/rows/vault.js';
import { valueOrFail } from '../../../src/domain/kernel/result.js';
import type { Sealed } from '../../../src/letters/sending/letter-files.js';
import { enclosureOf } from '../../../src/letters/writing/letter-writer.js';
import { BlobStore } from '../../../src/platform/blobs/blob-store.js';
import { KeptPackage } from '../../../src/production/package/kept-package.js';
import { measuredFiles } from '../../../src/production/package/measured-files.js';
import { PackageDesk, SEAL } from '../../support/package-desk.js';

let packages: PackageDesk;
beforeAll(async () => {
  packages = await PackageDesk.open();
});
afterAll(() => packages?.close());

const data = { ...enclosureOf('a.csv', 'text/csv', Buffer.from('a')), target: 0 };

describe('what is put into a package', () => {
  it('is read, and is no other file than the one that people approved', async () => {
    const blobs = packages.house.app.get(BlobStore);
    const key = randomBytes(32);
    const bytes = Buffer.from('approved');
    const options = { maximumBytes: bytes.length, inRecords: true };
    const { blobId, sha256 } = valueOrFail(await blobs.write(Readable.from([bytes]), key, options));
    const sealed = (approved: string) =>
      ({
        ...{ letter: { sha256: approved }, files: [{ blobId }], key },
        envelope: { files: [{ name: 'letter.pdf', contentType: 'application/pdf', sha256: approved }] },
      }) as unknown as Sealed;
    expect(await measuredFiles(blobs, sealed(sha256))).toMatchObject([{ size: 8, sha256, position: 0 }]);
    await expect(measuredFiles(blobs, sealed('a'.repeat(64)))).rejects.toThrow('is not what was approved');
    await expect(measuredFiles(blobs, { ...sealed(sha256), files: [] })).rejects.toThrow('is not what was approved');
  });

  it('is the letter of an answer with data that left, and nothing else is recorded as a package', async () => {
    const { desk } = packages.house;
    const caseId = await packages.house.request();
    const { preparation } = await desk.draft(caseId, 'disclose', [data], 1);
    const letterId = preparation?.letters[0]?.id ?? '';
    const record = { type: 'record_package', packageId: randomUUID(), sha256: 'a'.repeat(64), size: 1 } as const;
    for (const id of [letterId, randomUUID()]) {
      await expect(desk.give(caseId, { ...record, letterId: id })).rejects.toMatchObject({
        refusal: { code: 'package-not-of-an-answer' },
      });
    }
  });

  it('is handed out as it was sealed: what is kept under the same number and says otherwise is not', async () => {
    const { desk, app, jurist } = packages.house;
    const packed = async () => {
      const caseId = await packages.house.request();
      await desk.decide(caseId, 'disclose', [data], 1);
      return caseId;
    };
    const [first, second] = [await packed(), await packed()];
    for (const id of await desk.work(SEAL, first)) await desk.executor.execute(id);
    const vault = app.get(CaseVault);
    const kept = await desk.database.transaction((tx) => vault.all(tx, first, 'package', KeptPackage));
    const letterId = (await desk.state(second)).left[0]?.letters.find(({ kind }) => kind === 'answer')?.id ?? '';
    const packageId = randomUUID();
    await desk.give(second, { type: 'record_package', packageId, letterId, sha256: 'a'.repeat(64), size: 1_000_000 });
    await desk.database.transaction((tx) =>
      vault.put(tx, second, 'package', kept === erased ? null : kept[0], packageId),
    );
    const answer = await packages.fetch(jurist, `/api/cases/${second}/packages/${packageId}`);
    expect(answer.status).toBe(500);
  });
});
