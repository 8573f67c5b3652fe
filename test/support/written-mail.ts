/** Mails written for a test, as a mail program sends them: a body, and an act in a PDF where there is one. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { buffer } from 'node:stream/consumers';
import { create } from 'fontkit';
import PDFDocument from 'pdfkit';

export interface WrittenMail {
  /** A mailbox, with or without a name. */
  readonly from: string;
  readonly to?: string | undefined;
  readonly subject: string;
  readonly body: string;
  /** The words of the PDF attached. */
  readonly act?: string | undefined;
  /** Further header lines. */
  readonly headers?: readonly string[] | undefined;
}

const font = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf',
);

const face = create(readFileSync(font));

/** The same words give the same bytes. */
async function pdfOf(words: string): Promise<Buffer> {
  const drawing = new PDFDocument({ size: 'A4', info: { CreationDate: new Date(0) } });
  drawing.font(font).fontSize(10).text(words, 60, 60);
  drawing.end();
  return buffer(drawing);
}

const encoded = (text: string): string => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;

function mailbox(from: string): string {
  const [, name = '', address = from] = /^(.*)\s*<([^<>]+)>$/.exec(from) ?? [];
  return name ? `${encoded(name)} <${address}>` : address;
}

const lines = (bytes: Buffer): string => bytes.toString('base64').replace(/.{76}/g, '$&\r\n');

function part(type: string, content: Buffer, ...headers: string[]): string {
  return [`Content-Type: ${type}`, 'Content-Transfer-Encoding: base64', ...headers, '', lines(content)].join('\r\n');
}

/** A PDF; the words alone where its font lacks a letter of them, such as Chinese or a ticked box. */
async function attached(act: string): Promise<string> {
  const drawn = [...act].every((letter) => /\s/.test(letter) || face.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0));
  return drawn
    ? part('application/pdf', await pdfOf(act), 'Content-Disposition: attachment; filename="act.pdf"')
    : part('text/plain; charset=utf-8', Buffer.from(act), 'Content-Disposition: attachment; filename="act.txt"');
}

/** The raw message, received by the operator's relay on Tuesday 24 November 2026 at 14:37, Paris time. */
export async function writtenMail({ from, to, subject, body, act, headers = [] }: WrittenMail): Promise<Buffer> {
  const head = [
    'Received: from mx.sender.example by mx1.nuage-souverain.example; Tue, 24 Nov 2026 14:37:00 +0100',
    `From: ${mailbox(from)}`,
    `To: ${to ?? 'requisitions@nuage-souverain.example'}`,
    `Subject: ${encoded(subject)}`,
    'Date: Tue, 24 Nov 2026 14:36:52 +0100',
    `Message-ID: <${Buffer.from(subject).toString('hex').slice(0, 40)}@sender.example>`,
    ...headers,
    'MIME-Version: 1.0',
  ];
  const text = part('text/plain; charset=utf-8', Buffer.from(body));
  if (act === undefined) return Buffer.from(`${head.join('\r\n')}\r\n${text}\r\n`);
  const whole = [
    ...head,
    'Content-Type: multipart/mixed; boundary="written"',
    '',
    '--written',
    text,
    '--written',
    await attached(act),
  ];
  return Buffer.from(`${whole.join('\r\n')}\r\n--written--\r\n`);
}
