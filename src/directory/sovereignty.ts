/** The sovereignty file of the operator: what its profile declares, then each version that two people adopted. */
import { createHash } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Person } from '../access/access.js';
import { Catalogue } from '../catalogue/catalogue.service.js';
import { Expiries } from '../catalogue/expiries.js';
import type { Day } from '../domain/kernel/day.js';
import { dayOf } from '../domain/kernel/instant.js';
import type { Refusal, Result } from '../domain/kernel/result.js';
import { type Departure, departuresOf, noticeDue, SovereigntyFile } from '../domain/law/sovereignty.js';
import { brokenByChange, faultsOfFile } from '../domain/law/sovereignty-change.js';
import { canonical } from '../domain/ledger/canonical.js';
import { payloadOfThing } from '../domain/signature/act.js';
import { type ChangeRecord, SOVEREIGNTY_STREAM, sovereigntyNames } from '../domain/signature/directory-change.js';
import type { Signature } from '../domain/signature/signature.js';
import { Database } from '../platform/database/database.js';
import { enqueue } from '../platform/database/outbox.js';
import type { Tx } from '../platform/database/transaction.js';
import { StatusRegistry, type StatusRow } from '../platform/telemetry/status.js';
import { DirectoryStore } from './directory.store.js';
import { changeFaulty, changeOvertaken, changeUnknown } from './refusal.js';
import { reportChange } from './report-change.js';
import { type ChangePlace, SignedChanges } from './signed-changes.js';

/** A version with its text; null where that is missing, or is not the one that was signed. */
export interface KnownFile extends ChangeRecord {
  readonly file: SovereigntyFile | null;
  readonly departures: Departure[];
}

export interface SovereigntyState {
  /** Null where the text of the version in force is missing or altered: then nothing is known. */
  readonly file: SovereigntyFile | null;
  /** The version in force; null while it is what the profile declares. */
  readonly adopted: KnownFile | null;
  readonly departures: Departure[];
  /** The last day on which customers are informed of the last change; null where none is owed. */
  readonly noticeDue: Day | null;
  /** Oldest proposal first. */
  readonly versions: readonly KnownFile[];
}

const place: ChangePlace = { stream: SOVEREIGNTY_STREAM, names: sovereigntyNames };

@Injectable()
export class Sovereignty implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly changes: SignedChanges,
    private readonly store: DirectoryStore,
    private readonly catalogue: Catalogue,
    private readonly expiries: Expiries,
    private readonly status: StatusRegistry,
  ) {}

  onModuleInit(): void {
    const read = () => this.database.transaction((tx) => this.state(tx));
    this.expiries.addSource(async () => {
      const { noticeDue: lastDay } = await read();
      return lastDay === null ? [] : [{ kind: 'change_notice', name: 'SecNumCloud 3.2 19.6.f', lastDay }];
    });
    this.status.add({ fr: 'Fiche de souveraineté', en: 'Sovereignty file' }, async () => rowsOf(await read()));
  }

  async state(tx: Tx): Promise<SovereigntyState> {
    const { operator, sovereignty: rules } = this.catalogue.law;
    const changes = await this.changes.of(tx, place);
    const texts = await this.store.texts(
      tx,
      changes.all.map(({ changeId }) => changeId),
    );
    const today = dayOf(await this.database.now(tx));
    const judged = (file: SovereigntyFile | null) => ({
      file,
      departures: file ? departuresOf(file, rules, today) : [],
    });
    const versions = changes.all.map((record) => ({
      ...record,
      ...judged(fileIn(texts.get(record.changeId), record)),
    }));
    // A signature that was kept back until another version was adopted counts for nothing.
    const standing = changes.adopted.filter(({ after }, at) => after === at).at(-1);
    const adopted = versions.find(({ changeId }) => changeId === standing?.changeId) ?? null;
    const file = adopted ? adopted.file : operator.sovereignty;
    return {
      ...{ adopted, versions },
      ...judged(file),
      noticeDue: file && noticeDue(file, rules),
    };
  }

  list(): Promise<SovereigntyState> {
    return this.database.transaction((tx) => this.state(tx));
  }

  /** Signed over the whole file. */
  propose(
    { changeId, file, signature }: { changeId: string; file: SovereigntyFile; signature: Signature },
    { id: by }: Person,
  ): Promise<Result<null>> {
    const proposed = { changeId, sha256: payloadOfThing(file), signature };
    return this.changes.propose(place, proposed, by, {
      objection: (tx) => this.objectionTo(tx, file),
      keep: (tx) => this.store.keep(tx, changeId, canonical(file)),
    });
  }

  /** Only where no other version was adopted since the proposal. One that breaks a rule opens an incident: that work is committed with it. */
  adopt(changeId: string, signature: Signature, { id: by }: Person): Promise<Result<null>> {
    let before: SovereigntyFile | null = null;
    return this.changes.adopt(place, { changeId, signature }, by, {
      objection: async (tx, record) => {
        const file = await this.textOf(tx, record);
        if (!file) return changeUnknown;
        const { adopted } = await this.changes.of(tx, place);
        if (adopted.length !== record.after) return changeOvertaken;
        ({ file: before } = await this.state(tx));
        return this.objectionTo(tx, file);
      },
      apply: async (tx, record) => {
        const file = await this.textOf(tx, record);
        const today = dayOf(await this.database.now(tx));
        const broken = file ? brokenByChange(before, file, this.catalogue.law.sovereignty, today) : [];
        if (broken.length > 0) await enqueue(tx, reportChange.work({ changeId }));
        return null;
      },
    });
  }

  withdraw(changeId: string, { id: by }: Person): Promise<Result<null>> {
    return this.changes.withdraw(place, changeId, by);
  }

  private async textOf(tx: Tx, record: ChangeRecord): Promise<SovereigntyFile | null> {
    const { changeId } = record;
    return fileIn((await this.store.texts(tx, [changeId])).get(changeId), record);
  }

  private async objectionTo(tx: Tx, file: SovereigntyFile): Promise<Refusal | null> {
    const { adopted } = await this.state(tx);
    const today = dayOf(await this.database.now(tx));
    const { operator } = this.catalogue.law;
    const faults = faultsOfFile(file, { operator, before: adopted?.file ?? null, today });
    return faults.length > 0 ? changeFaulty(faults, 'SecNumCloud 3.2, 19.6') : null;
  }
}

/** What a text says, if it is still the one that was signed. */
function fileIn(text: string | undefined, { sha256 }: ChangeRecord): SovereigntyFile | null {
  if (text === undefined || createHash('sha256').update(text, 'utf8').digest('hex') !== sha256) return null;
  return SovereigntyFile.safeParse(JSON.parse(text)).data ?? null;
}

function rowsOf({ file, departures, noticeDue }: SovereigntyState): StatusRow[] {
  const label = { fr: 'Contrôle', en: 'Check' };
  if (!file) {
    const value = {
      fr: 'le texte de la version adoptée manque ou a été altéré : rien n’est tenu pour conforme',
      en: 'the text of the adopted version is missing or was altered: nothing counts as compliant',
    };
    return [{ label, value, state: 'bad' }];
  }
  const broken = departures.map(({ cite, sentence, found }): StatusRow => {
    const [fr, en] = [sentence.fr, sentence.en].map((text) => [text, ...found].join(' '));
    return { label: { fr: cite, en: cite }, value: { fr: fr ?? '', en: en ?? '' }, state: 'bad' };
  });
  const kept: StatusRow = {
    ...{ label, state: 'good' },
    value: {
      fr: 'aucun écart à SecNumCloud 3.2, 19.2 et 19.6',
      en: 'no departure from SecNumCloud 3.2, 19.2 and 19.6',
    },
  };
  const owed: StatusRow[] = noticeDue
    ? [
        {
          label: { fr: 'Information des clients (19.6.f)', en: 'Notice to customers (19.6.f)' },
          value: { fr: `à donner au plus tard le ${noticeDue}`, en: `to be given by ${noticeDue}` },
          state: 'warn',
        },
      ]
    : [];
  return [...(broken.length > 0 ? broken : [kept]), ...owed];
}
