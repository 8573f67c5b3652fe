/** What a case keeps of judgements and corrections for as long as it lives; a part of its state, folded from the log. */
import type { ApproverRole, IssuerZone } from '../law/vocabulary.js';
import type { CaseEvent } from './event.js';

type Data<Type extends CaseEvent['type']> = Extract<CaseEvent, { type: Type }>['data'];

/** The enforcing authority was notified: nothing leaves before it clears, or before the period is over (EEV 10(2), 12). */
export interface Hold {
  /** The legal end of the ten days; null while no clock says it: then only a clearance ends the hold. */
  readonly until: string | null;
  readonly over: 'clearance' | 'period_over' | null;
  /** A ground was raised against the whole: nothing leaves any more. */
  readonly stopped: boolean;
}

/**
 * What the case asked at its strictest, over its whole life or since two persons lowered it; filled from the log alone.
 * `strictest` are the roles of the one judgement that asked the most persons.
 */
export interface FloorAsked {
  readonly approvers: readonly ApproverRole[];
  readonly fewest: number;
  readonly callBack: boolean;
  /** The hold of any of its judgements, though a later one runs none. */
  readonly hold: Hold | null;
  readonly strictest: readonly ApproverRole[];
}

export interface Floor extends FloorAsked {
  /** What was asked since a second person last agreed to less. */
  readonly since: Pick<FloorAsked, 'approvers' | 'callBack'>;
  /** Other cases about the same act from which a part of it came. */
  readonly from: readonly string[];
}

/** Two persons lower the floor; who asked waits for the second. */
export interface Lowering extends Pick<Data<'case.floor_lowering_asked'>, 'why' | 'noteId'> {
  readonly by: string;
}

/** Corrections that weaken the judgement: the facts in force stay until a second person confirms them. */
export interface ProposedCorrection extends Data<'case.correction_proposed'> {
  /** Of its entry. */
  readonly seq: number;
  /** Every account that proposed a part of it. */
  readonly by: readonly string[];
}

/** Evidence of who asks, and of the mailbox that an answer would go to. */
export interface RecordedOrigin extends Data<'case.origin_recorded'> {
  readonly by: string;
  /** The second person who looked at it; null until then. */
  readonly confirmedBy: string | null;
}

/** How the case was judged first; it stays, whatever is corrected. */
export interface FirstJudgement extends Pick<Data<'case.classified'>, 'row' | 'rule' | 'verdict'> {
  /** Of its entry. */
  readonly seq: number;
  readonly zone: IssuerZone | null;
}

export const noFloor: Floor = {
  ...{ approvers: [], fewest: 0, callBack: false, hold: null, strictest: [] },
  ...{ since: { approvers: [], callBack: false }, from: [] },
};
