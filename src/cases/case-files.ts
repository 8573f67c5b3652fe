/** One case as a person is shown it: what it is, why, what happened, who asks, and which moves are open to them. */
import { Injectable } from '@nestjs/common';
import type { Person } from '../access/access.js';
import { waitingCorrection } from '../domain/case/model/correction.js';
import { askedRoles } from '../domain/case/model/floor.js';
import { actionsOf, todayOf, wantsCallBack } from '../domain/case/model/leaving.js';
import { objectionToMailbox } from '../domain/case/model/receiving.js';
import { refusals } from '../domain/case/model/refusal.js';
import { moves } from '../domain/case/moves.js';
import { addressText } from '../domain/kernel/mailbox.js';
import { accept, type Result, refuse } from '../domain/kernel/result.js';
import { callable } from '../domain/law/call-back.js';
import type { Tx } from '../platform/database/transaction.js';
import { personActor } from './answer.js';
import { AnswerAddresses, shownAnswer } from './answer-addresses.js';
import { CaseStore } from './case.store.js';
import type { ShownCase } from './case-view.js';
import { CasesService } from './cases.service.js';
import { DestinationCheck } from './destination-check.js';
import { LinkStore } from './link.store.js';
import { Particulars } from './particulars.js';
import { CaseVault, erased } from './vault.js';

@Injectable()
export class CaseFiles {
  constructor(
    private readonly cases: CasesService,
    private readonly store: CaseStore,
    private readonly vault: CaseVault,
    private readonly links: LinkStore,
    private readonly destinations: DestinationCheck,
    private readonly answers: AnswerAddresses,
  ) {}

  async show(tx: Tx, id: string, person: Person): Promise<Result<ShownCase>> {
    const summary = await this.store.find(tx, id);
    if (!summary) return refuse(refusals.caseUnknown);
    const entries = await this.cases.entries(tx, id);
    const state = await this.cases.load(tx, id);
    const particulars = await this.vault.all(tx, id, 'particulars', Particulars);
    const actor = personActor(person);
    const waits = state.preparation !== null && state.preparation.dispatchedBy === null;
    const requester = waits ? await this.cases.requesterOf(tx, id) : null;
    const answer = await this.answers.of(tx, id, state);
    const at = {
      ...(await this.cases.circumstances(tx, id, state, actor)),
      requester: requester?.digest ?? null,
      mailbox: await this.destinations.look(tx, id, answer?.mailbox ?? null),
      related: await this.cases.related(tx, id, state),
    };
    return accept({
      ...summary,
      state,
      particulars: particulars === erased ? 'erased' : (particulars.at(-1) ?? null),
      requester: requester && {
        digest: requester.digest,
        mailbox: requester.mailbox && addressText(requester.mailbox),
        checks: requester.checks,
      },
      answer: answer && shownAnswer(answer),
      asked: askedRoles(state),
      correction: waitingCorrection(state, at),
      mailbox: at.mailbox && { zone: at.mailbox.zone, open: objectionToMailbox(state, at.mailbox) === null },
      actions: actionsOf(state, at),
      callBackNumbers: wantsCallBack(state, at) ? callable(at.callBackNumbers, todayOf(at)) : [],
      questions: this.cases.questions(state),
      links: await this.links.of(tx, id),
      moves: moves(state, actor, at),
      history: entries.map(({ event, actor: by, at: on }) => ({ ...event, actor: by, at: on })),
    });
  }
}
