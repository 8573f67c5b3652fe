/** A request that a person enters, as the message that is kept: what they write of it, with its files. */
import { createHash } from 'node:crypto';
import { fileNameParameter } from '../../domain/kernel/file-name.js';

interface EnteredFile {
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Buffer;
}
export interface Written {
  readonly subject: string;
  /** What the act says, or what was said by telephone. */
  readonly text: string;
  readonly files: readonly EnteredFile[];
}

/** Characters of an encoded word (RFC 2047): four bytes each stay within its 75 columns. */
const WORD = 10;
const COLUMNS = 76;

/** The file of a mail alone is the message itself; all else is one message, and the same entry has the same bytes. */
export function composed(written: Written): Buffer {
  const [only, ...others] = written.files;
  return only && others.length === 0 && isMail(only) ? only.bytes : oneMessage(written);
}

/** One message in any case, with its text and its files. */
export function oneMessage({ subject, text, files }: Written): Buffer {
  const parts = [
    ...(text === '' ? [] : [part('text/plain; charset=utf-8', 'inline', Buffer.from(text, 'utf8'))]),
    ...files.map(({ name, contentType, bytes }) => part(contentType, `attachment; ${fileNameParameter(name)}`, bytes)),
  ];
  const boundary = `greffe-${createHash('sha256').update(parts.join('')).digest('hex').slice(0, 40)}`;
  const head = [
    'MIME-Version: 1.0',
    `Subject: ${encoded(subject)}`,
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
  ];
  return Buffer.from(
    [...head, '', ...parts.map((each) => `--${boundary}\r\n${each}`), `--${boundary}--`, ''].join('\r\n'),
  );
}

/** By its name too: few browsers know the type. */
const isMail = ({ name, contentType }: EnteredFile): boolean =>
  contentType === 'message/rfc822' || /\.eml$/i.test(name);

function part(contentType: string, disposition: string, bytes: Buffer): string {
  const lines = bytes.toString('base64').match(new RegExp(`.{1,${COLUMNS}}`, 'g')) ?? [];
  const head = [
    `Content-Type: ${contentType}`,
    `Content-Disposition: ${disposition}`,
    'Content-Transfer-Encoding: base64',
  ];
  return [...head, '', ...lines].join('\r\n');
}

/** Encoded words: nothing in them can be taken for another header. */
function encoded(text: string): string {
  const characters = [...text];
  const words = Array.from({ length: Math.ceil(characters.length / WORD) }, (_each, at) =>
    characters.slice(at * WORD, (at + 1) * WORD).join(''),
  );
  return words.map((word) => `=?UTF-8?B?${Buffer.from(word, 'utf8').toString('base64')}?=`).join('\r\n ');
}
