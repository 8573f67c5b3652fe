/** RTF: text with its headers and notes; what is hidden, deleted, white or tiny is kept apart. */
import iconv from 'iconv-lite';
import { OfficeText, whyUnseen } from '../office/office-look.js';
import type { Opened } from '../result/opened.js';
import { type RtfToken, rtfTokens } from './rtf-tokens.js';

const DEEPEST = 500;
/** Half-points: a person reads nothing of one point or less. */
const TINY = 2;

/** By its first bytes: what is called a Word file often is RTF. */
export function isRtf(bytes: Buffer): boolean {
  return bytes.subarray(0, 5).toString('latin1') === '{\\rtf';
}

class TooDeep extends Error {}

/** Never throws: a file that cannot be read is unread, with the reason. */
export function readRtf(bytes: Buffer): Opened {
  const reader = new RtfReader();
  try {
    for (const token of rtfTokens(bytes)) reader.take(token);
  } catch (error) {
    if (error instanceof TooDeep) return { text: null, unread: 'too_deep' };
    throw error;
  }
  const { text, hidden } = reader.end();
  if (text.trim() === '') return { text: null, hidden, unread: 'no_text_layer' };
  return { text, hidden, unread: null, marks: reader.isClosed ? [] : ['damaged'] };
}

/** Groups whose text is no text of the document. */
const silent = new Set(
  'stylesheet info pict object fldinst themedata colorschememapping datastore xmlnstbl listtable revtbl rsidtbl generator filetbl bkmkstart bkmkend nonshppict'.split(
    ' ',
  ),
);
const breaks: Readonly<Record<string, string>> = {
  ...{ par: '\n', line: '\n', sect: '\n', page: '\n', row: '\n', cell: '\t', tab: '\t', '~': '\u00a0', _: '-' },
  ...{ emdash: '—', endash: '–', lquote: '‘', rquote: '’', ldblquote: '“', rdblquote: '”', bullet: '•' },
};
/** Character sets of fonts as code pages (RTF 1.9.1, "Font Table"). */
const charsets: Readonly<Record<number, string>> = {
  ...{ 0: 'win1252', 77: 'macintosh', 128: 'shift_jis', 129: 'euc-kr', 134: 'gb18030', 136: 'big5', 161: 'win1253' },
  ...{ 162: 'win1254', 163: 'win1258', 177: 'win1255', 178: 'win1256', 186: 'win1257', 204: 'win1251', 222: 'win874' },
  ...{ 238: 'win1250' },
};

/** What holds inside a group, and again outside of it when the group ends. */
interface State {
  readonly role: 'text' | 'fonts' | 'colours' | 'silent';
  readonly hidden: boolean;
  /** Places in the table of colours; 0 is the reader's own. */
  readonly ink: number;
  readonly paper: number;
  readonly size: number;
  readonly charset: string | null;
  /** Characters to pass over after \u, for readers that know no Unicode. */
  readonly fallback: number;
}

const plain = { hidden: false, ink: 0, paper: 0, size: 24 };

class RtfReader {
  private readonly into = new OfficeText();
  private readonly outer: State[] = [];
  private readonly fonts = new Map<number, string>();
  /** As CSS writes them. */
  private readonly colours: (string | undefined)[] = [];
  private state: State = { ...plain, role: 'text', charset: null, fallback: 1 };
  private codePage = 'win1252';
  private font = 0;
  private tint: number[] = [];
  private pass = 0;
  private bytes: number[] = [];

  take(token: RtfToken): void {
    if (token.kind === 'byte') {
      this.byte(token.byte);
      return;
    }
    this.flush();
    if (token.kind === 'word') this.word(token.name, token.value);
    else this.group(token.kind);
  }

  private group(kind: 'open' | 'close'): void {
    this.pass = 0;
    if (kind === 'close') this.state = this.outer.pop() ?? this.state;
    else if (this.outer.push(this.state) > DEEPEST) throw new TooDeep();
  }

  end(): OfficeText {
    this.flush();
    return this.into;
  }

  /** False when the file ends inside a group: it was cut. */
  get isClosed(): boolean {
    return this.outer.length === 0;
  }

  private byte(byte: number): void {
    if (this.pass > 0) this.pass -= 1;
    else if (this.state.role === 'colours') this.endColour(byte);
    else if (this.state.role === 'text') this.bytes.push(byte);
  }

  private flush(): void {
    if (this.bytes.length === 0) return;
    const charset = this.state.charset ?? this.codePage;
    this.write(iconv.decode(Buffer.from(this.bytes), iconv.encodingExists(charset) ? charset : 'win1252'));
    this.bytes = [];
  }

  private word(name: string, value: number | null): void {
    if (name in breaks) this.write(breaks[name] ?? '');
    else if (silent.has(name) || name === '*') this.change({ role: 'silent' });
    else this.words[name]?.(value);
  }

  private readonly words: Readonly<Record<string, (value: number | null) => void>> = {
    fonttbl: () => this.change({ role: 'fonts' }),
    colortbl: () => this.change({ role: 'colours' }),
    ansicpg: (value) => {
      this.codePage = value === 65_001 ? 'utf-8' : `cp${value ?? 1_252}`;
    },
    mac: () => {
      this.codePage = 'macintosh';
    },
    f: (value) => {
      this.font = value ?? 0;
      if (this.state.role === 'text') this.change({ charset: this.fonts.get(this.font) ?? null });
    },
    fcharset: (value) => {
      const charset = charsets[value ?? 0];
      if (this.state.role === 'fonts' && charset !== undefined) this.fonts.set(this.font, charset);
    },
    red: (value) => this.tint.push(value ?? 0),
    green: (value) => this.tint.push(value ?? 0),
    blue: (value) => this.tint.push(value ?? 0),
    plain: () => this.change({ ...plain, charset: null }),
    v: (value) => this.change({ hidden: value !== 0 }),
    deleted: (value) => this.change({ hidden: value !== 0 }),
    cf: (value) => this.change({ ink: value ?? 0 }),
    cb: (value) => this.change({ paper: value ?? 0 }),
    chcbpat: (value) => this.change({ paper: value ?? 0 }),
    highlight: (value) => this.change({ paper: value ?? 0 }),
    fs: (value) => this.change({ size: value ?? 24 }),
    uc: (value) => this.change({ fallback: value ?? 1 }),
    u: (value) => {
      this.write(String.fromCharCode((value ?? 0x3f) & 0xffff));
      this.pass = this.state.fallback;
    },
  };

  private change(change: Partial<State>): void {
    this.state = { ...this.state, ...change, ...(this.state.role === 'silent' ? { role: 'silent' } : {}) };
  }

  /** A colour ends with its semicolon; the first one may be empty and is the reader's own. */
  private endColour(byte: number): void {
    if (byte !== 0x3b) return;
    this.colours.push(this.tint.length === 3 ? `rgb(${this.tint.join(',')})` : undefined);
    this.tint = [];
  }

  private write(text: string): void {
    if (this.state.role !== 'text') return;
    const { hidden, ink, paper, size } = this.state;
    const look = { vanish: hidden, tiny: size <= TINY, ink: this.colours[ink], paper: this.colours[paper] };
    this.into.write(text, whyUnseen(look));
  }
}
