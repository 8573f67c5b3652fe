/** What a case is after its events: a value folded from the log, never stored on its own. */
import type { RequestFacts } from '../law/fact.js';
import type { Action, ApproverRole, Door, Outcome } from '../law/vocabulary.js';
import type { CaseEvent, Clock, Letter } from './event.js';

type Data<Type extends CaseEvent['type']> = Extract<CaseEvent, { type: Type }>['data'];

export interface Consent {
  readonly person: string;
  readonly role: ApproverRole;
}

/** What is about to leave, and who has consented to exactly that. */
export interface Preparation {
  readonly id: string;
  readonly action: Action;
  readonly payload: string;
  readonly letters: readonly Letter[];
  readonly accountsDisclosed: number;
  readonly preparedBy: string;
  readonly consents: readonly Consent[];
  /** The person who let it go; null while it is still here. */
  readonly dispatchedBy: string | null;
}

export interface CaseState {
  /** Entries folded so far; a writer states it to be sure that nobody acted in between. */
  readonly seq: number;
  readonly status: 'absent' | 'open' | 'closed';
  /** Circuit and step in which the case stands. */
  readonly circuit: string;
  readonly step: string;
  readonly door: Door;
  readonly receivedAt: string;
  readonly readable: boolean;
  readonly messages: readonly string[];
  /** Facts as read and then as corrected by people; null until a reading is recorded. */
  readonly facts: RequestFacts | null;
  readonly confirmed: readonly string[];
  readonly targets: number;
  readonly classification: Data<'case.classified'> | null;
  readonly clocks: readonly Clock[];
  readonly assignee: string | null;
  readonly preparation: Preparation | null;
  /** Ids of letters that left, the acknowledgement included. */
  readonly lettersSent: readonly string[];
  readonly outcome: Outcome | null;
}

/** The queue in which every case starts: people look before any rule has spoken. */
export const FIRST_CIRCUIT = 'quarantine';

export const absent: CaseState = {
  seq: 0,
  status: 'absent',
  circuit: FIRST_CIRCUIT,
  step: '',
  door: 'smtp',
  receivedAt: '',
  readable: false,
  messages: [],
  facts: null,
  confirmed: [],
  targets: 0,
  classification: null,
  clocks: [],
  assignee: null,
  preparation: null,
  lettersSent: [],
  outcome: null,
};
