/** One case as a person is shown it: what it is, why, what happened, who asks, and which moves are open to them. */
import { Injectable } from '@nestjs/common';
import type { Person } from '../../access/access.js';
import { Catalogue } from '../../catalogue/catalogue.service.js';
import { Ends } from '../../catalogue/ends.js';
import { numbersToCall } from '../../domain/case/actions/call-back/record-call-back.js';
import { owedNotices } from '../../domain/case/actions/confidentiality/owed.js';
import type { MoveType } from '../../domain/case/actions/index.js';
import { isHiddenFrom } from '../../domain/case/model/cell-entry.js';
import type { Circumstances } from '../../domain/case/model/circumstances.js';
import { waitingCorrection } from '../../domain/case/model/correction.js';
import { suggestedParts } from '../../domain/case/model/division.js';
import { isLocked } from '../../domain/case/model/erasure.js';
import { askedRoles } from '../../domain/case/model/floor.js';
import { actionsOf, wantsCallBack } from '../../domain/case/model/leaving.js';
import type { Offer } from '../../domain/case/model/offer.js';
import { objectionToMailbox } from '../../domain/case/model/receiving.js';
import { refusals } from '../../domain/case/model/refusal.js';
import type { CaseState } from '../../domain/case/model/state.js';
import { judgementOf } from '../../domain/case/model/weakening.js';
import { moves, offerOf } from '../../domain/case/moves.js';
import { addressText } from '../../domain/kernel/mailbox.js';
import { accept, type Bilingual, type Result, refuse } from '../../domain/kernel/result.js';
import { givingOf } from '../../domain/law/notice.js';
import type { Tx } from '../../platform/database/transaction.js';
import { AnswerAddresses, type AnswerTo, answerGiven, shownAnswer } from '../handle/answer-addresses.js';
import { CasesService } from '../handle/cases.service.js';
import { DestinationCheck } from '../handle/destination-check.js';
import { CaseStore, type CaseSummary } from '../rows/case.store.js';
import { LinkStore } from '../rows/link.store.js';
import { Particulars } from '../rows/particulars.js';
import { CaseVault, erased, readerOf } from '../rows/vault.js';
import { personActor } from './answer.js';
import type { ShownCase } from './case-view.js';
import { openQuestionsOf } from './open-questions.js';
import { RecipientsService, shownRecipient } from './recipients.service.js';

const named = (whole: CaseSummary | null) => whole && { id: whole.id, reference: whole.reference };

/** Without those of machine channels by which the request did not come. */
const methodsOf = ({ facts }: CaseState, { originMethods }: Circumstances) =>
  Object.entries(originMethods)
    .filter(([, { channels }]) => channels.length === 0 || (facts && channels.includes(facts.channel)))
    .map(([code, { title, proves, needs }]) => ({ code, title, proves, needs }));

/** The parts that the rules see in a request that is several; none once it is divided. */
function divisionOf({ facts, targets, receivedAt, classification, split }: CaseState, at: Circumstances) {
  if (!facts || split || classification?.verdict !== 'SPLIT') return [];
  return suggestedParts({ facts, targets }, receivedAt, at).map(({ judgement: { row, verdict }, ...part }) => ({
    ...part,
    ...{ row, verdict },
  }));
}

/** What is locked for the reader is not said to be erased as long as its keys are there. */
function shownParticulars(
  read: readonly Particulars[] | typeof erased,
  { keys }: Circumstances,
): ShownCase['particulars'] {
  if (read === erased) return keys.length > 0 ? null : 'erased';
  return read.at(-1) ?? null;
}

/** With what no decision sees, and its form still offers: the addresses that the messages name. */
function withAddresses(command: MoveType, offer: Offer | null, answer: AnswerTo | null): Offer | null {
  if (command !== 'confirm_address' || !answer?.candidates.length) return offer;
  return { ...offer, choices: { address: answer.candidates.map(addressText) } };
}

/** While the entry to the secret cell waits, for a person who does not handle the case: neither a word of it nor an action. */
const withoutContent = (shown: ShownCase): ShownCase => ({
  ...shown,
  ...{ particulars: null, locked: true, requester: null, answer: null, recipient: null, moves: [] },
});

@Injectable()
export class CaseFiles {
  constructor(
    private readonly cases: CasesService,
    private readonly store: CaseStore,
    private readonly vault: CaseVault,
    private readonly links: LinkStore,
    private readonly destinations: DestinationCheck,
    private readonly answers: AnswerAddresses,
    private readonly ends: Ends,
    private readonly catalogue: Catalogue,
    private readonly recipients: RecipientsService,
  ) {}

  async show(tx: Tx, id: string, person: Person): Promise<Result<ShownCase>> {
    const whole = await this.whole(tx, id, person);
    return whole.ok && isHiddenFrom(whole.value.state, person) ? accept(withoutContent(whole.value)) : whole;
  }

  private async whole(tx: Tx, id: string, person: Person): Promise<Result<ShownCase>> {
    const summary = await this.store.find(tx, id);
    if (!summary) return refuse(refusals.caseUnknown);
    const entries = await this.cases.entries(tx, id);
    const state = await this.cases.load(tx, id);
    const reader = readerOf(person.roles);
    const particulars = await this.vault.all(tx, id, 'particulars', Particulars, reader);
    const actor = personActor(person);
    const waits = state.preparation !== null && state.preparation.dispatchedBy === null;
    const requester = waits ? await this.cases.requesterOf(tx, id) : null;
    const answer = await this.answers.of(tx, id, state);
    const at = {
      ...(await this.cases.circumstances(tx, id, state, actor)),
      requester: requester?.digest ?? null,
      mailbox: await this.destinations.look(tx, id, answer?.mailbox ?? null),
      answer: answerGiven(answer),
      related: await this.cases.related(tx, id, state),
    };
    return accept({
      ...summary,
      state,
      particulars: shownParticulars(particulars, at),
      locked: reader === 'anyone' && isLocked(state, at),
      requester: requester && {
        digest: requester.digest,
        mailbox: requester.mailbox && addressText(requester.mailbox),
        checks: requester.checks,
      },
      answer: answer && shownAnswer(answer),
      recipient: shownRecipient(state, await this.recipients.of(tx, id, state)),
      asked: askedRoles(state),
      correction: waitingCorrection(state, at),
      mailbox: at.mailbox && { zone: at.mailbox.zone, open: objectionToMailbox(state, at.mailbox) === null },
      actions: actionsOf(state, at),
      ...this.notices(state, at),
      callBackNumbers: numbersToCall(state, at),
      callBackWanted: wantsCallBack(state, at),
      originMethods: methodsOf(state, at),
      withoutEnd: await this.withoutEnd(tx, state, at),
      questions: openQuestionsOf(state, this.catalogue.law),
      division: divisionOf(state, at),
      ...(await this.lineage(tx, id, state)),
      moves: moves(state, actor, at).map((move) => ({
        ...move,
        offer: move.closed ? null : withAddresses(move.command, offerOf(move.command, state, at, id), answer),
      })),
      history: entries.map(({ event, actor: by, at: on }) => ({ ...event, actor: by, at: on })),
    });
  }

  /** The cases it belongs with: its parts, the request it is a part of, and those that people linked. */
  private async lineage(tx: Tx, id: string, { split, part }: CaseState) {
    return {
      parts: await this.store.all(tx, split?.cases ?? []),
      whole: part ? named(await this.store.find(tx, part.whole)) : null,
      links: await this.links.of(tx, id),
    };
  }

  /** What is owed now, and how each is given. */
  private notices(state: CaseState, { notices, authorities }: Circumstances) {
    const owed = owedNotices(state, notices);
    const giving = owed.map((notice) => givingOf(notice, { notices, authorities }));
    return { owed, giving };
  }

  /** Of a case that is not judged, by what the rules would say of it. */
  private async withoutEnd(tx: Tx, state: CaseState, at: Circumstances): Promise<Bilingual | null> {
    const { status, facts, classification, circuit, receivedAt } = state;
    if (status === 'closed' || !facts) return null;
    if (classification) return this.ends.objectionTo(tx, { verdict: classification.verdict, circuit });
    return this.ends.objectionTo(tx, judgementOf(facts, receivedAt, at));
  }
}
