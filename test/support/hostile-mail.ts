/** Messages made to break a reader, built in memory. */
import { randomBytes } from 'node:crypto';
import { constants, deflateSync } from 'node:zlib';

const crlf = (lines: readonly string[]): Buffer => Buffer.from(lines.join('\r\n'));

const head = (...more: string[]) => [
  'From: a@b.example',
  'To: legal@c.example',
  'Subject: x',
  'MIME-Version: 1.0',
  ...more,
];

/** A mail of one line with one file attached. */
export function withAttachment(type: string, name: string, bytes: Buffer): Buffer {
  const body = bytes.toString('base64').replace(/.{76}/g, '$&\r\n');
  return crlf([
    ...head('Content-Type: multipart/mixed; boundary=m'),
    '',
    '--m',
    'Content-Type: text/plain',
    '',
    'See attached.',
    '--m',
    `Content-Type: ${type}; name="${name}"`,
    `Content-Disposition: attachment; filename="${name}"`,
    'Content-Transfer-Encoding: base64',
    '',
    body,
    '--m--',
    '',
  ]);
}

function pdf(filters: string, stream: Buffer): Buffer {
  const before = Buffer.from(
    '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' +
      '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj\n' +
      '5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n' +
      `4 0 obj<</Length ${stream.length}${filters}>>stream\n`,
  );
  return Buffer.concat([
    before,
    stream,
    Buffer.from('\nendstream endobj\ntrailer<</Root 1 0 R>>\nstartxref\n99999\n%%EOF'),
  ]);
}

/** A page of 2.2 GB of spaces in a few kilobytes: Flate over Flate, made of one repeated block. */
function flateBomb(): Buffer {
  const block = deflateSync(Buffer.alloc(10_000_000, ' '), { level: 9, finishFlush: constants.Z_FULL_FLUSH });
  const inner = Buffer.concat([block.subarray(0, 2), ...Array.from({ length: 220 }, () => block.subarray(2))]);
  return pdf('/Filter[/FlateDecode/FlateDecode]', deflateSync(inner, { level: 9 }));
}

function nested(depth: number): Buffer {
  const lines = head(`Content-Type: multipart/mixed; boundary=b0`);
  for (let level = 0; level < depth; level++) {
    lines.push('', `--b${level}`, `Content-Type: multipart/mixed; boundary=b${level + 1}`);
  }
  return crlf([...lines, '', `--b${depth}`, 'Content-Type: text/plain', '', 'deep', '']);
}

function messageIn(depth: number): Buffer {
  const inner = depth === 0 ? crlf([...head('Content-Type: text/plain'), '', 'core']) : messageIn(depth - 1);
  return crlf([...head('Content-Type: message/rfc822'), '', inner.toString('latin1')]);
}

export const hostileMails: Readonly<Record<string, () => Buffer>> = {
  '200,000 addresses': () => crlf([...head(`Cc: ${'a@b.example, '.repeat(200_000)}c@d.example`), '', 'x']),
  '60,000 addresses in the headers allowed': () =>
    crlf([...head(`Cc: ${'a@b.example, '.repeat(60_000)}c@d.example`), '', 'x']),
  '2,000 nested parts': () => nested(2_000),
  '20 messages in one another': () => messageIn(20),
  '900 parts side by side': () =>
    crlf([
      ...head('Content-Type: multipart/mixed; boundary=m'),
      ...Array.from({ length: 900 }, () => '\r\n--m\r\n\r\nx'),
      '',
      '--m--',
    ]),
  '30 MB': () => withAttachment('application/octet-stream', 'big.bin', Buffer.alloc(22_000_000, 'x')),
  '30 MB on one line': () => crlf([...head('Content-Type: text/plain'), '', 'x'.repeat(30_000_000)]),
  'unknown charset': () => crlf([...head('Content-Type: text/plain; charset=klingon-8'), '', 'réquisition']),
  'zip bomb': () => withAttachment('application/zip', 'act.zip', deflateSync(Buffer.alloc(100_000_000))),
  'PDF with a broken table': () =>
    withAttachment('application/pdf', 'act.pdf', pdf('', Buffer.from('BT /F 12 Tf 10 100 Td (Hello) Tj ET'))),
  'PDF cut short': () => withAttachment('application/pdf', 'act.pdf', pdf('', Buffer.from('BT')).subarray(0, 90)),
  'PDF of 2.2 GB': () => withAttachment('application/pdf', 'bomb.pdf', flateBomb()),
  'HTML of 50,000 tags in one another': () =>
    crlf([...head('Content-Type: text/html'), '', `${'<div>'.repeat(50_000)}x`]),
  'HTML of 400,000 nodes': () => crlf([...head('Content-Type: text/html'), '', '<p>x'.repeat(200_000)]),
  'HTML of many rules': () =>
    crlf([
      ...head('Content-Type: text/html'),
      '',
      `<style>${'p{color:red}'.repeat(5_000)}</style>${'<p>x'.repeat(20_000)}`,
    ]),
  'NUL bytes': () => Buffer.concat([crlf([...head('Content-Type: text/plain'), '', '']), Buffer.alloc(1_000)]),
  'no header': () => Buffer.from('Bonjour,\n\nveuillez trouver\n'),
  garbage: () => randomBytes(200_000),
  empty: () => Buffer.alloc(0),
};
