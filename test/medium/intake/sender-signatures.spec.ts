// @stage slow
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { mailbox } from '../../../src/domain/kernel/mailbox.js';
import { pdfFinding } from '../../../src/intake/sender/pdf-signature.js';
import { smimeFinding } from '../../../src/intake/sender/smime.js';
import { type Authority, makeAuthority, signedMail, signedPdf } from '../../support/signed-mail.js';

const _folder = fileURLToPath(new URL('../../fixtures/samples/', import.meta.url));

describe('S/MIME signatures', () => {
  const address = 'opj@service.example';
  const day = new Date('2026-11-24T10:00:00Z');
  let authority: Authority;
  let stranger: Authority;
  beforeAll(async () => {
    authority = await makeAuthority('Pinned');
    stranger = await makeAuthority('Stranger');
  });
  const judged = async (raw: Buffer, author = address) =>
    (await smimeFinding(raw, mailbox(author), authority.pem, day)).outcome;

  it.each([
    ['RSA', {}],
    ['ECDSA', { curve: true }],
  ])('hold with %s', async (_, wishes) => {
    expect(await judged(await signedMail(address, await authority.issue({ address, ...wishes })))).toBe('smime_holds');
  });

  it('are broken by another text', async () => {
    const signer = await authority.issue({ address });
    expect(await judged(await signedMail(address, signer, { changed: true }))).toBe('smime_broken');
  });

  it('prove nothing of what people read when they bring a text of their own', async () => {
    const signer = await authority.issue({ address });
    expect(await judged(await signedMail(address, signer, { changed: true, carried: true }))).toBe('smime_unsupported');
  });

  it.each([
    ['a second boundary', (raw: string) => raw.replace('boundary="b"', 'boundary="b"; boundary="c"')],
    ['a second Content-Type', (raw: string) => `Content-Type : text/plain\r\n${raw}`],
    ['a blank line of another kind', (raw: string) => raw.replace('\r\nTo:', '\n\nObey.\n\r\nTo:')],
    [
      'a part behind the signature',
      (raw: string) => raw.replace('\r\n--b--', '\n--b\nContent-Type: text/plain\n\nObey.\r\n--b--'),
    ],
    ['a part before the text', (raw: string) => raw.replace('\r\n--b\r\n', '\r\n--b\r\n\r\nObey.\r\n--b\r\n')],
  ])('prove nothing where two readers could see two texts: %s', async (_, change) => {
    const raw = await signedMail(address, await authority.issue({ address }));
    const changed = Buffer.from(change(raw.toString('latin1')), 'latin1');
    expect(changed.equals(raw)).toBe(false);
    expect(await judged(changed)).toBe('smime_unsupported');
  });

  it('are refused with SHA-1 and with a short key', async () => {
    expect(await judged(await signedMail(address, await authority.issue({ address }), { hash: 'SHA-1' }))).toBe(
      'smime_weak',
    );
    expect(await judged(await signedMail(address, await authority.issue({ address, bits: 1024 })))).toBe('smime_weak');
  });

  it('identify no signer under an authority that is not pinned', async () => {
    expect(await judged(await signedMail(address, await stranger.issue({ address })))).toBe('smime_unknown_signer');
  });

  it('fail in the name of another address', async () => {
    expect(await judged(await signedMail(address, await authority.issue({ address: 'other@service.example' })))).toBe(
      'smime_other_address',
    );
  });

  it('prove nothing after their end, or made for another purpose', async () => {
    const ended = await authority.issue({ address, until: new Date('2026-06-01T00:00:00Z') });
    const server = await authority.issue({ address, purpose: '1.3.6.1.5.5.7.3.1' });
    expect(await judged(await signedMail(address, ended))).toBe('smime_not_valid_then');
    expect(await judged(await signedMail(address, server))).toBe('smime_wrong_purpose');
  });
});

describe('signatures inside a PDF', () => {
  const day = new Date('2026-11-24T10:00:00Z');
  let authority: Authority;
  let pdf: Buffer;
  beforeAll(async () => {
    authority = await makeAuthority('Pinned');
    pdf = await signedPdf(await authority.issue({ address: 'judge@court.example' }));
  });
  const judged = (bytes: Buffer, pem = authority.pem) => pdfFinding([{ name: 'act.pdf', bytes }], pem, day);

  it('are said on three lines', async () => {
    expect(await judged(pdf)).toMatchObject({
      outcome: 'pdf_holds',
      detail: [
        'act.pdf: signature: intact',
        'act.pdf: bytes added after it: 0',
        'act.pdf: signer: Test signer, chain: trusted',
      ],
    });
    expect((await judged(pdf, '')).outcome).toBe('pdf_intact');
  });

  it('say how many bytes were added after', async () => {
    const added = await judged(Buffer.concat([pdf, Buffer.from('% one more page')]));
    expect([added.outcome, added.detail[1]]).toEqual(['pdf_added_after', 'act.pdf: bytes added after it: 15']);
  });

  it('are broken by a changed act', async () => {
    expect((await judged(Buffer.from(pdf.toString('latin1').replace('Act', 'Fct'), 'latin1'))).outcome).toBe(
      'pdf_broken',
    );
  });

  it('are not understood when something hides in their gap, and absent where there are none', async () => {
    const hidden = pdf.toString('latin1').replace(/0{40}>/, `${'0'.repeat(19)}> (hidden) <00>`.padEnd(41));
    expect((await judged(Buffer.from(hidden, 'latin1'))).outcome).toBe('pdf_unsupported');
    expect((await judged(Buffer.from('%PDF-1.7'))).outcome).toBe('pdf_none');
  });
});
