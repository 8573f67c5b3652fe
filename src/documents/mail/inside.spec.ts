/** Files that hold other files or messages, from the raw mail. */
import { describe, expect, it } from '@jest/globals';
import PDFDocument from 'pdfkit';
import { mapi, outlookFile, packedRtf, tnef, wide } from '../../../test/support/held-files.js';
import { withAttachment } from '../../../test/support/hostile-mail.js';
import { readHere } from '../../../test/support/read-raw.js';
import { makeAuthority, opaqueMail, signedMail } from '../../../test/support/signed-mail.js';

const TNEF_TYPE = 'application/ms-tnef';
const act = Buffer.from('Nous requérons.', 'utf8');
const rtf = "{\\rtf1\\ansi\\ansicpg1252 Bonjour, voir pi\\'e8ce.}";

const shown = ({ parts }: Awaited<ReturnType<typeof readHere>>) =>
  [...parts.values()].map(({ path, name, text, unread }) => [path, name, text, unread]);

describe('winmail.dat', () => {
  it('gives its body and its attachments, beside the mail that brought it', async () => {
    const file = tnef(mapi([0x1009, 0x102, packedRtf(rtf)]), [
      {
        name: 'ACTE~1.TXT',
        data: act,
        properties: mapi([0x3707, 0x1f, wide('acte.txt')], [0x370e, 0x1f, wide('text/plain')]),
      },
    ]);
    const read = await readHere(withAttachment(TNEF_TYPE, 'winmail.dat', file));
    expect(shown(read)).toEqual([
      ['1', null, 'See attached.', null],
      ['2', 'winmail.dat', '', null],
      ['2.1', null, 'Bonjour, voir pièce.', null],
      ['2.2', 'acte.txt', 'Nous requérons.', null],
    ]);
    expect(read.parts.get('2.2')?.attachment).toBe(true);
  });

  it('is opened in itself, to a depth', async () => {
    const inner = tnef(null, [{ name: 'acte.txt', data: act, properties: mapi([0x370e, 0x1f, wide('text/plain')]) }]);
    const object = Buffer.concat([Buffer.alloc(16), inner]);
    const outer = tnef(null, [{ name: 'message', data: Buffer.alloc(0), properties: mapi([0x3701, 0x0d, object]) }]);
    const read = await readHere(withAttachment(TNEF_TYPE, 'winmail.dat', outer));
    expect(read.parts.get('2.1.1')?.text).toBe('Nous requérons.');
    let deep = outer;
    for (let depth = 0; depth < 6; depth += 1) deep = tnef(null, [{ name: 'more.dat', data: deep }]);
    const { parts } = await readHere(withAttachment(TNEF_TYPE, 'winmail.dat', deep));
    expect([...parts.values()].at(-1)?.unread).toBe('too_deep');
  });

  it('is marked when it is cut, and what was whole is read', async () => {
    const files = [
      { name: 'a.txt', data: act, properties: mapi([0x370e, 0x1f, wide('text/plain')]) },
      { name: 'b.bin', data: Buffer.alloc(500) },
    ];
    const whole = tnef(null, files);
    const read = await readHere(withAttachment(TNEF_TYPE, 'winmail.dat', whole.subarray(0, whole.length - 100)));
    expect(read.parts.get('2')?.marks).toEqual(['damaged']);
    expect(read.parts.get('2.1')?.text).toBe('Nous requérons.');
  });

  it.each([
    [
      'a text that says to be 3 GB',
      Buffer.concat([Buffer.from('ffffffff000000c0', 'hex'), Buffer.from('MELA'), Buffer.alloc(8)]),
    ],
    ['a text that is cut', Buffer.alloc(4)],
  ])('is damaged with %s', async (_what, packed) => {
    const read = await readHere(withAttachment(TNEF_TYPE, 'winmail.dat', tnef(mapi([0x1009, 0x102, packed]), [])));
    expect(read.parts.get('2')).toMatchObject({ text: null, unread: 'damaged' });
  });
});

describe('a message saved by Outlook', () => {
  const fields = {
    subject: 'Réquisition',
    body: 'Voir ci-joint.',
    sender: 'opj@police.example',
    files: [{ name: 'act.rtf', data: Buffer.from(rtf) }],
  };

  it('is a message of its own, with its sender, body and attachments', async () => {
    const read = await readHere(withAttachment('application/vnd.ms-outlook', 'request.msg', outlookFile(fields)));
    expect(read.messages.map(({ path, headers }) => [path, headers.from[0]?.address, headers.subject])).toEqual([
      ['', 'a@b.example', 'x'],
      ['2', 'opj@police.example', 'Réquisition'],
    ]);
    expect(shown(read).slice(1)).toEqual([
      ['2', 'request.msg', '', null],
      ['2/1', null, 'Voir ci-joint.', null],
      ['2/2', 'act.rtf', 'Bonjour, voir pièce.', null],
    ]);
  });

  it('is of whom its transport says, whatever its type is called', async () => {
    const transport =
      'From: <juge@justice.example>\r\nSubject: Ordonnance\r\nContent-Type: multipart/mixed; boundary=x\r\n';
    const read = await readHere(
      withAttachment('application/octet-stream', 'x.bin', outlookFile({ ...fields, transport })),
    );
    expect(read.messages[1]?.headers).toMatchObject({
      from: [{ address: 'juge@justice.example' }],
      subject: 'Ordonnance',
    });
  });

  it('writes no header that a field brings', async () => {
    const forged = { ...fields, sender: 'a@b.example>\r\nFrom: <juge@justice.example' };
    const read = await readHere(withAttachment('application/vnd.ms-outlook', 'x.msg', outlookFile(forged)));
    expect(read.messages[1]?.headers.from).toEqual([]);
  });

  it('is damaged when it is cut', async () => {
    const file = outlookFile(fields);
    const read = await readHere(withAttachment('application/vnd.ms-outlook', 'x.msg', file.subarray(0, 1_600)));
    expect(read.parts.get('2')).toMatchObject({ text: null, unread: 'damaged' });
  });
});

describe('S/MIME', () => {
  const entity = [
    'Content-Type: multipart/mixed; boundary=i',
    '',
    '--i',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Nous requérons.',
    '--i',
    'Content-Type: text/plain; name=act.txt',
    'Content-Disposition: attachment; filename=act.txt',
    '',
    'act',
    '--i--',
    '',
  ].join('\r\n');

  it('is read when its signature carries it', async () => {
    const signer = await (await makeAuthority('Test')).issue({ address: 'opj@police.example' });
    const read = await readHere(await opaqueMail('opj@police.example', signer, entity));
    expect(shown(read)).toEqual([
      ['1', 'smime.p7m', '', null],
      ['1.1', null, 'Nous requérons.', null],
      ['1.2', 'act.txt', 'act', null],
    ]);
    expect(read.parts.get('1.1')?.attachment).toBe(false);
  });

  it('is read when its signature stands beside it', async () => {
    const signer = await (await makeAuthority('Test')).issue({ address: 'opj@police.example' });
    const read = await readHere(await signedMail('opj@police.example', signer));
    expect(shown(read)).toEqual([
      ['1', null, 'Nous requérons.\n', null],
      ['2', 'smime.p7s', null, 'signature'],
    ]);
  });

  it('is encrypted when nothing in it can be read', async () => {
    const read = await readHere(
      withAttachment('application/pkcs7-mime', 'smime.p7m', Buffer.from('3003020100', 'hex')),
    );
    expect(read.parts.get('2')).toMatchObject({ text: null, unread: 'encrypted' });
  });
});

describe('a file that is not read', () => {
  const compound = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);

  it.each([
    ['an old office file', compound, 'unread_format'],
    ['an encrypted one of today', Buffer.concat([compound, Buffer.from('EncryptedPackage', 'utf16le')]), 'encrypted'],
  ])('says what it is: %s', async (_what, bytes, why) => {
    const read = await readHere(withAttachment('application/msword', 'act.doc', bytes));
    expect(read.parts.get('2')).toMatchObject({ text: null, unread: why });
  });

  it('is reported where a PDF holds it', async () => {
    const drawing = new PDFDocument();
    const chunks: Buffer[] = [];
    drawing.on('data', (chunk: Buffer) => chunks.push(chunk));
    const ended = new Promise((resolve) => drawing.on('end', resolve));
    drawing.text('See the file inside, which holds the act.').file(act, { name: 'act.txt' });
    drawing.end();
    await ended;
    const read = await readHere(withAttachment('application/pdf', 'cover.pdf', Buffer.concat(chunks)));
    expect(read.parts.get('2')?.marks).toEqual(['files_unread']);
  });
});
