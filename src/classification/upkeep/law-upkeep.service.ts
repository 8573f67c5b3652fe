/** Drafts of the law, tried, proposed, adopted and withdrawn; and texts that were read again at their source. */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Person } from '../../access/access.js';
import { Catalogue } from '../../catalogue/catalogue.service.js';
import type { DraftReport } from '../../catalogue/draft/check-draft.js';
import { beginsOn, type DraftFile, type DraftFiles } from '../../catalogue/draft/draft.js';
import { DraftChecker } from '../../catalogue/draft/draft-checker.js';
import { accept, type Refusal, type Result, refuse } from '../../domain/kernel/result.js';
import type { ActToSign } from '../../domain/signature/act.js';
import {
  LAW_STREAM,
  type LawDraft,
  type LawDrafts,
  type LawObjection,
  lawAct,
  objectionToAdoption,
  objectionToProposal,
  objectionToWithdrawal,
} from '../../domain/signature/law-draft.js';
import { objectionToKind } from '../../domain/signature/policy.js';
import { refusalOf } from '../../domain/signature/refusal.js';
import type { Signature } from '../../domain/signature/signature.js';
import { Authorities } from '../../identity/keys/authorities.js';
import { Ledger } from '../../ledger/ledger.js';
import { attempt } from '../../platform/database/attempt.js';
import { Database } from '../../platform/database/database.js';
import { enqueue } from '../../platform/database/outbox.js';
import type { Tx } from '../../platform/database/transaction.js';
import { AdoptedLaw, type CitedSource, sha256Of } from './adopted-law.js';
import { LawDraftStore, type Replay } from './law-draft.store.js';
import { replayDraft } from './law-replay.job.js';
import {
  checkRuns,
  daysReversed,
  draftFaulty,
  draftUnknown,
  lawObjections,
  letterBeginsOtherwise,
  replayMissing,
  replayRuns,
  textUnknown,
} from './refusal.js';

export interface ShownDraft {
  readonly draft: LawDraft;
  readonly files: readonly DraftFile[];
  readonly replay: Replay | null;
}

export interface Days {
  readonly day: string;
  readonly since: string;
  readonly until: string;
}

type Decide = (tx: Tx, draft: LawDraft, files: readonly DraftFile[]) => Promise<Result<null>>;

@Injectable()
export class LawUpkeepService {
  constructor(
    private readonly database: Database,
    private readonly ledger: Ledger,
    private readonly authorities: Authorities,
    private readonly adopted: AdoptedLaw,
    private readonly store: LawDraftStore,
    private readonly checker: DraftChecker,
    private readonly catalogue: Catalogue,
  ) {}

  /** Drafts, newest first; texts, the one due first before the others. */
  list(): Promise<{ drafts: LawDraft[]; sources: CitedSource[] }> {
    return this.database.transaction(async (tx) => ({
      drafts: (await this.adopted.drafts(tx)).all.toReversed(),
      sources: await this.adopted.sources(tx),
    }));
  }

  show(id: string): Promise<Result<ShownDraft>> {
    return this.database.transaction(async (tx) => {
      const draft = (await this.adopted.drafts(tx)).find(id);
      const files = draft ? await this.adopted.textsOf(tx, draft) : null;
      if (!draft || !files) return refuse(draftUnknown);
      return accept({ draft, files, replay: await this.store.lastReplay(tx, id) });
    });
  }

  /** One check of a person at a time: the others of that person are refused, not kept waiting. */
  async check(draft: DraftFiles, { id: by }: Person): Promise<Result<DraftReport>> {
    const report = await this.checker.check(draft, by);
    return report ? accept(report) : refuse(checkRuns);
  }

  /** Keeps a draft that has no fault and breaks no promise. */
  async keep({ files, cases }: DraftFiles, person: Person): Promise<Result<string>> {
    const checked = await this.check({ files, cases }, person);
    if (!checked.ok) return checked;
    if (!checked.value.ok) return refuse(draftFaulty(checked.value));
    const { id: by } = person;
    return attempt(this.database, async (tx) => {
      const draftId = uuidv7();
      const drafted = files.map(({ file, text }) => ({ file, sha256: sha256Of(text) }));
      await this.record(tx, 'law.drafted', by, { draftId, files: drafted });
      await this.store.keep(tx, draftId, files);
      return accept(draftId);
    });
  }

  /** Tries the draft on the cases received in some days, as if they came in on the day given. */
  replay(id: string, { day, since, until }: Days, { id: by }: Person): Promise<Result<string>> {
    return attempt(this.database, async (tx) => {
      if (until < since) return refuse(daysReversed);
      const draft = (await this.adopted.drafts(tx)).find(id);
      if (!draft) return refuse(draftUnknown);
      if ((await this.store.lastReplay(tx, id))?.state === 'running') return refuse(replayRuns);
      const replayId = uuidv7();
      const { hash } = this.catalogue.law;
      await this.store.ask(tx, { id: replayId, draftId: id, day, since, until, law: hash }, by);
      await enqueue(tx, replayDraft.work({ replayId }));
      return accept(replayId);
    });
  }

  /** Signed over the files, the day and what the trial found for that day, on which its letters begin too. */
  propose(id: string, day: string, signature: Signature, { id: by }: Person): Promise<Result<null>> {
    return this.change(id, async (tx, draft, files) => {
      const objection = objectionToProposal(draft, day, await this.database.now(tx));
      if (objection) return refuse(lawObjections[objection]);
      if (files.some((file) => ![null, day].includes(beginsOn(file)))) return refuse(letterBeginsOtherwise);
      const replay = await this.store.lastReplay(tx, id);
      const fresh = replay?.state === 'done' && replay.day === day && replay.law === this.catalogue.law.hash;
      if (!replay || !fresh) return refuse(replayMissing);
      const figures = { day, judged: replay.judged, changed: replay.changed };
      const refused = await this.objectionToSignature(tx, lawAct('propose_law', draft, figures), signature, by);
      if (refused) return refuse(refused);
      await this.record(tx, 'law.proposed', by, { draftId: id, ...figures, signature });
      return accept(null);
    });
  }

  /** By a person who neither wrote nor proposed the draft, counted by persons and not by accounts. */
  adopt(id: string, signature: Signature, person: Person): Promise<Result<null>> {
    return this.settle(id, 'adopt_law', signature, person, async (tx, draft) => {
      const authority = await this.authorities.of(tx);
      const now = await this.database.now(tx);
      return objectionToAdoption(draft, { by: person.id, personOf: (account) => authority.personOf(account), now });
    });
  }

  /** Before its day; one person is enough, for the law in use then stays as it is. */
  withdraw(id: string, signature: Signature, person: Person): Promise<Result<null>> {
    return this.settle(id, 'withdraw_law', signature, person, async (tx, draft) =>
      objectionToWithdrawal(draft, await this.database.now(tx)),
    );
  }

  /** A person read this text again at its source. */
  checkSource(text: string, { id: by }: Person): Promise<Result<null>> {
    return attempt(this.database, async (tx) => {
      if (!(await this.adopted.sources(tx)).some((source) => source.text === text)) return refuse(textUnknown);
      await this.record(tx, 'law.source_checked', by, { text });
      return accept(null);
    });
  }

  private settle(
    id: string,
    act: 'adopt_law' | 'withdraw_law',
    signature: Signature,
    { id: by }: Person,
    objectionTo: (tx: Tx, draft: LawDraft) => Promise<LawObjection | null>,
  ): Promise<Result<null>> {
    return this.change(id, async (tx, draft) => {
      const objection = await objectionTo(tx, draft);
      if (objection || !draft.proposal) return refuse(lawObjections[objection ?? 'not_proposed']);
      const refused = await this.objectionToSignature(tx, lawAct(act, draft, draft.proposal), signature, by);
      if (refused) return refuse(refused);
      await this.record(tx, act === 'adopt_law' ? 'law.adopted' : 'law.withdrawn', by, {
        ...{ draftId: id, signature },
      });
      return accept(null);
    });
  }

  /** What is decided on a draft, its text still the one that was recorded; of two who decide at once, one comes after the other. */
  private change(id: string, decide: Decide): Promise<Result<null>> {
    return attempt(this.database, async (tx) => {
      await this.ledger.lock(tx, LAW_STREAM);
      const drafts: LawDrafts = await this.adopted.drafts(tx);
      const draft = drafts.find(id);
      const files = draft && (await this.adopted.textsOf(tx, draft));
      if (!draft || !files) return refuse(draftUnknown);
      return decide(tx, draft, files);
    });
  }

  private async objectionToSignature(
    tx: Tx,
    act: ActToSign,
    signature: Signature,
    by: string,
  ): Promise<Refusal | null> {
    const authority = await this.authorities.of(tx);
    const key = authority.key(signature.key);
    const kind = key && objectionToKind(key.key, this.authorities.policy);
    if (kind) return kind;
    const objection = authority.objectionTo(act, signature, by);
    return objection && refusalOf(objection);
  }

  private async record(tx: Tx, type: string, actor: string, data: Readonly<Record<string, unknown>>): Promise<void> {
    await this.ledger.record(tx, LAW_STREAM, [{ type, class: 'other', actor, data }]);
  }
}
