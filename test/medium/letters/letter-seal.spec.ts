// @stage redis
/** Letters under the seal of the operator: what was approved stays its beginning, and anyone can verify the rest. Doubles: the relay. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { valueOrFail } from '../../../src/domain/kernel/result.js';
import { LetterSeal } from '../../../src/letters/protection/letter-seal.js';
import { MailroomService } from '../../../src/letters/sending/mailroom.service.js';
import { issueDemonstration } from '../../../src/reports/authority/issue.js';
import { verifyTogether } from '../../../src/verifier/report/together.js';
import { isLetter, verifyLetter } from '../../../src/verifier/report/verify-letter.js';
import { verifyReport } from '../../../src/verifier/report/verify-report.js';
import { LetterDesk } from '../../support/letter-desk.js';
import { LONG_AFTER } from '../../support/sample-report.js';
import { refused } from '../../support/written-request.js';

const SEND = 'correspondence.send_letter';
const from = new Date('2026-01-01T00:00:00.000Z');
const at = new Date('2026-11-24T14:00:00.000Z');
const blocks = (pem: string, label: string) =>
  pem.match(new RegExp(`-----BEGIN ${label}-----[\\s\\S]+?-----END ${label}-----\\n?`, 'g')) ?? [];

let desk: LetterDesk;
let letterKey: string;
let letterCertificate: string;
let root: string;
let approved: Buffer;
let sealed: Buffer;
let approvedSha256: string;
beforeAll(async () => {
  const pem = await issueDemonstration('Nuage Souverain', from);
  const certificates = blocks(pem, 'CERTIFICATE');
  root = certificates[3] ?? '';
  letterKey = blocks(pem, 'PRIVATE KEY')[0] ?? '';
  letterCertificate = `${certificates[0]}${root}`;
  const environment = { GREFFE_LETTER_KEY: letterKey, GREFFE_LETTER_CERTIFICATE: letterCertificate };
  desk = await LetterDesk.open(undefined, undefined, environment);
  const caseId = await desk.request({ classification: { ...refused, notices: [] } });
  await desk.decide(caseId, 'refuse');
  const [letter] = valueOrFail(await desk.module.get(MailroomService).list(caseId));
  approvedSha256 = letter?.sha256 ?? '';
  const person = { id: (desk.person('jurist') as { id: string }).id } as never;
  approved = valueOrFail(await desk.module.get(MailroomService).read(caseId, letter?.id ?? '', 0, person)).content;
  await desk.run(SEND);
  sealed = desk.relay.received[0]?.attachments[0]?.content ?? Buffer.alloc(0);
});
afterAll(() => desk.close());

const verdict = (bytes: Buffer, trusted = root) => verifyLetter(bytes, { trusted, now: LONG_AFTER });

describe('a letter that leaves under the seal of the operator', () => {
  it('begins with exactly what people approved, and the seal covers all of it', () => {
    expect(sealed.subarray(0, approved.length).equals(approved)).toBe(true);
    expect(sealed.length).toBeGreaterThan(approved.length);
    expect([isLetter(sealed), isLetter(approved)]).toEqual([true, false]);
    expect(verdict(sealed)).toMatchObject({ ok: true, approvedSha256 });
  });

  it('is called a letter and never a report, by the page that verifies too', async () => {
    const found = verdict(sealed);
    const sentences = found.ok ? found.statements.map(({ en }) => en).join(' ') : '';
    expect(sentences).toMatch(/This file is a letter/);
    expect(sentences).not.toMatch(/report/);
    const [finding] = await verifyTogether([{ name: 'letter.pdf', bytes: sealed }], {
      key: null,
      stampRoots: null,
      now: LONG_AFTER,
    });
    expect(finding).toMatchObject({ name: 'letter.pdf', verdict: 'not_established' });
    expect((await verifyReport(sealed, { now: LONG_AFTER })).ok).toBe(false);
  });

  it('holds for an independent tool', () => {
    const folder = mkdtempSync(join(tmpdir(), 'letter-'));
    writeFileSync(join(folder, 'letter.pdf'), sealed);
    const range = /\/ByteRange \[(\d+) (\d+) (\d+) (\d+)/.exec(sealed.toString('latin1').slice(approved.length));
    const [start, end] = [Number(range?.[2]), Number(range?.[3])];
    const hole = Buffer.from(sealed.subarray(start + 1, end - 1).toString('latin1'), 'hex');
    const length = hole.readUInt16BE(2) + 4;
    writeFileSync(join(folder, 'seal.der'), hole.subarray(0, length));
    writeFileSync(join(folder, 'content'), Buffer.concat([sealed.subarray(0, start), sealed.subarray(end)]));
    writeFileSync(join(folder, 'root.pem'), root);
    const options = ['cms', '-verify', '-binary', '-inform', 'DER', '-in', 'seal.der', '-content', 'content'];
    const said = execFileSync('openssl', [...options, '-CAfile', 'root.pem', '-purpose', 'any', '-out', 'out'], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    expect(said).toBeDefined();
  });

  it.each<[string, (bytes: Buffer) => Buffer]>([
    ['a byte of the letter', (bytes) => changed(bytes, 2000)],
    ['a byte of the claimed time', (bytes) => changed(bytes, bytes.lastIndexOf('/M <') + 10)],
    ['a byte of the seal', (bytes) => changed(bytes, bytes.lastIndexOf('/Contents <') + 400)],
    ['the room behind the seal', (bytes) => changed(bytes, bytes.lastIndexOf('/Contents <') + 30_000)],
    ['what follows', (bytes) => Buffer.concat([bytes, Buffer.from('% more\n')])],
    ['its last bytes', (bytes) => bytes.subarray(0, bytes.length - 8)],
  ])('is refused when someone changed %s', (_what, change) => {
    expect(verdict(change(sealed)).ok).toBe(false);
  });

  it('is refused under the seal of another', async () => {
    const other = await issueDemonstration('Autre', from);
    const [otherKey] = blocks(other, 'PRIVATE KEY');
    const [leaf, , , above] = blocks(other, 'CERTIFICATE');
    const seal = await LetterSeal.open({ letterKey: otherKey, letterCertificate: `${leaf}${above}` }, 'Autre');
    const forged = await seal.seal(approved, 'Refus', at);
    expect([verdict(forged).ok, verdict(forged, above).ok]).toEqual([false, true]);
  });
});

describe('the seal of letters', () => {
  it('is absent where none is set: the letter leaves as approved', async () => {
    const none = await LetterSeal.open({}, 'Nuage');
    expect((await none.seal(approved, 'Refus', at)).equals(approved)).toBe(true);
  });

  it('is made by no certificate that has ended or has not begun', async () => {
    const seal = await LetterSeal.open({ letterKey, letterCertificate }, 'Nuage');
    for (const day of ['2025-11-24T14:00:00.000Z', '2099-11-24T14:00:00.000Z']) {
      await expect(seal.seal(approved, 'Refus', new Date(day))).rejects.toThrow('not valid at present');
    }
  });

  it('stops the start where key and certificate do not belong together', async () => {
    const other = await issueDemonstration('Autre', from);
    const wrong = { letterKey: blocks(other, 'PRIVATE KEY')[0], letterCertificate };
    await expect(LetterSeal.open(wrong, 'Nuage')).rejects.toThrow('GREFFE_LETTER_KEY');
  });
});

function changed(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = bytes.readUInt8(at) === 0x30 ? 0x31 : 0x30;
  return copy;
}
