import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  CustodyLog,
  chain,
  deliveryId,
  id,
  logSigner,
  second,
  vkeyOf,
  type Written,
  without,
} from '../../../test/support/custody-log.js';
import {
  certified,
  ofPackage,
  packageParts,
  sealedCertificate,
  sealOf,
  verifiedPackage,
} from '../../../test/support/sealed-custody.js';
import { type PackagePki, type Part, packagePki, sealedParts } from '../../../test/support/sealed-package.js';
import { canonical } from '../../domain/ledger/canonical.js';
import { entryLeaf } from '../../domain/ledger/entry.js';
import type { CustodyCertificate } from './certificate.js';
import { type CustodyTrust, type VerifiedPackage, verifyCustody } from './verify-custody.js';

const now = new Date('2027-01-01T00:00:00.000Z');
const vkey = vkeyOf(logSigner());

let pki: PackagePki;
let parts: Part[];
let found: VerifiedPackage;
let certificate: CustodyCertificate;
const logOf = (written: readonly Written[]) => new CustodyLog(ofPackage(written, sealOf(parts)));
const trusting = (): CustodyTrust => ({ now, trusted: pki.rootPem, logKey: vkey });

beforeAll(async () => {
  pki = await packagePki();
  parts = await packageParts(pki);
  found = await verifiedPackage(parts, pki.rootPem);
  certificate = certified(logOf(without()));
});

/** The sentence that refuses it, under everything that is known. */
async function refusalOf(forged: CustodyCertificate, trust = trusting(), by = pki, of = found): Promise<string> {
  const verified = verifyCustody(await sealedCertificate(forged, by), of, trust);
  return verified.ok ? 'it holds' : verified.fault.en;
}
type Link = CustodyCertificate['links'][number];
const withLink = (at: number, change: (link: Link) => Partial<Link>): CustodyCertificate => ({
  ...certificate,
  links: certificate.links.map((link, place) => (place === at ? { ...link, ...change(link) } : link)),
});

describe('a custody certificate', () => {
  it('holds with its package, the certificate of the signer and the key of the log', async () => {
    const verified = verifyCustody(await sealedCertificate(certificate, pki), found, trusting());
    if (!verified.ok) throw new Error(verified.fault.en);
    const said = verified.statements.map(({ en }) => en);
    expect(verified.established).toBe('certificate');
    expect(said[0]).toContain('20 entries, each proven in the log greffe.example/ledger of 23 entries');
    expect(said).toContain('The key of the log is the one that you gave.');
    expect(said.filter((each) => each.startsWith('Gap'))).toEqual([]);
  });

  it('is intact and no more where nothing that was given says who signed', async () => {
    const unknown = await verifiedPackage(parts);
    for (const logKey of [undefined, vkey]) {
      const trust = { now, ...(logKey && { logKey }) };
      const verified = verifyCustody(await sealedCertificate(certificate, pki), unknown, trust);
      expect(verified).toMatchObject({ ok: true, established: null });
    }
  });

  it('says each gap, and holds', async () => {
    const late = certified(logOf(without('received', 'noted')));
    const verified = verifyCustody(await sealedCertificate(late, pki), found, trusting());
    expect(verified.ok && verified.statements.map(({ fr }) => fr)).toContain(
      `Lacune : Pas encore d’accusé de réception : le destinataire n’a pas répété l’empreinte du sceau (${deliveryId}).`,
    );
  });
});

describe('a forged custody certificate', () => {
  it('is refused where a byte of it was changed after the seal', async () => {
    const bytes = (await sealedCertificate(certificate, pki)).toString('utf8');
    const other = Buffer.from(bytes.replace('G-2026-0042', 'G-2026-0043'));
    const verified = verifyCustody(other, found, trusting());
    expect(!verified.ok && verified.fault.en).toMatch(/was changed after it was signed/);
  });

  it('is refused where an entry was changed, or its hash', async () => {
    const wrong = /does not give the hash that the certificate names: it was changed/;
    expect(await refusalOf(withLink(1, ({ entry }) => ({ entry: { ...entry, actor: id(33) } })))).toMatch(wrong);
    expect(await refusalOf(withLink(1, () => ({ leaf: '0'.repeat(64) })))).toMatch(wrong);
  });

  it('is refused where two entries are swapped, proofs and all', async () => {
    const [first, other] = [certificate.links[6], certificate.links[7]] as [Link, Link];
    const links = certificate.links.with(6, other).with(7, first);
    expect(await refusalOf({ ...certificate, links })).toMatch(/are not, each once, in the order of the log/);
    const placed = certificate.links.with(6, { ...other, index: first.index, path: first.path });
    expect(await refusalOf({ ...certificate, links: placed })).toMatch(
      /the proof is of another entry, or of another log/,
    );
    const twice = [...certificate.links, certificate.links.at(-1) as Link];
    expect(await refusalOf({ ...certificate, links: twice })).toMatch(/are not, each once, in the order of the log/);
  });

  it('is refused with an entry of another case, which the same log proves', async () => {
    const mixed = new CustodyLog([
      ...ofPackage(without(), sealOf(parts)),
      { ...chain.first, stream: `case/${id(44)}` },
    ]);
    const stray = mixed.entries.at(-1) as (typeof mixed.entries)[number];
    const { index, ...entry } = stray;
    const path = mixed.pathOf(index).map((hash) => hash.toString('base64'));
    const whole = certified(mixed);
    const leaf = entryLeaf(entry).toString('hex');
    const links = [...whole.links, { by: 'jurist' as const, index, leaf, path, entry }];
    expect(await refusalOf({ ...whole, links })).toMatch(/no part of the chain of this package: it is of another case/);
  });

  it('is refused with the proofs of another log, under its key or under ours', async () => {
    const strange = new CustodyLog(ofPackage(without(), sealOf(parts)), logSigner(9));
    const theirs = certified(strange, [], vkeyOf(logSigner(9)));
    expect(await refusalOf(theirs)).toMatch(/The certificate is of another log/);
    expect(await refusalOf({ ...theirs, vkey })).toMatch(/not signed by the log that the certificate names/);
    const longer = certified(logOf([...without(), { type: 'case.assigned', data: { to: id(90) }, actor: second }]));
    expect(await refusalOf({ ...certificate, checkpoint: longer.checkpoint })).toMatch(
      /Nothing proves that the log has entry/,
    );
    expect(await refusalOf({ ...certificate, vkey: 'none' }, { now, trusted: pki.rootPem })).toMatch(
      /names no key of a log that can be read/,
    );
  });

  it('is refused where a stranger sealed it again', async () => {
    const stranger = await packagePki();
    expect(await refusalOf(certificate, trusting(), stranger)).toMatch(/who is not the expected signer/);
    const unknown = await verifiedPackage(parts);
    expect(await refusalOf(certificate, { now }, stranger, unknown)).toMatch(
      /not sealed by the signer of the package: give the certificate of the authority/,
    );
  });

  it('is refused where its operator leaves a consent out, or certifies an answer that lacked one', async () => {
    const lacking = certified(logOf(without()), [`case.approved ${second}`]);
    const wanted = /“The answer left”, does not have before it enough consents/;
    expect(await refusalOf(lacking)).toMatch(wanted);
    expect(await refusalOf(certified(logOf(without('second'))))).toMatch(wanted);
    expect(await refusalOf({ ...lacking, faults: [] })).toMatch(
      /says roles, gaps or breaks that its entries do not give/,
    );
  });

  it('is refused where it hides a gap, or names another role', async () => {
    const late = certified(logOf(without('received', 'noted')));
    const wanted = /says roles, gaps or breaks that its entries do not give/;
    expect(await refusalOf({ ...late, gaps: [] })).toMatch(wanted);
    expect(await refusalOf(withLink(0, () => ({ by: 'executive' })))).toMatch(wanted);
  });

  it('is refused with the package of another case, or another sealing of the same', async () => {
    const others = await sealedParts(pki, { package: id(66), case: 'G-2026-0043' });
    const other = await verifiedPackage(others, pki.rootPem);
    expect(await refusalOf(certificate, trusting(), pki, other)).toMatch(
      /is of the package .*, and this file is the package/,
    );
    const again = await verifiedPackage(await packageParts(pki), pki.rootPem);
    expect(await refusalOf(certificate, trusting(), pki, again)).toMatch(
      /not the one that the log recorded: its SHA-256/,
    );
    expect(await refusalOf({ ...certificate, case: 'G-2026-0043' })).toMatch(/names another case, or another operator/);
    const letter = { ...found, manifest: { ...found.manifest, approvedLetterSha256: 'cd'.repeat(32) } };
    expect(await refusalOf(certificate, trusting(), pki, letter)).toMatch(/not the one that people approved/);
    expect(await refusalOf({ ...certificate, package: id(66) }, trusting(), pki, other)).toMatch(
      /No entry of the certificate says/,
    );
  });

  it('is refused at another time than that of its seal, in another format, and where it is none', async () => {
    expect(await refusalOf({ ...certificate, madeAt: '2026-11-24T14:05:08Z' })).toMatch(
      /says another time than its seal/,
    );
    const read = (value: unknown) => verifyCustody(Buffer.from(canonical(value)), found, trusting());
    expect(read({ certificate: { format: 'greffe/custody/v2' } })).toMatchObject({
      fault: { en: expect.stringContaining('has the format greffe/custody/v2, and this program reads') },
    });
    const spaced = `${(await sealedCertificate(certificate, pki)).toString('utf8')} `;
    for (const text of ['null', '{"certificate":{}}', 'no JSON', spaced]) {
      const verified = verifyCustody(Buffer.from(text), found, trusting());
      expect(!verified.ok && verified.fault.en).toMatch(
        /is no custody certificate \(greffe\/custody\/v1\), or is not canonical JSON/,
      );
    }
  });

  it('is refused where the log recorded a delivery of another seal', async () => {
    const written = ofPackage(without(), sealOf(parts)).map((each) =>
      each.type === 'case.delivery_opened' ? { ...each, data: { ...each.data, sha256: '9'.repeat(64) } } : each,
    );
    expect(await refusalOf(certified(new CustodyLog(written)))).toMatch(/names another digest than that of the seal/);
  });
});
