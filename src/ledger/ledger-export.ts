/** The whole sealed log as one file that verifies without us (`greffe ledger verify`). */
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import { checkpointLine, entryLine, headerLine, leafLine, stampLine } from '../domain/ledger/export.js';
import type { Tx } from '../platform/database/transaction.js';
import { Ledger } from './ledger.js';
import { LedgerIdentity } from './ledger-identity.js';
import { SealingStore } from './sealing.store.js';

const PAGE = 1000;

/** With each entry and its salt, for a regulator under secrecy; or its leaf alone, for anyone. */
export type Content = 'entries' | 'leaves';

const modes: Readonly<Record<Content, number>> = { entries: 0o600, leaves: 0o644 };

/** How each page is read: in one transaction that is open anyway, or in a short one of its own. */
export type Reading = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

@Injectable()
export class LedgerExport {
  constructor(
    private readonly ledger: Ledger,
    private readonly sealing: SealingStore,
    private readonly identity: LedgerIdentity,
  ) {}

  /**
   * The lines of everything sealed at the start, and every checkpoint signed until then with its time-stamp, many lines at a time. What is
   * sealed never changes: pages read in different transactions are still one log.
   */
  async *lines(read: Reading, content: Content = 'entries'): AsyncGenerator<string> {
    const newest = await read((tx) => this.sealing.newestCheckpoint(tx));
    const size = newest?.size ?? 0;
    yield headerLine(this.identity.name, this.identity.vkey);
    for (let from = 0; from < size; from += PAGE) yield await read((tx) => this.page(tx, from, size, content));
    let written = 0;
    while (written < size) {
      const page = await read((tx) => this.sealing.checkpointsAbove(tx, written, PAGE));
      yield page
        .filter((checkpoint) => checkpoint.size <= size)
        .map(({ note, size: of, token }) => `${checkpointLine(note)}${token ? stampLine(of, token) : ''}`)
        .join('');
      written = page.at(-1)?.size ?? size;
    }
  }

  /**
   * Writes the file again; rejects when it exists already, so that no earlier export is lost. One with entries has their
   * salts, and its owner alone reads it; one with leaves is for a web server.
   */
  async write(tx: Tx, file: string, content: Content = 'entries'): Promise<void> {
    const lines = Readable.from(this.lines((work) => work(tx), content));
    await pipeline(lines, createWriteStream(file, { flags: 'wx', mode: modes[content] }));
  }

  private async page(tx: Tx, fromIndex: number, size: number, content: Content): Promise<string> {
    if (content === 'leaves') {
      const leaves = await this.sealing.leavesFrom(tx, fromIndex, Math.min(PAGE, size - fromIndex));
      return leaves.map(({ leaf }, at) => leafLine({ index: fromIndex + at, leaf: leaf.toString('hex') })).join('');
    }
    let lines = '';
    const range = { fromIndex, beforeIndex: Math.min(fromIndex + PAGE, size) };
    for await (const sealed of this.ledger.readAll(tx, range)) lines += entryLine(sealed);
    return lines;
  }
}
