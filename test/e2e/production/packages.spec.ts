// @stage slow
/** The package of a real answer: sealed once from what was approved, fetched whole and by range, verified by the command line. */
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sealPackage } from '../../../src/cases/handle/jobs.js';
import { Ledger } from '../../../src/ledger/ledger.js';
import { enclosureOf } from '../../../src/letters/writing/letter-writer.js';
import { enqueue } from '../../../src/platform/database/outbox.js';
import { PackageDesk, SEAL } from '../../support/package-desk.js';
import { outcome } from '../../support/production-desk.js';
import { greffe } from '../../support/served.js';

const large = Buffer.from('abonné;adresse;heure\n'.repeat(12_000));
const files = [
  { ...enclosureOf('Relevé d’accès.csv', 'text/csv', large), target: 0 },
  { ...enclosureOf('../notice?.txt', 'text/plain', Buffer.from('Heures en UTC.\n')), target: 'all' as const },
];

let packages: PackageDesk;
beforeAll(async () => {
  packages = await PackageDesk.open();
});
afterAll(() => packages?.close());

/** An answer that left, for which operations collected the data. */
async function answered(held = false): Promise<string> {
  const { house } = packages;
  const { caseId, orderId } = await house.ordered();
  await house.act(orderId, 'collection');
  await house.act(orderId, 'delivery', { empty: [] });
  await house.desk.decide(caseId, 'disclose', files, 1, held);
  return caseId;
}
const sealedIn = async (caseId: string) => (await packages.house.desk.state(caseId)).packages ?? [];
async function packed() {
  const caseId = await answered();
  await packages.house.desk.run(SEAL);
  const [found] = await sealedIn(caseId);
  return { caseId, size: found?.size ?? 0, id: found?.id ?? '', path: `/api/cases/${caseId}/packages/${found?.id}` };
}
const verify = (path: string, ...words: string[]) => greffe(['package', 'verify', path, '--json', ...words]);

describe('the package of an answer with data', () => {
  it('holds under the certificate of the operator, with the targets, sources and files that were approved', async () => {
    const { caseId, path, size } = await packed();
    const { status, headers, bytes } = await packages.fetch(packages.house.jurist, path);
    expect([status, bytes.length, headers['content-length']]).toEqual([200, size, String(size)]);
    expect(headers['content-type']).toBe('application/vnd.etsi.asic-e+zip');
    const file = join(packages.folder, 'whole.asice');
    writeFileSync(file, bytes);
    const [seal, root] = ['seal.pem', 'root.pem'].map((name) => join(packages.folder, name));
    const { code, output } = await verify(file, '--certificate', seal ?? '', '--tsa-roots', root ?? '');
    expect([code, JSON.parse(output)]).toEqual([
      0,
      expect.objectContaining({
        verdict: 'holds',
        counts: { targets: 1, produced: 1, files: 2, bytes: large.length + 15 },
      }),
    ]);
    expect(output).toContain('Time-stamped on');
    expect((await verify(file)).code).toBe(3);
    const orders = (await packages.house.desk.state(caseId)).production?.map(({ id }) => id);
    const text = bytes.toString('utf8');
    const manifest = JSON.parse(
      /\{"approvedLetterSha256".*?"format":"greffe\/package\/v1".*?"shared":\[.*?\],"targets":\[.*?\}\]\}/.exec(
        text,
      )?.[0] ?? '',
    );
    expect(manifest.targets).toMatchObject([
      { name: 'canari@cible.example', answer: 'produced', source: orders, files: ['data/0001/Relevé d’accès.csv'] },
    ]);
    expect(manifest.shared).toEqual(['data/shared/_notice_.txt']);
  }, 120_000);

  it('is resumed by range, and each part is that of the whole', async () => {
    const { path, size } = await packed();
    const { jurist } = packages.house;
    const whole = await packages.fetch(jurist, path);
    const etag = String(whole.headers.etag);
    const first = await packages.fetch(jurist, path, { range: 'bytes=0-99999' });
    const rest = await packages.fetch(jurist, path, { range: 'bytes=100000-', 'if-range': etag });
    expect([first.status, rest.status, rest.headers['content-range']]).toEqual([
      ...[206, 206],
      `bytes 100000-${size - 1}/${size}`,
    ]);
    expect(Buffer.concat([first.bytes, rest.bytes]).equals(whole.bytes)).toBe(true);
    const last = await packages.fetch(jurist, path, { range: 'bytes=-22' });
    expect(last.bytes.equals(whole.bytes.subarray(-22))).toBe(true);
    const changed = await packages.fetch(jurist, path, { range: 'bytes=5-9', 'if-range': '"another"' });
    const several = await packages.fetch(jurist, path, { range: 'bytes=0-1,5-6' });
    const beyond = await packages.fetch(jurist, path, { range: `bytes=${size}-` });
    expect([changed.status, several.status, beyond.status]).toEqual([200, 200, 416]);
    expect(beyond.headers['content-range']).toBe(`bytes */${size}`);
  }, 120_000);

  it('is sealed once, with its entry, which names no one', async () => {
    const { caseId, id } = await packed();
    const { desk, app } = packages.house;
    const letterId = (await sealedIn(caseId))[0]?.letterId ?? '';
    await desk.database.transaction((tx) => enqueue(tx, sealPackage.work({ caseId, letterId })));
    await desk.run(SEAL);
    const entries = await desk.database.transaction((tx) => app.get(Ledger).read(tx, `case/${caseId}`));
    const sealed = entries.filter(({ type }) => type === 'case.package_sealed');
    expect(sealed.map(({ data }) => Object.keys(data as object).toSorted())).toEqual([
      ['letterId', 'packageId', 'sha256', 'size'],
    ]);
    expect(await sealedIn(caseId)).toMatchObject([{ id }]);
    expect(JSON.stringify(sealed)).not.toContain('canari');
  }, 120_000);

  it('is for those who may read the letters of the case, and each opening is an entry', async () => {
    const { path, id } = await packed();
    const { jurist, operations, desk, app } = packages.house;
    expect((await packages.fetch(operations, path)).status).toBe(403);
    const other = `/api/cases/${await packages.house.request()}/packages/${id}`;
    expect(outcome(await jurist.send('GET', other))).toBe('package-unknown');
    await packages.fetch(jurist, path, { range: 'bytes=1-1' });
    const access = await desk.database.transaction((tx) => app.get(Ledger).read(tx, `access/${jurist.id}`));
    expect(access.at(-1)).toMatchObject({ type: 'access.document_opened', data: { document: 'package', id } });
  }, 120_000);

  it('is not made of an answer that was recalled, and is not handed out once it is', async () => {
    const { desk, jurist } = packages.house;
    const recall = async (caseId: string) => {
      const preparationId = (await desk.state(caseId)).preparation?.id ?? '';
      await desk.give(caseId, { type: 'recall', preparationId, noteId: randomUUID() }, desk.person('jurist'));
    };
    const before = await answered();
    await recall(before);
    await desk.run(SEAL);
    expect(await sealedIn(before)).toEqual([]);
    const { caseId, path } = await packed();
    await recall(caseId);
    expect(outcome(await jurist.send('GET', path))).toBe('package-recalled');
  }, 120_000);

  it('is not made while the time-stamp authority that is set does not answer as it must, and is then', async () => {
    const caseId = await answered();
    packages.stamping = false;
    await packages.house.desk.run(SEAL);
    expect(await sealedIn(caseId)).toEqual([]);
    packages.stamping = true;
    await packages.house.desk.runUntilDone(SEAL, caseId);
    expect(await sealedIn(caseId)).toHaveLength(1);
  }, 120_000);
});
