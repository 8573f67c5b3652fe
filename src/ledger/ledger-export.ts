/** The whole sealed log as one file that verifies without us (`greffe ledger verify`). */
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import { checkpointLine, entryLine, headerLine } from '../domain/ledger/export.js';
import type { Tx } from '../platform/database/transaction.js';
import { Ledger } from './ledger.js';
import { LedgerIdentity } from './ledger-identity.js';
import { SealingStore } from './sealing.store.js';

const PAGE = 1000;

@Injectable()
export class LedgerExport {
  constructor(
    private readonly ledger: Ledger,
    private readonly sealing: SealingStore,
    private readonly identity: LedgerIdentity,
  ) {}

  /** The lines of everything sealed now, and every checkpoint signed until now; a page in memory at a time. */
  async *lines(tx: Tx): AsyncGenerator<string> {
    const newest = await this.sealing.newestCheckpoint(tx);
    const size = newest?.size ?? 0;
    yield headerLine(this.identity.signer.name, this.identity.vkey);
    for await (const sealed of this.ledger.readAll(tx, { fromIndex: 0, beforeIndex: size })) yield entryLine(sealed);
    let written = 0;
    while (written < size) {
      for (const checkpoint of await this.sealing.checkpointsAbove(tx, written, PAGE)) {
        if (checkpoint.size <= size) yield checkpointLine(checkpoint.note);
        written = checkpoint.size;
      }
    }
  }

  /** Writes the file anew; rejects when it exists already, so that no earlier export is lost. */
  async write(tx: Tx, file: string): Promise<void> {
    await pipeline(Readable.from(this.lines(tx)), createWriteStream(file, { flags: 'wx', mode: 0o600 }));
  }
}
