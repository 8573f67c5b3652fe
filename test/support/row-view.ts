/** A case as its page shows it, and what people enter for each action on it. */
import { actionOf } from '../../src/domain/case/actions/index.js';
import type { Command } from '../../src/domain/case/command.js';
import { asItStands } from '../../src/domain/case/lifecycle/course.js';
import { valueIn } from '../../src/domain/case/model/correction.js';
import { standing } from '../../src/domain/case/model/instructions.js';
import type { CaseState } from '../../src/domain/case/model/state.js';
import { measures } from '../../src/domain/law/measure.js';
import type { ApproverRole, Role } from '../../src/domain/law/vocabulary.js';
import { productLaw } from './law.js';
import { senderOf } from './row-mail.js';
import { answersOf } from './target-table.js';

export interface View {
  readonly id: string;
  readonly reference: string;
  readonly status: string;
  readonly outcome: string | null;
  readonly stepKind: string | null;
  readonly state: CaseState;
  readonly history: readonly { readonly type: string; readonly at: string; readonly data: Body }[];
  readonly answer: { readonly mailbox: string | null } | null;
  readonly requester: { readonly digest: string } | null;
  readonly asked: readonly ApproverRole[];
  readonly actions: readonly string[];
  readonly owed: readonly string[];
  readonly callBackNumbers: readonly { readonly authority: string; readonly number: string }[];
  readonly callBackWanted: boolean;
  readonly division: readonly { readonly bases: string[]; readonly categories: string[] }[];
  readonly parts: readonly { readonly id: string }[];
  readonly moves: readonly { readonly command: string; readonly closed: { readonly code: string } | null }[];
}

export type Body = Readonly<Record<string, unknown>>;
/** What a member with this role enters, and what the course of the row chose; null where nothing is left to do. */
export type Ask = (view: View, role: Role, choice: string) => Body | null;

export const reason = 'Vu au dossier.';

/** The first fact that the judgement stands on, or that a decision asks, and that no person confirmed. */
function unconfirmed({ state }: View): Body | null {
  const { classification, confirmed, facts } = state;
  if (!classification || !facts || asItStands.includes(classification.verdict)) return null;
  const settled = (fact: string) => confirmed.includes(fact) || fact === 'enforcement_cleared';
  const open = classification.unknown.find((check) => check !== 'enforcement_cleared');
  if (open) return { confirmed: { fact: open, value: 'holds' } };
  const fact = classification.facts.find((each) => !settled(each));
  return fact === undefined ? null : { confirmed: { fact, value: valueIn(facts, fact) } };
}

const waiting = ({ state: { preparation } }: View): Body | null =>
  preparation?.dispatchedBy === null ? { preparationId: preparation.id, payload: preparation.payload } : null;

const second = (choice: string): string | undefined => choice.split(' ')[1] || undefined;

export const bodies: Readonly<Record<string, Ask>> = {
  confirm_fact: unconfirmed,
  clear_hold: ({ state: { floor } }) => (floor.hold?.over === null ? { how: 'clearance', reason } : null),
  choose_recipient: ({ state: { recipient, classification } }) =>
    recipient || !classification?.recipient
      ? null
      : { recipient: classification.recipient, name: 'Le greffe', address: 'greffe@justice.fr', reason },
  confirm_recipient: ({ state: { recipient } }) => (recipient?.confirmedBy === null ? {} : null),
  ratify: ({ state: { acts } }) => (acts.some(({ upheld }) => upheld === null) ? { upheld: true, reason } : null),
  prepare: ({ id, state: { targets } }, _role, choice) => {
    const [, action, extent] = choice.split(' ');
    if (action !== 'disclose') return { action };
    const base64 = Buffer.from(id).toString('base64');
    const file = { name: 'reponse.csv', contentType: 'text/csv', base64, target: 'all' };
    const withheld = { place: null, name: 'autre compte', reason, answer: 'withhold', ground: 'G-SCOPE' };
    return {
      action,
      attachments: extent === 'nothing' ? [] : [file],
      targets: [
        ...answersOf(targets, extent === 'nothing' ? 0 : Math.max(targets, 1)),
        ...(extent === 'partly' ? [withheld] : []),
      ],
    };
  },
  act: (_view, _role, choice) => ({ action: second(choice), reason }),
  decide_escalation: (_view, _role, choice) => ({ decision: second(choice), reason }),
  propose_split: ({ division, state: { proposedSplit } }) =>
    proposedSplit
      ? null
      : { parts: division.map(({ bases, categories }) => ({ bases, categories, targets: [0] })), reason },
  confirm_split: ({ state: { proposedSplit } }) => (proposedSplit ? {} : null),
  record_call_back: ({ state: { callBack, receivedAt }, callBackWanted, callBackNumbers: [called] }) =>
    callBack || !callBackWanted || !called
      ? null
      : {
          ...{ authority: called.authority, number: called.number, outcome: 'confirmed', reason },
          ...{ person: 'La permanence', doneAt: receivedAt },
        },
  approve: (view, role) => {
    const given = view.state.preparation?.consents.map((consent) => consent.role) ?? [];
    const wanted = view.asked.find((asked) => asked === role && !given.includes(asked));
    return wanted ? { ...waiting(view), role: wanted, requester: view.requester?.digest } : null;
  },
  release: waiting,
  refuse: waiting,
  inform: waiting,
  order_measure: ({ state }) => {
    const measure = measures.find((each) => !standing(each, state));
    return measure ? { measure, reason } : null;
  },
  decide_incident: ({ state: { incident, receivedAt } }) =>
    incident ? null : { significant: false, dataReached: true, knownAt: receivedAt, reason },
  record_notice: ({ owed: [notice], moves, state: { left } }) => {
    const blocks = moves.find(({ command }) => command === 'close')?.closed?.code === 'notices-owed';
    return notice && (blocks || left.length > 0) ? { notice, told: true, reason } : null;
  },
  confirm_address: ({ answer, state: { facts } }) =>
    facts && answer?.mailbox === null ? { address: senderOf(facts, productLaw()), reason } : null,
  close: (_view, _role, choice) => ({ outcome: second(choice) }),
  conclude_silence: () => ({ reason }),
  withdraw: () => ({ text: reason }),
};

/** Of the actions whose routes stand in a module of their own. */
const paths: Readonly<Record<string, string>> = {
  prepare: 'preparations',
  choose_recipient: 'recipient',
  confirm_address: 'answer-address',
};

/** The path of an action with its parameters, and these as the command names them. */
export function routeOf(type: string, { state }: View): { readonly path: string; readonly named: Body } {
  const values: Body = {
    recipientId: state.recipient?.id,
    actId: state.acts.find(({ upheld }) => upheld === null)?.id,
    proposal: state.proposedSplit?.seq ?? state.proposed?.seq,
    noteId: state.origins.find(({ confirmedBy }) => confirmedBy === null)?.noteId,
  };
  const pattern = paths[type] ?? actionOf(type as Command['type']).route?.path ?? type;
  const names = [...pattern.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
  return {
    path: pattern.replaceAll(/:(\w+)/g, (_, name: string) => String(values[name])),
    named: Object.fromEntries(names.map((name) => [name, values[name]])),
  };
}
