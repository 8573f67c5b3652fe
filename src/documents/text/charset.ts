/** Bytes to text. Node's own TextDecoder reads windows-1252 as Latin-1 on Node 20, so iconv-lite decodes everything. */
import iconv from 'iconv-lite';

/** Transfer encodings that iconv-lite offers as charsets, and UTF-7, which smuggles markup past filters. */
const refused = new Set(['base64', 'hex', 'utf7', 'utf7imap', 'unicode11utf7', 'binary']);

export interface Decoded {
  readonly text: string;
  /** False when the charset is unknown or refused and the bytes were read as UTF-8. */
  readonly known: boolean;
}

/** Decodes to text with LF line ends; an unknown charset is read as UTF-8 and says so. Never throws. */
export function decode(bytes: Buffer, charset: string | undefined): Decoded {
  const name = charset?.trim() || 'utf-8';
  const isRefused = refused.has(name.toLowerCase().replace(/[^a-z0-9]/g, ''));
  const known = isRefused ? undefined : decoderOf(name);
  const text = known ? known(bytes) : iconv.decode(bytes, 'utf-8');
  return { text: text.replaceAll('\r\n', '\n').replaceAll('\r', '\n'), known: known !== undefined };
}

/** iconv-lite knows no charset that changes its meaning on the way, as Japanese mail does (ISO-2022-JP): Node does. */
function decoderOf(name: string): ((bytes: Buffer) => string) | undefined {
  if (iconv.encodingExists(name)) return (bytes) => iconv.decode(bytes, superset(name));
  try {
    const decoder = new TextDecoder(name);
    return (bytes) => decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

/** Mailers say US-ASCII and Latin-1 while writing UTF-8 and windows-1252 (WHATWG Encoding, 4.2). */
function superset(name: string): string {
  const key = name.toLowerCase().replace(/[^a-z0-9]/g, '');
  if (key === 'usascii' || key === 'ascii') return 'utf-8';
  if (key === 'iso88591' || key === 'latin1') return 'windows-1252';
  if (key === 'gb2312' || key === 'gbk') return 'gb18030';
  return name;
}

/** Undoes format=flowed (RFC 3676): a line that ends in a space goes on, except the signature mark. */
export function unflow(text: string, deleteSpace: boolean): string {
  const lines = text.split('\n');
  const out: string[] = [];
  let open = '';
  for (const line of lines) {
    const flows = line.endsWith(' ') && line !== '-- ';
    const content = unstuff(line);
    open += flows && deleteSpace ? content.slice(0, -1) : content;
    if (flows) continue;
    out.push(open);
    open = '';
  }
  if (open !== '') out.push(open);
  return out.join('\n');
}

function unstuff(line: string): string {
  return line.startsWith(' ') ? line.slice(1) : line;
}
