// @stage slow
/** The custody certificate of a package over HTTP: from the signed instruction to the receipt, verified offline, JSON and PDF. */
import { execFileSync } from 'node:child_process';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ledger } from '../../../src/ledger/ledger.js';
import { LedgerIdentity } from '../../../src/ledger/ledger-identity.js';
import { Sequencer } from '../../../src/ledger/sequencer.js';
import type { CustodyCertificate } from '../../../src/verifier/custody/certificate.js';
import { type VerifiedPackage, verifyCustody } from '../../../src/verifier/custody/verify-custody.js';
import { readSealedLetter } from '../../../src/verifier/file/seal-field.js';
import { verifyPackage } from '../../../src/verifier/package/verify-package.js';
import { verifyLetter } from '../../../src/verifier/report/verify-letter.js';
import { eraseAsOwner } from '../../support/erased-case.js';
import { SEAL } from '../../support/package-desk.js';
import { brokenRules } from '../../support/pdf-rules.js';
import { wordsOfPdf } from '../../support/pdf-words.js';
import { ANNOUNCE, PortalDesk } from '../../support/portal-desk.js';
import { sourceOf } from '../../support/sealed-package.js';
import { present } from '../../support/tools.js';
import { upload } from '../../support/tus-client.js';

let portal: PortalDesk;
beforeAll(async () => {
  portal = await PortalDesk.open();
  portal.packages.house.app.get(Sequencer).start();
});
afterAll(async () => {
  await portal?.packages.house.app.get(Sequencer).stop();
  await portal?.close();
});

const bytes = randomBytes(100_000);
const rootOf = () => readFileSync(join(portal.packages.folder, 'root.pem'), 'utf8');
const now = async () => new Date(new Date(await portal.desk.platform.fresh.now()).getTime() + 60_000);

/** Ordered, begun, handed in, scanned, complete, prepared for the portal, approved, released, sealed. */
async function answered(): Promise<{ caseId: string; packageId: string }> {
  const { house } = portal.packages;
  const { desk } = house;
  const { caseId, orderId } = await house.ordered();
  await house.act(orderId, 'collection');
  const [target] = (await desk.state(caseId)).production?.[0]?.targets ?? [];
  const said = { target: target?.id ?? '', filename: 'journal.csv', filetype: 'text/csv' };
  await upload(house.operations, { address: house.address, orderId }, bytes, { said });
  const uploadId = (await desk.state(caseId)).production?.[0]?.files?.[0]?.id ?? '';
  await desk.give(caseId, { type: 'record_file_scan', orderId, uploadId, verdict: 'clean' });
  await house.act(orderId, 'delivery', { empty: [] });
  const seen = (await desk.state(caseId)).seq;
  const body = { seen, action: 'disclose', attachments: [], uploads: [{ id: uploadId, target: 0 }], byPortal: true };
  const targets = [{ place: 0, answer: 'produce' }];
  await house.jurist.send('POST', `/api/cases/${caseId}/preparations`, { body: { ...body, targets } });
  const { id: preparationId = '', payload = '', requester } = (await desk.state(caseId)).preparation ?? {};
  const consent = { type: 'approve', role: 'head_of_legal', requester: requester ?? '' } as const;
  await desk.give(caseId, { ...consent, preparationId, payload }, desk.person('head_of_legal'));
  await desk.give(caseId, { type: 'release', preparationId, payload }, desk.person('jurist', 1));
  await desk.runUntilDone('correspondence.send_letter', caseId);
  await desk.runUntilDone(SEAL, caseId);
  return { caseId, packageId: (await desk.state(caseId)).packages?.[0]?.id ?? '' };
}

/** Once all that happened is sealed. */
async function certified(caseId: string, packageId: string, query = '') {
  const { house } = portal.packages;
  await house.app.get(Sequencer).settle(30_000);
  return portal.packages.fetch(house.jurist, `/api/cases/${caseId}/packages/${packageId}/custody${query}`);
}

async function packageOf(caseId: string, packageId: string): Promise<VerifiedPackage> {
  const { house } = portal.packages;
  const { bytes: file } = await portal.packages.fetch(house.jurist, `/api/cases/${caseId}/packages/${packageId}`);
  const trust = { now: await now(), trusted: rootOf(), trustedStamps: rootOf() };
  const found = await verifyPackage(sourceOf(file), trust);
  if (!found.ok) throw new Error(found.fault.en);
  return found;
}

describe('the custody certificate of a package', () => {
  it('holds offline from the instruction to the receipt, and names no person and no account', async () => {
    const { caseId, packageId } = await answered();
    const found = await packageOf(caseId, packageId);
    const trust = {
      ...{ now: await now(), trusted: rootOf(), trustedStamps: rootOf() },
      logKey: portal.desk.module.get(LedgerIdentity).vkey,
    };
    const early = await certified(caseId, packageId);
    expect([early.status, early.headers['content-type']]).toEqual([200, 'application/json']);
    const before = verifyCustody(early.bytes, found, trust);
    expect(before.ok ? before.certificate.gaps : before.fault.en).toEqual([{ gap: 'not_made_available', about: null }]);

    const id = await portal.make(caseId, packageId);
    await portal.desk.runUntilDone(ANNOUNCE, caseId);
    const { code } = (await portal.code(caseId, id)).json<{ code: string }>();
    const { cookie } = await portal.session({ link: portal.link(), code });
    await portal.get('/package/file', { cookie });
    await portal.form('/package/receipt', { digest: found.sealSha256 }, { cookie });
    await portal.desk.runUntilDone('production.delivery_news', caseId);
    const { bytes: json } = await certified(caseId, packageId);
    const verified = verifyCustody(json, found, trust);
    if (!verified.ok) throw new Error(verified.fault.en);
    const { certificate, established } = verified;
    expect([established, certificate.gaps, certificate.faults]).toEqual(['certificate', [], []]);
    expect(certificate.links.map(({ entry: { type } }) => type)).toEqual([
      'case.production_ordered',
      'case.production_begun',
      'case.production_file_handed_in',
      'case.production_file_scanned',
      'case.production_delivered',
      'case.prepared',
      'case.approved',
      'case.released',
      'case.letter_sent',
      'case.package_sealed',
      'case.delivery_opened',
      'case.delivery_linked',
      'case.delivery_announced',
      'case.delivery_code_given',
      'delivery.entered',
      'delivery.fetched',
      'delivery.received',
      'case.delivery_received',
    ]);
    for (const secret of ['canari', 'Clerk', 'Camille', 'Girard', 'journal.csv', code, portal.link()]) {
      expect([secret, json.includes(secret)]).toEqual([secret, false]);
    }
    const other = await answered();
    const another = verifyCustody(json, await packageOf(other.caseId, other.packageId), trust);
    expect(!another.ok && another.fault.en).toMatch(/is of the package .*, and this file is the package/);
  }, 180_000);

  it.each([
    [
      'fr',
      'Paquet de données scellé',
      'Service juridique',
      'rien trouvé',
      'Aucune : chaque entrée est à sa place.',
      'Pas encore mis à disposition sur le portail.',
    ],
    [
      'en',
      'Package of data sealed',
      'Legal desk',
      'nothing found',
      'None: each entry stands in its place.',
      'Not made available on the portal yet.',
    ],
  ])(
    'is a tagged and sealed PDF in the language %s, with the sealed JSON that is verified',
    async (language, first, ...said) => {
      const { caseId, packageId } = await answered();
      const found = await packageOf(caseId, packageId);
      const trust = { now: await now(), trusted: rootOf(), trustedStamps: rootOf() };
      const { bytes: pdf, headers } = await certified(caseId, packageId, `?form=pdf&language=${language}`);
      expect([headers['content-type'], headers['content-disposition']]).toEqual([
        'application/pdf',
        expect.stringMatching(/-custody\.pdf/),
      ]);
      expect(brokenRules(readSealedLetter(pdf).base)).toEqual([]);
      const words = await wordsOfPdf(pdf);
      for (const each of [first, ...said]) expect(words).toContain(each);
      if (present('pdftotext')) {
        const text = execFileSync('pdftotext', ['-', '-'], { input: pdf }).toString('utf8').replace(/\s+/g, ' ');
        expect(text).toContain(first);
      }
      const verified = verifyCustody(pdf, found, trust);
      expect([verified.ok ? verified.established : verified.fault.en]).toEqual(['certificate']);
      const letter = verifyLetter(pdf, trust);
      expect(!letter.ok && letter.fault.en).toMatch(/^This file is a custody certificate, and no letter/);
      const altered = Buffer.from(pdf);
      altered[2_000] = (altered[2_000] ?? 0) ^ 1;
      expect(verifyCustody(altered, found, trust)).toMatchObject({ ok: false });
      const { house } = portal.packages;
      const { orderId } = await house.ordered();
      const other = await portal.packages.fetch(house.operations, `/api/production/${orderId}/instruction`);
      const none = verifyCustody(other.bytes, found, trust);
      expect(!none.ok && none.fault.en).toMatch(/^This PDF is no custody certificate: no custody.json is attached/);
    },
    180_000,
  );

  it('is recorded with its digest before it is handed out', async () => {
    const { caseId, packageId } = await portal.answered();
    const { bytes: json } = await certified(caseId, packageId);
    const { jurist } = portal.packages.house;
    const entries = await portal.desk.database.transaction((tx) =>
      portal.desk.module.get(Ledger).read(tx, `access/${jurist.id}`),
    );
    const sha256 = createHash('sha256').update(json).digest('hex');
    expect(entries.findLast(({ type }) => type === 'access.custody_certified')?.data).toEqual({
      ...{ case: caseId, package: packageId, form: 'json', sha256 },
    });
    const { certificate } = JSON.parse(json.toString('utf8')) as { certificate: CustodyCertificate };
    expect(certificate.gaps.map(({ gap }) => gap)).toEqual(['no_order', 'files_of_the_desk', 'sent_by_mail']);
    expect(certificate.faults).toEqual([]);
  }, 120_000);

  it('is made of an answer that was recalled, and of a case whose keys are gone', async () => {
    const gapsOf = async (caseId: string, packageId: string) => {
      const { status, bytes: json } = await certified(caseId, packageId);
      expect(status).toBe(200);
      const { certificate } = JSON.parse(json.toString('utf8')) as { certificate: CustodyCertificate };
      expect(certificate.faults).toEqual([]);
      return certificate.gaps.map(({ gap }) => gap);
    };
    const { caseId, packageId } = await portal.answered();
    const gaps = await gapsOf(caseId, packageId);
    await eraseAsOwner(portal.desk.platform.fresh, caseId);
    expect(await gapsOf(caseId, packageId)).toEqual(gaps);
    const { desk } = portal;
    const other = await portal.answered(false);
    const preparationId = (await desk.state(other.caseId)).preparation?.id ?? '';
    const recall = { type: 'recall', preparationId, noteId: randomUUID() } as const;
    await desk.give(other.caseId, recall, desk.person('jurist'));
    expect(await gapsOf(other.caseId, other.packageId)).toContain('recalled');
  }, 120_000);

  it('is for those who may read the case, of a package that is there, and not without a seal', async () => {
    const { caseId, packageId } = await portal.answered();
    const { house } = portal.packages;
    expect((await certified(caseId, packageId)).status).toBe(200);
    const path = `/api/cases/${caseId}/packages/${packageId}/custody`;
    expect((await portal.packages.fetch(house.operations, path)).status).toBe(403);
    const unknown = `/api/cases/${caseId}/packages/${caseId}/custody`;
    expect((await portal.packages.fetch(house.jurist, unknown)).status).toBe(404);
    expect(
      (await portal.packages.fetch(house.jurist, `/api/cases/${packageId}/packages/${packageId}/custody`)).status,
    ).toBe(404);
    portal.packages.stamping = false;
    const { status, bytes: told } = await portal.packages.fetch(house.jurist, path);
    portal.packages.stamping = true;
    expect([status, JSON.parse(told.toString('utf8')).type]).toEqual([
      503,
      expect.stringContaining('custody-not-sealed'),
    ]);
  }, 120_000);
});
