/** Invites an outside lawyer on one case, withdraws them, and shows the operator's people the question and the opinion. */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { Person } from '../access/access.js';
import { AccountStore } from '../access/account.store.js';
import { CasesService } from '../cases/handle/cases.service.js';
import { CaseStore } from '../cases/rows/case.store.js';
import { CaseVault, erased } from '../cases/rows/vault.js';
import { Catalogue } from '../catalogue/catalogue.service.js';
import { refusals as caseRefusals } from '../domain/case/model/refusal.js';
import type { CaseState } from '../domain/case/model/state.js';
import { addHours, type Instant, millisecondsOf } from '../domain/kernel/instant.js';
import { accept, type Refusal, type Result, refuse } from '../domain/kernel/result.js';
import { secretOf } from '../domain/workflow/circuit.js';
import { attempt } from '../platform/database/attempt.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/transaction.js';
import { type Brief, BriefStore } from './brief.store.js';
import { CounselHistory, type CounselPosition } from './counsel-history.js';
import { refusals } from './refusal.js';

const LONGEST_HOURS = 366 * 24;
const Words = z.object({ text: z.string() });

export interface Invitation {
  readonly counsel: string;
  readonly until: Instant;
  /** What is asked of them; sealed with the case. */
  readonly question: string;
}

export interface Contribution {
  readonly id: string;
  readonly briefId: string;
  readonly kind: 'question' | 'comment' | 'opinion';
  readonly position: z.infer<typeof CounselPosition> | null;
  readonly by: string;
  readonly at: string;
  /** Null once the case was erased. */
  readonly text: string | null;
}

export interface CounselOfCase {
  readonly briefs: readonly Brief[];
  readonly contributions: readonly Contribution[];
  readonly available: readonly { readonly id: string; readonly name: string }[];
  readonly mayInvite: boolean;
}

@Injectable()
export class CounselService {
  constructor(
    private readonly database: Database,
    private readonly cases: CasesService,
    private readonly rows: CaseStore,
    private readonly accounts: AccountStore,
    private readonly briefs: BriefStore,
    private readonly history: CounselHistory,
    private readonly vault: CaseVault,
    private readonly catalogue: Catalogue,
  ) {}

  of(caseId: string, person: Person): Promise<Result<CounselOfCase>> {
    return attempt(this.database, async (tx) => {
      const found = await this.caseOf(tx, caseId);
      if (!found) return refuse(caseRefusals.caseUnknown);
      const mayInvite = this.objectionToLeading(found, person) === null;
      return accept({
        briefs: await this.briefs.of(tx, caseId),
        contributions: await this.contributions(tx, caseId),
        available: mayInvite ? await this.briefs.available(tx) : [],
        mayInvite,
      });
    });
  }

  /** By the head of legal or the user who leads the case; what is asked and its entry commit with the invitation. */
  invite(caseId: string, { counsel, until, question }: Invitation, person: Person): Promise<Result<{ id: string }>> {
    return attempt(this.database, async (tx) => {
      const found = await this.caseOf(tx, caseId);
      const objection =
        this.objectionToLeading(found, person) ??
        (await this.objectionToEnd(tx, until)) ??
        (await this.objectionToCounsel(tx, counsel));
      if (objection) return refuse(objection);
      const brief = { id: uuidv7(), caseId, counsel, by: person.id, until };
      const said = await this.seal(tx, caseId, question);
      await this.history.record(
        tx,
        caseId,
        { type: 'counsel.invited', data: { briefId: brief.id, ...said, counsel, until } },
        person.id,
      );
      await this.briefs.add(tx, brief);
      return accept({ id: brief.id });
    });
  }

  withdraw(caseId: string, briefId: string, person: Person): Promise<Result<null>> {
    return attempt(this.database, async (tx) => {
      const found = await this.caseOf(tx, caseId);
      if (!found) return refuse(caseRefusals.caseUnknown);
      if (!leads(found, person)) return refuse(refusals.notLeading);
      const brief = await this.briefs.lock(tx, caseId, briefId);
      if (!brief) return refuse(refusals.invitationUnknown);
      const data = { briefId, counsel: brief.counsel };
      await this.history.record(tx, caseId, { type: 'counsel.withdrawn', data }, person.id);
      await this.briefs.withdraw(tx, briefId, person.id);
      return accept(null);
    });
  }

  /** Seals the words with the case; the entry names them, and holds their digest. */
  async seal(tx: Tx, caseId: string, text: string): Promise<{ noteId: string; digest: string }> {
    const digest = await this.vault.digest(tx, caseId, text);
    return { noteId: await this.vault.put(tx, caseId, 'counsel', { text }), digest };
  }

  /** What was asked and said, in the order of the log. */
  async contributions(tx: Tx, caseId: string): Promise<Contribution[]> {
    const sealed = await this.vault.named(tx, caseId, 'counsel', Words);
    const texts = new Map(sealed === erased ? [] : sealed.map(({ id, value: { text } }) => [id, text]));
    return (await this.history.of(tx, caseId)).flatMap((entry): Contribution[] => {
      if (entry.type === 'counsel.withdrawn') return [];
      const { briefId, noteId } = entry.data;
      const said = { id: noteId, briefId, by: entry.actor, at: entry.at, text: texts.get(noteId) ?? null };
      if (entry.type === 'counsel.advised') return [{ ...said, kind: 'opinion', position: entry.data.position }];
      return [{ ...said, kind: entry.type === 'counsel.invited' ? 'question' : 'comment', position: null }];
    });
  }

  /** As the log has it: a row says neither who leads a case nor that it is no secret. */
  private async caseOf(tx: Tx, caseId: string): Promise<CaseState | null> {
    return (await this.rows.find(tx, caseId)) ? this.cases.load(tx, caseId) : null;
  }

  private async objectionToEnd(tx: Tx, until: Instant): Promise<Refusal | null> {
    const now = await this.database.now(tx);
    const [end, last] = [millisecondsOf(until), millisecondsOf(addHours(now, LONGEST_HOURS))];
    return millisecondsOf(now) < end && end <= last ? null : refusals.endOutOfRange;
  }

  private async objectionToCounsel(tx: Tx, counsel: string): Promise<Refusal | null> {
    const account = (await this.accounts.byId(tx, [counsel])).get(counsel);
    if (await this.briefs.worksHere(tx, counsel)) return refusals.worksHere;
    if (!account?.active || !account.roles.includes('counsel')) return refusals.notCounsel;
    return (await this.briefs.openTo(tx, counsel)).length > 0 ? refusals.counselTaken : null;
  }

  private objectionToLeading(found: CaseState | null, person: Person): Refusal | null {
    if (!found) return caseRefusals.caseUnknown;
    if (found.status === 'closed') return caseRefusals.caseClosed;
    if (secretOf(this.catalogue.law.circuits).has(found.circuit)) return refusals.secretMatter;
    return leads(found, person) ? null : refusals.notLeading;
  }
}

const leads = ({ assignee }: CaseState, { id, roles }: Person): boolean =>
  roles.includes('head_of_legal') || (roles.includes('jurist') && assignee === id);
