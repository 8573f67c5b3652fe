/** What a decision is taken on besides the case itself: handed in, so that the same inputs always decide the same. */
import type { RuleBook } from '../../classification/rule-book.js';
import type { Instant } from '../../kernel/instant.js';
import type { Authority } from '../../law/authority.js';
import type { Calendar } from '../../law/calendar.js';
import type { CallBackNumber } from '../../law/call-back.js';
import type { Clocks } from '../../law/clock.js';
import type { NoticeRules } from '../../law/notice.js';
import type { OriginMethods } from '../../law/origin.js';
import type { Role } from '../../law/vocabulary.js';
import type { Signature } from '../../signature/signature.js';
import type { People } from '../../workflow/approval.js';
import type { Circuits } from '../../workflow/circuit.js';
import type { Escalation } from '../../workflow/escalation.js';
import type { FloorAsked } from './floor-state.js';
import type { PartStanding } from './part.js';
import type { Destination } from './receiving.js';
import type { CommonThing } from './vocabulary.js';

/** A person acts under the roles held at that moment; a part of the service acts on what a job found. */
export type Actor =
  | { readonly kind: 'person'; readonly id: string; readonly roles: readonly Role[] }
  | { readonly kind: 'system'; readonly room: string };

/** What another case asks, and what it has in common with this one. */
export interface RelatedFloor {
  readonly caseId: string;
  readonly common: CommonThing;
  readonly floor: FloorAsked;
}

/** What the messages of a case say of the address to answer. */
export interface AnswerGiven {
  /** One address, or one that a person confirmed. */
  readonly known: boolean;
  /** Addresses that a person may confirm. */
  readonly candidates: number;
}

/** An entry of the directory of authorities, as far as a decision looks at it. */
export type KnownAuthority = Pick<
  Authority,
  'id' | 'zone' | 'country' | 'kind' | 'channel' | 'confidence' | 'expiresAt'
>;

export interface Circumstances {
  /** In force on the day the case arrived. */
  readonly circuits: Circuits;
  /** The ladder of every clock. */
  readonly escalation: Escalation;
  /** Every version of every clock of the law. */
  readonly clocks: Clocks;
  readonly calendar: Calendar;
  /** How each notice is given. */
  readonly notices: NoticeRules;
  readonly authorities: readonly KnownAuthority[];
  readonly originMethods: OriginMethods;
  /** Numbers of our own directory. */
  readonly callBackNumbers: readonly CallBackNumber[];
  /** Every account that acted on what is decided here, the one who acts included. */
  readonly people: People;
  /** How many days a package stays on the portal; null where the operator delivers nothing by it. */
  readonly deliveryDays: number | null;
  /** Of the database's clock, which alone decides what is due and what has expired. */
  readonly now: Instant;
  /** Digest of who asks, by the present checks of sender and authority; null where it was not loaded. */
  readonly requester: string | null;
  /** The rules; those in force on the day of receipt say what a correction makes of the judgement. */
  readonly rules: RuleBook;
  /** Where an answer would go; null where it was not loaded, or the case gives no address. */
  readonly mailbox: Destination | null;
  /** Whether the messages say whom to answer; null where it was not looked up. */
  readonly answer: AnswerGiven | null;
  /** Id of the authority whose domain the author of the first message is proved to write from; null where none, or not looked up. */
  readonly writer: string | null;
  /** What other cases about the same act require; empty where it was not loaded. */
  readonly related: readonly RelatedFloor[];
  /** How the parts of a divided request stand; empty of any other. */
  readonly parts: readonly PartStanding[];
  /** Ids of the keys of a case whose content is locked, its own and those of messages of no other case; empty of any other. */
  readonly keys: readonly string[];
  /** Of the person who acts, as it was given: its holder is verified beside the decision. Null where none was given. */
  readonly signature: Signature | null;
}
