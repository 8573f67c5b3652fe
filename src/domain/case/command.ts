/** What people and rooms ask of a case. */
import type { CheckName, RequestFacts } from '../law/fact.js';
import type { Action, ApproverRole, CheckResult, Door, LetterKind, Outcome, Role } from '../law/vocabulary.js';
import type { CorrectionCommand } from './correction-command.js';
import type { CourseCommand } from './course-command.js';
import type { EmergencyCommand } from './emergency-command.js';
import type { CaseEvent, Letter } from './event.js';
import type { Clock } from './event-schema.js';

/** A person acts under the roles held at that moment; a room acts on what a job found. */
export type Actor =
  | { readonly kind: 'person'; readonly id: string; readonly roles: readonly Role[] }
  | { readonly kind: 'system'; readonly room: string };

type Facts = Required<Omit<RequestFacts, 'checks'>>;

/** One fact and its value, of the same name and type as in RequestFacts; a check goes by its result. */
export type FactValue =
  | { [Name in keyof Facts]: { readonly fact: Name; readonly value: Exclude<Facts[Name], undefined> } }[keyof Facts]
  | { readonly fact: CheckName; readonly value: CheckResult };

type Data<Type extends CaseEvent['type']> = Extract<CaseEvent, { type: Type }>['data'];

type OrdinaryCommand =
  | {
      readonly type: 'open';
      readonly messageId: string;
      readonly door: Door;
      readonly receivedAt: string;
      readonly readable: boolean;
      readonly reason: string;
      readonly clocks: readonly Clock[];
    }
  | { readonly type: 'join'; readonly messageId: string; readonly reason: string }
  | { readonly type: 'record_reading'; readonly reading: Data<'case.read'> }
  /** A correction that would weaken the judgement becomes a proposal. */
  | { readonly type: 'confirm_fact'; readonly confirmed: FactValue }
  | { readonly type: 'classify'; readonly classification: Omit<Data<'case.classified'>, 'step'> }
  /** The note is for whoever takes it over. */
  | { readonly type: 'assign'; readonly to: string; readonly noteId?: string }
  | {
      readonly type: 'prepare';
      readonly preparationId: string;
      readonly action: Action;
      readonly payload: string;
      readonly letters: readonly Letter[];
      readonly accountsDisclosed: number;
    }
  | {
      readonly type: 'approve';
      readonly preparationId: string;
      readonly payload: string;
      readonly role: ApproverRole;
      /** Digest of who asks, as the person saw the checks: they state that they looked. */
      readonly requester: string;
    }
  | { readonly type: 'send_back'; readonly preparationId: string; readonly noteId: string }
  | { readonly type: 'refuse'; readonly preparationId: string; readonly payload: string }
  | { readonly type: 'release'; readonly preparationId: string; readonly payload: string }
  | { readonly type: 'inform'; readonly preparationId: string; readonly payload: string }
  /** What was let go and has not left: it never leaves, and is prepared again. */
  | { readonly type: 'recall'; readonly preparationId: string; readonly noteId: string }
  | {
      readonly type: 'record_letter_sent';
      readonly letterId: string;
      readonly kind: LetterKind;
      readonly sha256: string;
    }
  | { readonly type: 'close'; readonly outcome?: Outcome }
  | { readonly type: 'withdraw'; readonly noteId: string }
  | { readonly type: 'note'; readonly noteId: string; readonly digest: string };

export type Command = OrdinaryCommand | EmergencyCommand | CourseCommand | CorrectionCommand;
export type CommandType = Command['type'];
