/** Drafts what a decision needs, and hands it to the case as one payload to be approved. */
import { Injectable } from '@nestjs/common';
import { v5 as uuidv5 } from 'uuid';
import { CasesService, type Handling } from '../cases/cases.service.js';
import { lettersFor, payloadOf } from '../domain/case/manifest.js';
import type { CaseState } from '../domain/case/model/state.js';
import { objectionTo } from '../domain/case/moves.js';
import { accept, type Refusal, type Result, refuse } from '../domain/kernel/result.js';
import type { Action, LetterKind } from '../domain/law/vocabulary.js';
import { principalLetter } from '../domain/workflow/duty.js';
import { attempt } from '../platform/database/attempt.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/transaction.js';
import { tracePoint } from '../platform/telemetry/trace-point.js';
import { type Dossier, Dossiers } from './dossiers.js';
import { LetterStore } from './letter.store.js';
import { type Drafted, type Enclosure, LetterWriter } from './letter-writer.js';
import { refusals } from './refusal.js';

export interface Request {
  readonly action: Action;
  /** Handed in by the preparer: the data that are disclosed, or a form that the law prescribes. */
  readonly enclosures: readonly Enclosure[];
  readonly accountsDisclosed: number;
}

/** Any fixed UUID: ids follow from the idempotency key, so a repetition means the same preparation. */
const NAMESPACE = '1f5c0b0a-0d7e-4b55-8f0f-5b8f3d0a7c61';

@Injectable()
export class LettersService {
  constructor(
    private readonly database: Database,
    private readonly cases: CasesService,
    private readonly dossiers: Dossiers,
    private readonly writer: LetterWriter,
    private readonly letters: LetterStore,
  ) {}

  /** The letters of the action, stored, and the `prepare` command with the hash of exactly what would leave. */
  async draft(caseId: string, request: Request, handling: Handling): Promise<Result<CaseState>> {
    const preparationId = uuidv5(handling.key, NAMESPACE);
    const opened = await this.database.transaction((tx) => this.open(tx, caseId, handling));
    if (!opened.ok) return opened;
    const { state, objection: closed } = opened.value;
    if (state.preparation?.id === preparationId) return accept(state);
    const objection = closed ?? objectionToRequest(request, opened.value);
    if (objection) return refuse(objection);
    const drafts = await this.write(opened.value, preparationId, request);
    tracePoint('letters.drafted');
    let kept = false;
    try {
      return await attempt(this.database, async (tx) => {
        kept = false;
        const before = await this.cases.load(tx, caseId);
        const handled = await this.prepare(tx, caseId, preparationId, request, drafts, handling);
        if (!handled.ok || handled.value.seq === before.seq) return handled;
        tracePoint('letters.prepared');
        for (const { stored, files } of drafts) await this.letters.add(tx, stored, files);
        tracePoint('letters.stored');
        kept = true;
        return handled;
      });
    } finally {
      tracePoint('letters.committed');
      if (!kept) await this.writer.discard(drafts);
    }
  }

  /** The dossier, and why its case may not be prepared now. */
  private async open(
    tx: Tx,
    caseId: string,
    { actor }: Handling,
  ): Promise<Result<Dossier & { objection: Refusal | null }>> {
    const opened = await this.dossiers.open(tx, caseId);
    if (!opened.ok) return opened;
    const { state } = opened.value;
    const at = await this.cases.circumstances(tx, caseId, state, actor, true);
    return accept({ ...opened.value, objection: objectionTo('prepare', state, actor, at) });
  }

  /** The principal letter carries what was handed in; the notice to the SISSE encloses the principal letter. */
  private async write(dossier: Dossier, preparationId: string, request: Request): Promise<Drafted[]> {
    const drafts: Drafted[] = [];
    for (const kind of kindsOf(request, dossier)) {
      const enclosures = kind === 'sisse_notice' ? drafts.map(({ pdf }) => pdf) : request.enclosures;
      const order = { id: uuidv5(kind, preparationId), preparationId, kind, enclosures };
      drafts.push(await this.writer.write(dossier, order));
    }
    return drafts;
  }

  private async prepare(
    tx: Tx,
    caseId: string,
    preparationId: string,
    { action, accountsDisclosed }: Request,
    drafts: readonly Drafted[],
    handling: Handling,
  ): Promise<Result<CaseState>> {
    const letters = drafts.map(({ letter }) => letter);
    const requester = await this.cases.requesterOf(tx, caseId);
    const payload = payloadOf({
      action,
      letters: letters.map(({ id, kind, sha256 }) => ({ id, kind, sha256 })),
      envelopes: drafts.map(({ digest }) => digest),
      requester: requester?.digest ?? '',
    });
    const command = { type: 'prepare', preparationId, action, payload, letters, accountsDisclosed } as const;
    return this.cases.handleIn(tx, caseId, command, handling);
  }
}

function kindsOf({ action }: Request, { state, letters }: Dossier): readonly LetterKind[] {
  return state.classification ? lettersFor(action, { letters, notices: state.classification.notices }) : [];
}

/** A letter to the requester wants the one address at which the case answers. */
function objectionToAddress(request: Request, dossier: Dossier): Refusal | null {
  const { mailbox, candidates } = dossier.answer;
  if (mailbox || kindsOf(request, dossier).every((kind) => kind === 'sisse_notice')) return null;
  return candidates.length > 0 ? refusals.addressInDoubt : refusals.noAddress;
}

function objectionToRequest(request: Request, dossier: Dossier): Refusal | null {
  const { action, enclosures, accountsDisclosed } = request;
  const inDoubt = objectionToAddress(request, dossier);
  if (inDoubt) return inDoubt;
  if (action === 'disclose') {
    return accountsDisclosed > 0 && enclosures.length === 0 ? refusals.attachmentMissing : null;
  }
  if (accountsDisclosed > 0) return refusals.accountsWithoutDisclosure;
  if (kindsOf(request, dossier)[0] !== principalLetter[action]) {
    return enclosures.length > 0 ? refusals.nothingAnswered : null;
  }
  const wantsForm = action !== 'inform' && dossier.state.facts?.channel === 'DIS';
  return wantsForm && enclosures.length === 0 ? refusals.formMissing : null;
}
