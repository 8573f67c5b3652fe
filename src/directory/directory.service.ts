/** Changes of the directory of authorities: one person proposes, another person adopts, both sign. */
import { X509Certificate } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Person } from '../access/access.js';
import { Catalogue } from '../catalogue/catalogue.service.js';
import { dayOf } from '../domain/kernel/instant.js';
import type { Refusal, Result } from '../domain/kernel/result.js';
import {
  type AuthorityDirectory,
  type DirectoryChange,
  faultsOfChange,
  isOvertaken,
  touchedBy,
} from '../domain/law/directory.js';
import { type ListRead, type Provenance, readList } from '../domain/law/directory-list.js';
import { canonical } from '../domain/ledger/canonical.js';
import { faultsOfDomains } from '../domain/reading/proposed-domain.js';
import { payloadOfThing } from '../domain/signature/act.js';
import { authorityNames, DIRECTORY_STREAM } from '../domain/signature/directory-change.js';
import type { Signature } from '../domain/signature/signature.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/transaction.js';
import { Directory, type KnownChange } from './directory.js';
import { DirectoryStore } from './directory.store.js';
import { changeEmpty, changeFaulty, changeOvertaken, changeUnknown } from './refusal.js';
import { type ChangePlace, SignedChanges } from './signed-changes.js';

export interface Proposal {
  readonly changeId: string;
  readonly change: DirectoryChange;
  readonly signature: Signature;
}

const place: ChangePlace = { stream: DIRECTORY_STREAM, names: authorityNames };

@Injectable()
export class DirectoryService {
  constructor(
    private readonly database: Database,
    private readonly changes: SignedChanges,
    private readonly directory: Directory,
    private readonly store: DirectoryStore,
    private readonly catalogue: Catalogue,
  ) {}

  /** Newest first, with the directory that they change. */
  list(): Promise<{ readonly changes: KnownChange[]; readonly now: AuthorityDirectory; readonly day: string }> {
    return this.database.transaction(async (tx) => ({
      changes: await this.directory.changes(tx),
      now: await this.directory.of(tx),
      day: dayOf(await this.database.now(tx)),
    }));
  }

  /** An official list as entries that can be proposed; nothing is kept. */
  read(text: string, provenance: Provenance): ListRead {
    return readList(text, provenance);
  }

  /** Signed over the whole change. */
  propose({ changeId, change, signature }: Proposal, { id: by }: Person): Promise<Result<null>> {
    const proposed = { changeId, sha256: payloadOfThing(change), signature };
    return this.changes.propose(place, proposed, by, {
      objection: (tx) => this.objectionTo(tx, change),
      keep: (tx) => this.store.keep(tx, changeId, canonical(change)),
    });
  }

  /** On the directory as it then stands. */
  adopt(changeId: string, signature: Signature, { id: by }: Person): Promise<Result<null>> {
    return this.changes.adopt(place, { changeId, signature }, by, {
      objection: async (tx, { after }) => {
        const change = (await this.directory.change(tx, changeId))?.change;
        if (!change) return changeUnknown;
        return (await this.objectionTo(tx, change)) ?? (await this.overtaken(tx, change, after));
      },
    });
  }

  withdraw(changeId: string, { id: by }: Person): Promise<Result<null>> {
    return this.changes.withdraw(place, changeId, by);
  }

  private async objectionTo(tx: Tx, change: DirectoryChange): Promise<Refusal | null> {
    if (touchedBy(change).length === 0) return changeEmpty;
    const today = dayOf(await this.database.now(tx));
    const { operator } = this.catalogue.law;
    const before = await this.directory.of(tx);
    const faults = [
      ...faultsOfChange(before, change, { operator, today }),
      ...faultsOfDomains(before, change),
      ...change.entries
        .filter(({ certificates = [] }) => !certificates.every(isCertificate))
        .map(({ id }) => ({
          id,
          sentence: { fr: 'a un certificat illisible', en: 'has a certificate that cannot be read' },
        })),
    ];
    return faults.length > 0 ? changeFaulty(faults) : null;
  }

  /** The entries that it replaces are no longer those that the proposer saw. */
  private async overtaken(tx: Tx, change: DirectoryChange, after: number): Promise<Refusal | null> {
    return isOvertaken(change, await this.directory.adoptedAfter(tx, after)) ? changeOvertaken : null;
  }
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).subject.length >= 0;
  } catch {
    return false;
  }
}
