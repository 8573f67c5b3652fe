/** Drafts what a decision needs, and hands it to the case as one payload to be approved. */
import { Injectable } from '@nestjs/common';
import { v5 as uuidv5 } from 'uuid';
import { CasesService, type Handling } from '../../cases/handle/cases.service.js';
import { newIdOf } from '../../cases/handle/new-id.js';
import { CaseVault } from '../../cases/rows/vault.js';
import { objectionToPreparing } from '../../domain/case/actions/preparation/prepare.js';
import type { ComposedLetter } from '../../domain/case/letters/letter.js';
import { type LetterWriting, nothingWritten } from '../../domain/case/letters/letter-writing.js';
import { asWritten, objectionToWords, openChecks } from '../../domain/case/letters/written-letter.js';
import { payloadOf } from '../../domain/case/manifest.js';
import { isPartial } from '../../domain/case/model/disclosure.js';
import { goesByPost } from '../../domain/case/model/posting.js';
import type { CaseState } from '../../domain/case/model/state.js';
import { effectOf, formFor, type HandedIn, lettersOf } from '../../domain/case/model/writing.js';
import { objectionTo } from '../../domain/case/moves.js';
import { accept, type Refusal, type Result, refuse } from '../../domain/kernel/result.js';
import type { CheckName } from '../../domain/law/fact.js';
import { type Action, isNotice, type LetterKind } from '../../domain/law/vocabulary.js';
import { principalLetter } from '../../domain/workflow/duty.js';
import { attempt } from '../../platform/database/attempt.js';
import { Database } from '../../platform/database/database.js';
import type { Tx } from '../../platform/database/transaction.js';
import { tracePoint } from '../../platform/telemetry/trace-point.js';
import { LetterSeal } from '../protection/letter-seal.js';
import { DisclosedTargets, disclosureOf } from './disclosed-targets.js';
import { disclosedOf, type GivenTarget, type Tabled } from './given-targets.js';
import { LetterStore } from './letter.store.js';
import { LetterContextLoader, type LoadedCase } from './letter-context-loader.js';
import { LetterTemplates } from './letter-templates.js';
import { type Drafted, type Enclosed, type Enclosure, LetterWriter } from './letter-writer.js';
import { prescribedForm } from './prescribed-form.js';
import { type GivenUpload, objectionToMailing, ProducedFiles } from './produced-files.js';
import { refusals } from './refusal.js';
import { statedTable } from './stated-table.js';
import { wordingOf } from './wording.js';

export interface Request {
  readonly action: Action;
  /** Handed in by the preparer: the data that are disclosed, or a form that the law prescribes. */
  readonly enclosures: readonly Enclosed[];
  /** Files of operations; they follow what was handed in. */
  readonly uploads?: readonly GivenUpload[] | undefined;
  /** The files are collected on the portal: the mail carries the letter alone. */
  readonly byPortal?: boolean | undefined;
  /** What is answered for each target; of a disclosure alone. */
  readonly targets?: readonly GivenTarget[] | undefined;
  /** Of the preparer, in the letter to the requester; absent: as the templates have it. */
  readonly writing?: LetterWriting | undefined;
}

/** What the preparer sees before anything is prepared. */
export interface Preview {
  /** The letter to the requester, and the form that goes with it; none where nothing is answered. */
  readonly files: readonly Enclosure[];
  /** Open checks for which the letter asks, unless they are left out. */
  readonly checks: readonly CheckName[];
  /** The letter without the preparer's words. */
  readonly standard: ComposedLetter | null;
}

/** A case with what is to be written in it. */
interface Opened extends LoadedCase {
  readonly preparationId: string;
  readonly request: Request;
  /** Those that the law prescribes; they are the last of the request. */
  readonly forms: readonly Enclosure[];
  /** The table of a disclosure, and its names; null of what discloses nothing. */
  readonly tabled: Tabled | null;
  readonly kinds: readonly LetterKind[];
  /** The letter to the requester without the preparer's words; null where nothing is answered. */
  readonly standard: ComposedLetter | null;
  /** Why it may not be prepared now. */
  readonly objection: Refusal | null;
}

@Injectable()
export class LettersService {
  constructor(
    private readonly database: Database,
    private readonly cases: CasesService,
    private readonly contexts: LetterContextLoader,
    private readonly writer: LetterWriter,
    private readonly letters: LetterStore,
    private readonly templates: LetterTemplates,
    private readonly vault: CaseVault,
    private readonly targets: DisclosedTargets,
    private readonly produced: ProducedFiles,
    private readonly seal: LetterSeal,
  ) {}

  /** The letters of the action, stored, and the `prepare` command with the hash of exactly what would leave. */
  async draft(caseId: string, given: Request, handling: Handling): Promise<Result<CaseState>> {
    const opened = await this.database.transaction((tx) => this.open(tx, caseId, given, handling));
    if (!opened.ok) return opened;
    const { state, objection, preparationId, tabled: table } = opened.value;
    if (state.preparation?.id === preparationId) return accept(state);
    if (objection) return refuse(objection);
    const drafts = await this.write(opened.value);
    tracePoint('letters.drafted');
    let kept = false;
    try {
      return await attempt(this.database, async (tx) => {
        kept = false;
        const before = await this.cases.load(tx, caseId);
        const handled = await this.prepare(tx, opened.value, drafts, handling);
        if (!handled.ok || handled.value.seq === before.seq) return handled;
        tracePoint('letters.prepared');
        for (const { stored, files } of drafts) await this.letters.add(tx, stored, files);
        await this.keepWording(tx, opened.value, drafts);
        if (table) await this.targets.seal(tx, caseId, preparationId, table);
        tracePoint('letters.stored');
        kept = true;
        return handled;
      });
    } finally {
      tracePoint('letters.committed');
      if (!kept) await this.writer.discard(drafts);
    }
  }

  /** The letter as it would be prepared, drawn and not kept. */
  async preview(caseId: string, given: Request, handling: Handling): Promise<Result<Preview>> {
    const opened = await this.database.transaction((tx) => this.open(tx, caseId, given, handling));
    if (!opened.ok) return opened;
    const { objection, request, standard, forms } = opened.value;
    if (objection) return refuse(objection);
    if (!standard) return accept({ files: [], checks: [], standard });
    const { composed } = this.writer.compose(opened.value, { kind: standard.kind, enclosures: request.enclosures });
    const pdf = await this.writer.draw(opened.value, composed, caseId);
    const judged = standard.kind === 'clarification' ? opened.value.state.classification : null;
    const checks = judged ? openChecks(judged) : [];
    return accept({ files: [pdf, ...forms], checks, standard });
  }

  /** The case with the words of the preparer, what is sent with the form that the law prescribes, and why not. */
  private async open(tx: Tx, caseId: string, asked: Request, handling: Handling): Promise<Result<Opened>> {
    const opened = await this.contexts.load(tx, caseId);
    if (!opened.ok) return opened;
    const { state, context } = opened.value;
    const produced = await this.produced.enclosed(tx, opened.value, asked.uploads ?? []);
    if (!produced.ok) return produced;
    const given = { ...asked, enclosures: [...asked.enclosures, ...produced.value] };
    const writing = given.writing ?? nothingWritten;
    const at = await this.cases.circumstances(tx, caseId, state, handling.actor, true);
    const { byPortal = false } = given;
    const told = { ...opened.value, context: { ...context, byPortal, effect: effectOf(state, toldIn(given)) } };
    const loaded = { ...told, context: asWritten(told.context, writing) };
    const forms = await this.formsOf(given, loaded);
    const request = { ...given, enclosures: [...given.enclosures, ...forms] };
    const preparationId = newIdOf(handling, 'preparation');
    const ordered = await this.produced.added(tx, loaded);
    const table = statedTable(given, { read: loaded.read, preparationId, ordered, forms: forms.length });
    const tabled = table.ok ? table.value : null;
    const kinds = lettersOf(state, request.action, at);
    const found = { ...loaded, preparationId, request, forms, tabled, kinds };
    const objection =
      objectionTo('prepare', state, handling.actor, at) ??
      (table.ok ? objectionToPreparing(state, handedIn(found), at) : table.refusal) ??
      (byPortal || goesByPost('answer', state) ? null : objectionToMailing(given.enclosures));
    if (objection) return accept({ ...found, standard: null, objection });
    const standard = this.standardOf(told, request);
    const words = { ...told, targets: namesOf(told, tabled), standard };
    const untold = byPortal ? this.objectionToPortal(standard) : null;
    return accept({ ...found, standard, objection: untold ?? objectionToWords(writing, words) });
  }

  /** The portal hands out sealed packages, and the recipient reads in the letter where the files are. */
  private objectionToPortal(letter: ComposedLetter | null): Refusal | null {
    if (this.seal.holderName === null) return refusals.portalUnsealed;
    const isTold = letter?.versions.every(({ sections }) => sections.some(({ element }) => element === 'collection'));
    return isTold ? null : refusals.portalUntold;
  }

  /** The letter to the requester as it is without the words of the preparer; null where nothing is answered. */
  private standardOf(loaded: LoadedCase, { action, enclosures }: Request): ComposedLetter | null {
    const kind = principalLetter[action];
    return loaded.letters.includes(kind) ? this.writer.compose(loaded, { kind, enclosures }).composed : null;
  }

  /** Where a regulation prescribes a form for the answer, it is filled in from the judgement and enclosed. */
  private async formsOf(request: Request, loaded: LoadedCase): Promise<readonly Enclosure[]> {
    const { action } = request;
    const code = loaded.letters.includes(principalLetter[action]) ? formFor(loaded.state, toldIn(request)) : null;
    return code ? prescribedForm(loaded, { code, asks: action === 'clarify' }, this.templates) : [];
  }

  /** The principal letter carries what was handed in; a notice encloses what the requester is answered. */
  private async write(loaded: Opened): Promise<Drafted[]> {
    const { preparationId, request } = loaded;
    const drafts: Drafted[] = [];
    for (const kind of loaded.kinds) {
      const enclosures = isNotice(kind) ? drafts.map(({ pdf }) => pdf) : request.enclosures;
      const order = { id: uuidv5(kind, preparationId), preparationId, kind, enclosures };
      drafts.push(await this.writer.write(loaded, order));
    }
    return drafts;
  }

  /** What the approvers compare: the letter with the preparer's words, and without. */
  private async keepWording(
    tx: Tx,
    { caseId, preparationId, standard, request }: Opened,
    drafts: readonly Drafted[],
  ): Promise<void> {
    const letter = drafts.find(({ composed }) => composed.kind === standard?.kind)?.composed;
    if (!standard || !letter) return;
    const wording = wordingOf(request.writing ?? nothingWritten, standard, letter);
    await this.vault.put(tx, caseId, 'wording', wording, preparationId);
  }

  private async prepare(
    tx: Tx,
    opened: Opened,
    drafts: readonly Drafted[],
    handling: Handling,
  ): Promise<Result<CaseState>> {
    const { caseId, preparationId } = opened;
    const handed = handedIn(opened);
    const letters = drafts.map(({ letter }) => letter);
    const requester = await this.cases.requesterOf(tx, caseId);
    const payload = payloadOf({
      action: handed.action,
      letters: letters.map(({ id, kind, sha256 }) => ({ id, kind, sha256 })),
      envelopes: drafts.map(({ digest }) => digest),
      ...(handed.disclosure && { disclosure: handed.disclosure }),
      requester: requester?.digest ?? '',
    });
    const command = { type: 'prepare', preparationId, payload, letters, ...handed } as const;
    return this.cases.handleIn(tx, caseId, command, handling);
  }
}

const toldIn = ({ action, targets = [] }: Request) => ({
  action,
  disclosed: disclosedOf(targets),
  isPartial: isPartial({ targets }),
});

const handedIn = ({ request, tabled: table, key }: Pick<Opened, 'request' | 'tabled' | 'key'>): HandedIn => ({
  action: request.action,
  attached: request.enclosures.length,
  ...(table && { disclosure: disclosureOf(table, key) }),
});

/** Names that no letter may hold: those that were read, and those that the preparer added. */
const namesOf = ({ read }: LoadedCase, table: Tabled | null): string[] => [
  ...read.targets.map(({ value }) => value),
  ...(table?.names ?? []).flatMap(({ name, kind }) => (kind === null ? [name] : [])),
];
