/** Which events of a case carry the signature of their author, and what exactly it is over. */
import { accept, type Result, refuse } from '../kernel/result.js';
import { type ActToSign, actOn, payloadOfThing } from '../signature/act.js';
import { signatureRefusals } from '../signature/refusal.js';
import type { Signature } from '../signature/signature.js';
import type { PersonAction } from '../workflow/permission.js';
import type { CaseEvent } from './event.js';
import type { Data } from './evolve-step.js';
import { apartOf } from './floor.js';
import type { CaseState } from './state.js';

type HasField<Event extends CaseEvent> = string extends keyof Event['data'] ? never : 'signature' & keyof Event['data'];
type Signed<Event extends CaseEvent> = Event extends CaseEvent
  ? [HasField<Event>] extends [never]
    ? never
    : Event
  : never;
type SignedEvent = Signed<CaseEvent>;
type SignedEventType = SignedEvent['type'];

interface Rule<Type extends SignedEventType> {
  /** Which persons may take it. */
  readonly right: PersonAction;
  readonly act: (data: Data<Type>, before: CaseState) => Parameters<typeof actOn>;
}

/** The preparation that the event names, as the log has it: its payload and its entry; for another, sequence 0: no one signs that. */
function prepared({ preparationId, payload }: { preparationId: string; payload: string }, { preparation }: CaseState) {
  const meant = preparation?.id === preparationId && preparation.payload === payload;
  return { preparation: preparationId, payload, seq: meant ? preparation.seq : 0 };
}

/** What the roles and cases were that are no longer to count; `earlier` accounts lowered them before, so that no signature serves twice. */
const loweringOf = (
  { approvers, apart, why }: Pick<Data<'case.floor_lowered'>, 'approvers' | 'apart' | 'why'>,
  { loweredBy }: CaseState,
): string => payloadOfThing({ approvers, apart, earlier: loweredBy.length, why });

function recorded({ noteId }: Data<'case.origin_confirmed'>, { origins }: CaseState) {
  const found = origins.find((each) => each.noteId === noteId);
  if (!found) return { preparation: noteId };
  const { evidence, mailbox, method, zone } = found;
  return { preparation: noteId, payload: payloadOfThing({ evidence, mailbox, method, zone }) };
}

const rules: { readonly [Type in SignedEventType]: Rule<Type> } = {
  'case.approved': {
    right: 'case.approve',
    act: (data, before) => ['approve', { ...prepared(data, before), role: data.role }],
  },
  'case.refused': { right: 'case.refuse', act: (data, before) => ['refuse', prepared(data, before)] },
  'case.released': { right: 'case.release', act: (data, before) => ['release', prepared(data, before)] },
  'case.informed': { right: 'case.inform', act: (data, before) => ['inform', prepared(data, before)] },
  'case.ratified': {
    right: 'case.ratify',
    act: ({ actId, upheld }) => [upheld ? 'ratify' : 'undo', { preparation: actId }],
  },
  'case.break_glass_asked': {
    right: 'case.ask_break_glass',
    act: ({ requestId }) => ['ask_break_glass', { preparation: requestId }],
  },
  'case.break_glass_granted': {
    right: 'case.grant_break_glass',
    act: ({ requestId }) => ['grant_break_glass', { preparation: requestId }],
  },
  'case.correction_confirmed': {
    right: 'case.confirm_correction',
    act: ({ proposal, becomes, changes, from, weakens }) => [
      'confirm_correction',
      { payload: payloadOfThing({ becomes, changes, from, weakens }), seq: proposal },
    ],
  },
  'case.origin_confirmed': {
    right: 'case.confirm_origin',
    act: (data, before) => ['confirm_origin', recorded(data, before)],
  },
  'case.floor_lowering_asked': {
    right: 'case.ask_lower_floor',
    act: ({ why }, before) => {
      const { approvers, from } = before.floor;
      return [
        'ask_lower_floor',
        { payload: loweringOf({ approvers: [...approvers], apart: apartOf(from), why }, before) },
      ];
    },
  },
  'case.floor_lowered': {
    right: 'case.lower_floor',
    act: (data, before) => ['lower_floor', { preparation: data.noteId, payload: loweringOf(data, before) }],
  },
};

/** Whether events of this type carry a signature. */
export const signs = (type: string): type is SignedEventType => Object.hasOwn(rules, type);
const isSigned = (event: CaseEvent): event is SignedEvent => signs(event.type);

export interface SignedCaseAct {
  readonly act: ActToSign;
  readonly right: PersonAction;
  /** Undefined in entries older than signatures. */
  readonly signature: Signature | undefined;
}

/** What its author signed, and by what; null for an event that carries no signature. */
export function signedActOf(caseId: string, event: CaseEvent, before: CaseState): SignedCaseAct | null {
  if (!isSigned(event)) return null;
  const { right, act } = rules[event.type] as Rule<SignedEventType>;
  const [name, fields] = act(event.data as never, before);
  return { act: actOn(name, { ...fields, case: caseId }), right, signature: event.data.signature };
}

/** The events with the signature of the person who acts; refused where one of them needs it and none was given. */
export function withSignature(events: readonly CaseEvent[], signature: Signature | null): Result<CaseEvent[]> {
  if (signature === null) {
    return events.some(isSigned) ? refuse(signatureRefusals.missing) : accept([...events]);
  }
  return accept(events.map((event) => (isSigned(event) ? withIt(event, signature) : event)));
}

const withIt = (event: SignedEvent, signature: Signature): CaseEvent =>
  ({ ...event, data: { ...event.data, signature } }) as CaseEvent;
