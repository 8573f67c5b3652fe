/** One reader of characters for a whole message, started only when a page needs it, within one allowance. */

import { limits } from '../result/limits.js';
import type { Sheet } from './collage.js';
import { type OcrReader, openOcr } from './ocr.js';

/** `unread`: something stands there that only a person can read. `spent`: the message had too many pictures. */
export type Scanned = { readonly outcome: 'read'; readonly text: string } | { readonly outcome: 'unread' | 'spent' };

interface Allowance {
  readonly pages: number;
  readonly seconds: number;
}

const MILLISECONDS = 1_000;
const MICROSECONDS = 1_000_000;

export class Scans {
  private pages = 0;
  private reader: OcrReader | 'failed' | undefined;

  constructor(private readonly allowance: Allowance = { pages: limits.scannedPages, seconds: limits.scanning }) {}

  readPage(sheet: Sheet): Promise<Scanned> {
    return this.read((reader) => reader.readPage(sheet));
  }

  readFile(bytes: Buffer): Promise<Scanned> {
    return this.read((reader) => reader.readFile(bytes));
  }

  /** True once a picture had to stay unread because text recognition did not load. */
  get failed(): boolean {
    return this.reader === 'failed';
  }

  async close(): Promise<void> {
    if (this.reader !== 'failed') await this.reader?.close();
  }

  private async read(ask: (reader: OcrReader) => Promise<string | null>): Promise<Scanned> {
    if (this.pages >= this.allowance.pages || isLate(this.allowance.seconds)) return { outcome: 'spent' };
    this.pages += 1;
    this.reader ??= await openOcr().catch(() => 'failed');
    if (this.reader === 'failed') return { outcome: 'unread' };
    const text = await ask(this.reader);
    return text === null ? { outcome: 'unread' } : { outcome: 'read', text };
  }
}

/** Since the process began, which is when the parent and the kernel began to count. */
function isLate(seconds: number): boolean {
  const { user, system } = process.cpuUsage();
  return performance.now() / MILLISECONDS > seconds || (user + system) / MICROSECONDS > seconds;
}
