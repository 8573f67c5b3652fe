/** The directory of authorities in force: what the law carries, then each change that two people adopted. */
import { createHash } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Catalogue } from '../catalogue/catalogue.service.js';
import { Expiries } from '../catalogue/expiries.js';
import type { Law } from '../catalogue/files/law.js';
import {
  type AuthorityDirectory,
  changedBy,
  DirectoryChange,
  emptyDirectory,
  isOvertaken,
} from '../domain/law/directory.js';
import { datedDirectory } from '../domain/law/expiry.js';
import type { Authority } from '../domain/signature/authority.js';
import { type ChangeRecord, DIRECTORY_STREAM, DirectoryChanges } from '../domain/signature/directory-change.js';
import { Authorities } from '../identity/keys/authorities.js';
import { Ledger } from '../ledger/ledger.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/transaction.js';
import { Logger } from '../platform/telemetry/logger.js';
import { StatusRegistry } from '../platform/telemetry/status.js';
import { DirectoryStore } from './directory.store.js';

/** A change with what it says; null where its text is missing, or is not the one that was signed. */
export interface KnownChange extends ChangeRecord {
  readonly change: DirectoryChange | null;
}

interface Known {
  readonly ends: string;
  readonly authority: Authority;
  readonly changes: DirectoryChanges;
  readonly all: ReadonlyMap<string, KnownChange>;
  /** One object for one state: programs that were given it go on while it stays the same. */
  readonly law: Law;
  readonly isWhole: boolean;
}

@Injectable()
export class Directory implements OnModuleInit {
  private known: Known | undefined;

  constructor(
    private readonly ledger: Ledger,
    private readonly signatures: Authorities,
    private readonly store: DirectoryStore,
    private readonly catalogue: Catalogue,
    private readonly expiries: Expiries,
    private readonly database: Database,
    private readonly status: StatusRegistry,
    private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    this.expiries.ofDirectory(async () => datedDirectory(await this.now()));
    this.status.add({ fr: 'Annuaire des autorités', en: 'Directory of authorities' }, async () => {
      const { isWhole, all } = await this.database.transaction((tx) => this.state(tx));
      const adopted = [...all.values()].filter((change) => change.adopted).length;
      return [
        {
          label: { fr: 'Modifications adoptées', en: 'Changes adopted' },
          value: isWhole
            ? { fr: String(adopted), en: String(adopted) }
            : {
                fr: 'le texte d’une modification manque ou a été altéré : aucune autorité n’est reconnue',
                en: 'the text of a change is missing or was altered: no authority is recognised',
              },
          state: isWhole ? 'good' : 'bad',
        },
      ];
    });
  }

  /** The law with the authorities and the numbers of now. */
  async law(tx: Tx): Promise<Law> {
    return (await this.state(tx)).law;
  }

  async of(tx: Tx): Promise<AuthorityDirectory> {
    const { authorities, operator } = await this.law(tx);
    return { authorities, callBackNumbers: operator.callBackNumbers };
  }

  async change(tx: Tx, id: string): Promise<KnownChange | undefined> {
    return (await this.state(tx)).all.get(id);
  }

  /** Newest proposal first. */
  async changes(tx: Tx): Promise<KnownChange[]> {
    return [...(await this.state(tx)).all.values()].toReversed();
  }

  /** What the adopted changes but the first ones say, in the order of their adoption. */
  async adoptedAfter(tx: Tx, first: number): Promise<DirectoryChange[]> {
    const { changes, all } = await this.state(tx);
    return textsOf(changes, all).slice(first);
  }

  private now(): Promise<AuthorityDirectory> {
    return this.database.transaction((tx) => this.of(tx));
  }

  private async state(tx: Tx): Promise<Known> {
    const authority = await this.signatures.of(tx);
    const ends = await this.ledger.ends(tx, [DIRECTORY_STREAM]);
    if (this.known?.ends === ends && this.known.authority === authority) return this.known;
    const changes = new DirectoryChanges(authority);
    for (const entry of await this.ledger.read(tx, DIRECTORY_STREAM)) changes.take(entry);
    const texts = await this.store.texts(
      tx,
      changes.all.map(({ changeId }) => changeId),
    );
    const all = new Map(
      changes.all.map((record): [string, KnownChange] => [
        record.changeId,
        { ...record, change: changeIn(texts.get(record.changeId), record) },
      ]),
    );
    const isWhole = changes.adopted.every(({ changeId }) => all.get(changeId)?.change);
    if (!isWhole) this.logger.error('The text of an adopted change of the directory is missing or was altered.');
    this.known = { ends, authority, changes, all, law: this.lawWith(changes, all, isWhole), isWhole };
    return this.known;
  }

  /** Without the text of one change no authority is recognised: unknown is never yes. */
  private lawWith(changes: DirectoryChanges, all: ReadonlyMap<string, KnownChange>, isWhole: boolean): Law {
    const { law } = this.catalogue;
    if (changes.adopted.length === 0) return law;
    const texts = textsOf(changes, all);
    // The service refuses such an adoption: a signature for it that was kept back counts for nothing afterwards.
    const adopted = texts.filter((text, at) => !isOvertaken(text, texts.slice(changes.adopted[at]?.after ?? 0, at)));
    const begun: AuthorityDirectory = {
      authorities: law.authorities,
      callBackNumbers: law.operator.callBackNumbers,
    };
    const { authorities, callBackNumbers } = isWhole ? adopted.reduce(changedBy, begun) : emptyDirectory;
    return { ...law, authorities, operator: { ...law.operator, callBackNumbers: [...callBackNumbers] } };
  }
}

/** Of the adopted ones; complete where none of their texts is missing. */
const textsOf = ({ adopted }: DirectoryChanges, all: Known['all']): DirectoryChange[] =>
  adopted.flatMap(({ changeId }) => all.get(changeId)?.change ?? []);

/** What a text says, if it is still the one that was signed. */
function changeIn(text: string | undefined, { sha256 }: ChangeRecord): DirectoryChange | null {
  if (text === undefined || createHash('sha256').update(text, 'utf8').digest('hex') !== sha256) return null;
  return DirectoryChange.safeParse(JSON.parse(text)).data ?? null;
}
