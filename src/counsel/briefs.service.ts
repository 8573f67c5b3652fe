/** The one case that an outside counsel was invited on, as they see it: asked of the database each time, closed by default. */
import { Injectable } from '@nestjs/common';
import type { Person } from '../access/access.js';
import { CasesService } from '../cases/handle/cases.service.js';
import { type OpenQuestion, openQuestionsOf } from '../cases/http/open-questions.js';
import { AccessHistory } from '../cases/rows/access-history.js';
import { Particulars } from '../cases/rows/particulars.js';
import { CaseVault, erased } from '../cases/rows/vault.js';
import { Catalogue } from '../catalogue/catalogue.service.js';
import type { CaseState } from '../domain/case/model/state.js';
import { accept, type Result, refuse } from '../domain/kernel/result.js';
import { secretOf } from '../domain/workflow/circuit.js';
import { attempt } from '../platform/database/attempt.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/transaction.js';
import { BriefStore, type OpenBrief } from './brief.store.js';
import { type Contribution, CounselService } from './counsel.service.js';
import { type CounselEvent, CounselHistory } from './counsel-history.js';
import { refusals } from './refusal.js';

export interface BriefedCase {
  readonly brief: OpenBrief;
  readonly receivedAt: string;
  readonly facts: CaseState['facts'];
  readonly confirmed: readonly string[];
  readonly classification: CaseState['classification'];
  readonly clocks: CaseState['clocks'];
  readonly particulars: Pick<Particulars, 'requester' | 'targets' | 'caseReference'> | null;
  readonly questions: readonly OpenQuestion[];
  readonly contributions: readonly Contribution[];
}

type Position = Extract<CounselEvent, { type: 'counsel.advised' }>['data']['position'];

/** A comment takes no position; an opinion does. */
export interface Said {
  readonly text: string;
  readonly position: Position | null;
}

@Injectable()
export class BriefsService {
  constructor(
    private readonly database: Database,
    private readonly cases: CasesService,
    private readonly catalogue: Catalogue,
    private readonly vault: CaseVault,
    private readonly briefs: BriefStore,
    private readonly counsel: CounselService,
    private readonly history: CounselHistory,
    private readonly access: AccessHistory,
  ) {}

  list({ id }: Person): Promise<OpenBrief[]> {
    return this.database.transaction((tx) => this.briefs.openTo(tx, id));
  }

  /** The opening is recorded. */
  show(caseId: string, person: Person): Promise<Result<BriefedCase>> {
    return attempt(this.database, async (tx) => {
      const opened = await this.opened(tx, person.id, caseId);
      if (!opened) return refuse(refusals.briefUnknown);
      const { brief, state } = opened;
      await this.access.opened(tx, person, 'case', caseId);
      const { receivedAt, facts, confirmed, classification, clocks } = state;
      const said = await this.counsel.contributions(tx, caseId);
      return accept({
        ...{ brief, receivedAt, facts, confirmed, classification, clocks },
        particulars: lastOf(await this.vault.all(tx, caseId, 'particulars', Particulars)),
        questions: openQuestionsOf(state, this.catalogue.law),
        contributions: said.filter(({ briefId }) => briefId === brief.id),
      });
    });
  }

  /** Says something on the case; its words and its entry commit together. */
  say(caseId: string, { text, position }: Said, { id }: Person): Promise<Result<null>> {
    return attempt(this.database, async (tx) => {
      const opened = await this.opened(tx, id, caseId);
      if (!opened) return refuse(refusals.briefUnknown);
      const { brief } = opened;
      const said = { briefId: brief.id, ...(await this.counsel.seal(tx, caseId, text)) };
      const event: CounselEvent =
        position === null
          ? { type: 'counsel.commented', data: said }
          : { type: 'counsel.advised', data: { ...said, position } };
      await this.history.record(tx, caseId, event, id);
      return accept(null);
    });
  }

  /** Before a document of the case is handed out: a message, or, without one, all of the case. */
  reach(caseId: string, { id }: Person, messageId?: string): Promise<Result<null>> {
    return attempt(this.database, async (tx) => {
      const opened = await this.opened(tx, id, caseId);
      const reached = messageId === undefined || (await this.briefs.reaches(tx, id, caseId, messageId));
      return opened && reached ? accept(null) : refuse(refusals.briefUnknown);
    });
  }

  /** An invitation that stands, on a case that the log says to be open and no secret: rows alone open none. */
  private async opened(
    tx: Tx,
    counsel: string,
    caseId: string,
  ): Promise<{ brief: OpenBrief; state: CaseState } | null> {
    const brief = await this.briefs.openBrief(tx, counsel, caseId);
    if (!brief) return null;
    const state = await this.cases.load(tx, caseId);
    const isSecret = secretOf(this.catalogue.law.circuits).has(state.circuit) || state.proposed?.lapsesAt !== undefined;
    return state.status === 'open' && !isSecret ? { brief, state } : null;
  }
}

function lastOf(all: readonly Particulars[] | typeof erased): BriefedCase['particulars'] {
  const last = all === erased ? undefined : all.at(-1);
  return last ? { requester: last.requester, targets: last.targets, caseReference: last.caseReference } : null;
}
