/** Sealed packages of a case, for the people who may read its letters; each opening is recorded. */
import { Injectable } from '@nestjs/common';
import type { Person } from '../../access/access.js';
import { CasesService } from '../../cases/handle/cases.service.js';
import { AccessHistory } from '../../cases/rows/access-history.js';
import { CaseStore } from '../../cases/rows/case.store.js';
import { CaseVault, erased } from '../../cases/rows/vault.js';
import { refusals as caseRefusals } from '../../domain/case/model/refusal.js';
import type { CaseState } from '../../domain/case/model/state.js';
import type { Sha256 } from '../../domain/kernel/brand.js';
import { accept, type Result, refuse } from '../../domain/kernel/result.js';
import { BlobStore } from '../../platform/blobs/blob-store.js';
import { attempt } from '../../platform/database/attempt.js';
import { Database } from '../../platform/database/database.js';
import { rangeOf, type Span, type ZipPlan } from '../../verifier/package/zip-plan.js';
import { KeptPackage, planOf, sealDigest } from './kept-package.js';
import { refusals } from './refusal.js';

/** A package, ready to be read from any byte on. */
export interface OpenedPackage {
  readonly name: string;
  readonly size: number;
  /** Of its seal, which vouches for every byte. */
  readonly etag: string;
  read(span: Span): AsyncIterable<Buffer>;
}

@Injectable()
export class PackagesService {
  constructor(
    private readonly database: Database,
    private readonly cases: CasesService,
    private readonly store: CaseStore,
    private readonly vault: CaseVault,
    private readonly access: AccessHistory,
    private readonly blobs: BlobStore,
  ) {}

  /** Refuses that of an answer that was recalled. Throws where what is kept is not what the log says was sealed. */
  open(caseId: string, packageId: string, person: Person): Promise<Result<OpenedPackage>> {
    return attempt(this.database, async (tx) => {
      if (!(await this.store.find(tx, caseId))) return refuse(caseRefusals.caseUnknown);
      const state = await this.cases.load(tx, caseId);
      const sealed = state.packages?.find(({ id }) => id === packageId);
      if (!sealed) return refuse(refusals.packageUnknown);
      if (!hasLeft(state, sealed.letterId)) return refuse(refusals.packageRecalled);
      const kept = await this.vault.named(tx, caseId, 'package', KeptPackage);
      const key = await this.vault.keyOf(tx, caseId);
      if (kept === erased || key === erased) return refuse(caseRefusals.caseErased);
      const found = kept.find(({ id }) => id === packageId)?.value;
      if (!found || sealDigest(found) !== sealed.sha256) {
        throw new Error(`The package ${packageId} that is kept is not the one that was sealed.`);
      }
      await this.access.opened(tx, person, 'package', packageId);
      return accept(this.opened(found, key));
    });
  }

  private opened(kept: KeptPackage, key: Buffer): OpenedPackage {
    const plan = planOf(kept);
    return {
      ...{ name: kept.name, size: plan.size, etag: `"${sealDigest(kept)}"` },
      read: (span) => this.read(kept, plan, key, span),
    };
  }

  private async *read({ entries }: KeptPackage, plan: ZipPlan, key: Buffer, span: Span): AsyncGenerator<Buffer> {
    for (const part of rangeOf(plan, span)) {
      if ('bytes' in part) {
        yield part.bytes;
        continue;
      }
      const entry = entries[part.entry];
      if (!entry || part.from === part.to) continue;
      if ('content' in entry) yield Buffer.from(entry.content, 'base64').subarray(part.from, part.to);
      else yield* this.blobs.range({ blobId: entry.blobId, sha256: entry.sha256 as Sha256 }, key, part);
    }
  }
}

/** What is recalled never left, whatever was sealed of it. */
const hasLeft = ({ left, recalled }: CaseState, letterId: string): boolean =>
  left.some(({ id, letters }) => !recalled.includes(id) && letters.some((letter) => letter.id === letterId));
