/** Has the newest checkpoint cosigned by the witness that was set (C2SP tlog-witness): a second pair of eyes on one history. */
import { Injectable } from '@nestjs/common';
import { cosignedBy, readWitnessKey } from '../domain/ledger/cosignature.js';
import type { VerifierKey } from '../domain/ledger/note.js';
import { writeAddCheckpoint } from '../domain/ledger/witness.js';
import { Database } from '../platform/database/database.js';
import { Settings } from '../platform/settings/settings.js';
import { Receipts } from './receipts.js';

const TIMEOUT_MILLISECONDS = 15_000;
const CONFLICT = 409;
const LARGEST_ANSWER = 10_000;

@Injectable()
export class Witness {
  private readonly key: VerifierKey | null;

  /** Throws when GREFFE_WITNESS_KEY is no key of a witness. */
  constructor(
    private readonly settings: Settings,
    private readonly database: Database,
    private readonly receipts: Receipts,
  ) {
    const { witnessKey } = settings;
    this.key = witnessKey === undefined ? null : readWitnessKey(witnessKey);
    if (witnessKey !== undefined && !this.key) {
      throw new Error('GREFFE_WITNESS_KEY is no key of a witness: it reads name+id+base64.');
    }
  }

  /** Null where no witness is set. */
  get vkey(): string | null {
    return this.settings.witnessKey ?? null;
  }

  /** The note with the cosignature below; as it was where no witness is set. Rejects when the witness does not cosign. */
  async cosigned(size: number, note: string): Promise<string> {
    const { key } = this;
    const { witnessUrl } = this.settings;
    if (!witnessUrl || !key || size === 0) return note;
    const first = await this.ask(witnessUrl, writeAddCheckpoint(0, [], note));
    const known = Number(first.body.trim());
    const behind = first.status === CONFLICT && Number.isSafeInteger(known) && known <= size;
    const answer = behind ? await this.ask(witnessUrl, await this.since(known, size, note)) : first;
    const cosigned = `${note}${answer.body}`;
    if (answer.status !== 200 || !cosignedBy(cosigned, key)) {
      throw new Error(`The witness ${key.name} did not cosign the ledger (it answered ${answer.status}).`);
    }
    return cosigned;
  }

  private async since(known: number, size: number, note: string): Promise<string> {
    const proof = await this.database.transaction((tx) => this.receipts.since(tx, known, size));
    return writeAddCheckpoint(known, proof, note);
  }

  private async ask(url: string, body: string): Promise<{ status: number; body: string }> {
    const response = await fetch(`${url.replace(/\/$/, '')}/add-checkpoint`, {
      ...{ method: 'POST', body, redirect: 'error' as const },
      signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
    });
    return { status: response.status, body: (await response.text()).slice(0, LARGEST_ANSWER) };
  }
}
