/** All that the file of a case says, read in one transaction. */
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Person } from '../../access/access.js';
import { AccountStore } from '../../access/account.store.js';
import { CasesService } from '../../cases/handle/cases.service.js';
import { Note } from '../../cases/http/notes.service.js';
import { CaseStore, type CaseSummary } from '../../cases/rows/case.store.js';
import { keptReadings } from '../../cases/rows/kept-readings.js';
import { Particulars } from '../../cases/rows/particulars.js';
import { CaseVault, erased } from '../../cases/rows/vault.js';
import { lettersToPost } from '../../domain/case/model/posting.js';
import { refusals } from '../../domain/case/model/refusal.js';
import type { CaseState, Preparation } from '../../domain/case/model/state.js';
import { mayTake } from '../../domain/case/permission.js';
import type { ReadMessage } from '../../domain/intake/message.js';
import { accept, type Result, refuse } from '../../domain/kernel/result.js';
import { Ledger, type PlacedEntry } from '../../ledger/ledger.js';
import { SealingStore } from '../../ledger/sealing.store.js';
import type { Tx } from '../../platform/database/transaction.js';
import { DeliveryStore } from '../sending/delivery.store.js';
import { LetterFiles } from '../sending/letter-files.js';
import type { LetterView } from '../sending/mailroom.service.js';
import { DisclosedTargets } from '../writing/disclosed-targets.js';
import type { NamedTarget } from '../writing/given-targets.js';
import { LetterStore, type StoredLetter } from '../writing/letter.store.js';

/** Of `message.received`. */
const Arrival = z.looseObject({ door: z.string(), sha256: z.string(), size: z.int() });

export interface MessageInFile {
  readonly id: string;
  /** Null for the message of a case that was opened without one in the log. */
  readonly arrival: (z.infer<typeof Arrival> & { readonly at: string }) | null;
  /** Null when nothing could be read, when it was erased, and for a person who may not read messages. */
  readonly reading: ReadMessage | null;
}

export interface LetterInFile extends Pick<StoredLetter, 'id' | 'kind' | 'language' | 'template' | 'sha256' | 'post'> {
  /** Null once the case was erased; so are the names of the files. */
  readonly recipient: string | null;
  readonly files: readonly { readonly name: string | null; readonly sha256: string; readonly size: number }[];
  readonly delivery: LetterView['delivery'];
}

export interface CaseContents {
  readonly summary: CaseSummary;
  readonly state: CaseState;
  readonly particulars: Particulars | null;
  /** Its key was destroyed: what was personal is no longer readable. */
  readonly isErased: boolean;
  /** Whether the person may read what messages say. */
  readonly texts: boolean;
  readonly messages: readonly MessageInFile[];
  readonly letters: readonly LetterInFile[];
  /** Words that people gave with what they did, by the id that the entry names. */
  readonly notes: ReadonlyMap<string, string>;
  /** Of the case, of its messages, of the people who were notified and of outside counsel, in the order of the log. */
  readonly entries: readonly PlacedEntry[];
  /** Of the targets of disclosures, by the id that the entry names; without those that were erased. */
  readonly targets: ReadonlyMap<string, NamedTarget>;
  /** Of accounts, by id. */
  readonly names: ReadonlyMap<string, string>;
  /** Entries that the newest checkpoint covers, and the root of their tree; null before the first one. */
  readonly checkpoint: { readonly size: number; readonly root: string } | null;
}

@Injectable()
export class CaseContentsLoader {
  constructor(
    private readonly cases: CasesService,
    private readonly store: CaseStore,
    private readonly vault: CaseVault,
    private readonly accounts: AccountStore,
    private readonly ledger: Ledger,
    private readonly sealing: SealingStore,
    private readonly letters: LetterStore,
    private readonly files: LetterFiles,
    private readonly deliveries: DeliveryStore,
    private readonly disclosed: DisclosedTargets,
  ) {}

  /** What the person may read of it: without `message.read`, not a word of a message and no passage of one. */
  async load(tx: Tx, caseId: string, person: Person): Promise<Result<CaseContents>> {
    const summary = await this.store.find(tx, caseId);
    if (!summary) return refuse(refusals.caseUnknown);
    const state = await this.cases.load(tx, caseId);
    const particulars = await this.vault.all(tx, caseId, 'particulars', Particulars);
    const notes = await this.vault.named(tx, caseId, 'note', Note);
    const checkpoint = await this.sealing.newestCheckpoint(tx);
    const entries = await this.ledger.readPlaced(tx, streamsOf(caseId, state));
    const texts = mayTake('message.read', person.roles);
    return accept({
      ...{ summary, state, entries, texts },
      particulars: particulars === erased ? null : (particulars.at(-1) ?? null),
      isErased: particulars === erased,
      messages: await this.messages(tx, caseId, state, entries, texts),
      letters: await this.lettersOf(tx, caseId, state),
      targets: await this.disclosed.of(
        tx,
        caseId,
        disclosuresIn(state).map(({ id }) => id),
      ),
      notes: new Map(notes === erased ? [] : notes.map(({ id, value }) => [id, wordsOf(value)])),
      names: new Map((await this.accounts.all(tx)).map(({ id, name }) => [id, name])),
      checkpoint: checkpoint && { size: checkpoint.size, root: Buffer.from(checkpoint.root).toString('hex') },
    });
  }

  private async messages(
    tx: Tx,
    caseId: string,
    state: CaseState,
    entries: readonly PlacedEntry[],
    texts: boolean,
  ): Promise<MessageInFile[]> {
    const readings = texts ? await keptReadings(this.vault, tx, caseId, state, 'anyone') : erased;
    return state.messages.map((id, at) => {
      const received = entries.find(({ entry }) => entry.stream === `message/${id}` && entry.type === RECEIVED)?.entry;
      return {
        id,
        arrival: received ? { ...Arrival.parse(received.data), at: received.at } : null,
        reading: readings === erased ? null : (readings[at]?.reading ?? null),
      };
    });
  }

  private async lettersOf(tx: Tx, caseId: string, state: CaseState): Promise<LetterInFile[]> {
    const states = await this.deliveries.states(tx, caseId);
    const toPost = lettersToPost(state).map(({ id }) => id);
    const found: LetterInFile[] = [];
    for (const stored of await this.letters.ofCase(tx, caseId)) {
      const { id, kind, language, template, sha256, post } = stored;
      const opened = await this.files.open(tx, stored);
      const envelope = opened === erased ? null : opened.envelope;
      const files = (await this.letters.files(tx, id)).map((file) => ({
        ...{ sha256: file.sha256, size: file.size },
        name: envelope?.files[file.position]?.name ?? null,
      }));
      const delivery = states.get(id) ?? (toPost.includes(id) ? 'to_post' : 'waiting');
      found.push({
        id,
        kind,
        language,
        template,
        sha256,
        post,
        recipient: envelope?.recipient ?? null,
        files,
        delivery,
      });
    }
    return found;
  }
}

/** What left with a table of its targets, and then what waits for consent. */
export const disclosuresIn = ({ left, preparation }: CaseState): Preparation[] => {
  const waiting = preparation?.dispatchedBy === null ? [preparation] : [];
  return [...left, ...waiting].filter(({ disclosure }) => disclosure !== undefined);
};

const RECEIVED = 'message.received';

const streamsOf = (caseId: string, { messages }: CaseState): string[] => [
  ...['case', 'notice', 'counsel'].map((family) => `${family}/${caseId}`),
  ...messages.map((id) => `message/${id}`),
];

/** The words, then what else was entered with them. */
const wordsOf = ({ text, ...details }: Note): string => [text, ...Object.values(details)].join('\n');
