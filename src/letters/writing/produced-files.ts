/** Files of operations that a preparer chooses for an answer: found in the store, and never copied. */
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { OrderedNames } from '../../cases/rows/ordered-names.js';
import { plainName } from '../../cases/rows/target-id.js';
import { digestOfFile, openedFile, UploadStore } from '../../cases/rows/upload.store.js';
import { CaseVault, digestUnder, erased } from '../../cases/rows/vault.js';
import { handedFile } from '../../domain/case/model/handed-file.js';
import { objectionToChosen } from '../../domain/case/model/produced-files.js';
import { ordersOf } from '../../domain/case/model/production-orders.js';
import { accept, atField, type Refusal, type Result, refuse } from '../../domain/kernel/result.js';
import { canonical } from '../../domain/ledger/canonical.js';
import type { Tx } from '../../platform/database/transaction.js';
import type { AddedTargets } from './given-targets.js';
import type { LoadedCase } from './letter-context-loader.js';
import type { Enclosed, StoredEnclosure } from './letter-writer.js';
import { refusals } from './refusal.js';

export const GivenUpload = z
  .strictObject({
    id: z.uuid(),
    target: z.int().nonnegative().describe('The row of `targets` for which it was handed in, from 0'),
  })
  .meta({ id: 'GivenUpload' });
export type GivenUpload = z.infer<typeof GivenUpload>;

/** Of one mail, in bytes: what any relay still takes, encrypted too. */
const MOST_MAILED = 12 * 1_048_576;

/** Why no mail takes these files. */
export function objectionToMailing(files: readonly Enclosed[]): Refusal | null {
  const sizes = files.map((file) => ('uploadId' in file ? file.size : file.content.length));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  return total > MOST_MAILED ? atField('uploads', refusals.tooMuchForMail) : null;
}

type Of = Pick<LoadedCase, 'caseId' | 'state' | 'key'>;

@Injectable()
export class ProducedFiles {
  constructor(
    private readonly store: UploadStore,
    private readonly vault: CaseVault,
  ) {}

  /** Refuses one that did not come whole, is infected or undecided, or is not the file that the log says was handed in. */
  async enclosed(tx: Tx, { state, key }: Of, given: readonly GivenUpload[]): Promise<Result<StoredEnclosure[]>> {
    const files: StoredEnclosure[] = [];
    for (const [at, { id, target }] of given.entries()) {
      const handed = handedFile(state, id);
      const objection = objectionToChosen(handed, handed?.file.target);
      const row = await this.store.find(tx, id);
      if (objection || !row || !handed) return refuse(atField(`uploads/${at}`, objection ?? refusals.fileAltered));
      const { name, contentType, digests } = openedFile(key, row);
      if (!digests || digestOfFile(key, { name, size: row.size, digests }) !== handed.file.digest) {
        return refuse(atField(`uploads/${at}`, refusals.fileAltered));
      }
      files.push({ name, contentType, sha256: digests.sha256, target, uploadId: id, size: row.size });
    }
    return accept(files);
  }

  /** Targets that were ordered and not read, by their names: in the table they keep their ids. */
  async added(tx: Tx, { caseId, state, key }: Of): Promise<AddedTargets> {
    const orders = ordersOf(state).filter((order) => order.state !== 'withdrawn' && order.state !== 'impossible');
    if (orders.length === 0) return new Map();
    const kept = await this.vault.named(tx, caseId, 'production', OrderedNames);
    const names = new Map(kept === erased ? [] : kept.map(({ id, value }) => [id, value]));
    const added = orders.flatMap(({ id, named, targets }) => {
      const own = names.get(id);
      if (!own || digestUnder(key, canonical(own)) !== named) return [];
      const unread = targets.filter(({ place }) => place === null).map((target) => target.id);
      return own.targets.filter((target) => unread.includes(target.id));
    });
    return new Map(added.map((target) => [plainName(target.name), target.id]));
  }
}
