/** Every action, matter by matter; unions, schemas, permissions, routes and the tables of the database are derived from it. */
import type { ActionDeclaration, EventDeclaration } from '../model/action.js';
import type { CaseState } from '../model/state.js';
import { answerAddress } from './answer-address/index.js';
import { approval } from './approval/index.js';
import { assignment } from './assignment/index.js';
import { breakGlass } from './break-glass/index.js';
import { callBack } from './call-back/index.js';
import { challenges } from './challenge/index.js';
import { classification } from './classification/index.js';
import { clock } from './clock/index.js';
import { closing } from './closing/index.js';
import { confidentiality } from './confidentiality/index.js';
import { correction } from './correction/index.js';
import { deadline } from './deadline/index.js';
import { delivery } from './delivery/index.js';
import { erasure } from './erasure/index.js';
import { escalation } from './escalation/index.js';
import { facts } from './facts/index.js';
import { hold } from './hold/index.js';
import { impossibility } from './impossibility/index.js';
import { incident } from './incident/index.js';
import { instruction } from './instruction/index.js';
import { notes } from './note/index.js';
import { opening } from './opening/index.js';
import { opinion } from './opinion/index.js';
import { origin } from './origin/index.js';
import { posting } from './posting/index.js';
import { preparation } from './preparation/index.js';
import { preservation } from './preservation/index.js';
import { production } from './production/index.js';
import { recalling } from './recall/index.js';
import { recipient } from './recipient/index.js';
import { referral } from './referral/index.js';
import { requirements } from './requirements/index.js';
import { sending } from './sending/index.js';
import { service } from './service/index.js';
import { silence } from './silence/index.js';
import { split } from './split/index.js';
import { urgentAct } from './urgent-act/index.js';

const declared = [
  ...opening,
  ...service,
  ...facts,
  ...answerAddress,
  ...recipient,
  ...classification,
  ...escalation,
  ...silence,
  ...split,
  ...assignment,
  ...production,
  ...preparation,
  ...approval,
  ...sending,
  ...posting,
  ...delivery,
  ...recalling,
  ...closing,
  ...erasure,
  ...notes,
  ...urgentAct,
  ...impossibility,
  ...callBack,
  ...breakGlass,
  ...hold,
  ...deadline,
  ...instruction,
  ...incident,
  ...preservation,
  ...confidentiality,
  ...opinion,
  ...referral,
  ...challenges,
  ...correction,
  ...origin,
  ...requirements,
  ...clock,
] as const;

/** The declaration of each action, by its type. */
export type Declared = (typeof declared)[number];
/** Actions that people find on the screen of a case and circuits name: all but the opening and what is for the service alone. */
export type MoveType = Extract<Declared, { open: 'in_step' | 'anywhere' | 'always' }>['type'];
/** Actions that people take, the opening included. */
export type PersonalType = MoveType | Extract<Declared, { open: 'opening' }>['type'];

type AnyAction = ActionDeclaration & { readonly type: Declared['type'] };

export const actions: readonly AnyAction[] = declared;

/** Every kind of event, once. */
export const events: readonly EventDeclaration[] = [...new Set(actions.flatMap((action) => action.events))];

const actionByType = new Map<string, AnyAction>(actions.map((action) => [action.type, action]));
const eventByType = new Map(events.map((event) => [event.type, event]));

/** @throws for a type that no action declares: that is a bug */
export function actionOf(type: Declared['type']): AnyAction {
  const action = actionByType.get(type);
  if (!action) throw new Error(`No action is called "${type}".`);
  return action;
}

/** What a closed case may still have. */
const lasting = new Set(
  actions
    .filter(({ open }) => open === 'always' || open === 'service')
    .flatMap((action) => action.events.map(({ type }) => type)),
);
const beginning = new Set(
  actions.filter(({ open }) => open === 'opening').flatMap((action) => action.events.map(({ type }) => type)),
);

/** Whether an action may write that event in a case of that standing: the opening once, and after the end what is open always. */
export function mayFollow(type: string, status: CaseState['status']): boolean {
  if (beginning.has(type)) return status === 'absent';
  return status !== 'closed' || lasting.has(type);
}

/** The declaration of the event; undefined for a type that is none of ours. */
export const eventOf = (type: string): EventDeclaration | undefined => eventByType.get(type);

export const moveTypes = actions
  .filter(({ open }) => open !== 'opening' && open !== 'service')
  .map(({ type }) => type) as [MoveType, ...MoveType[]];
