/** What people ask of a case beside its decision. */
import type { z } from 'zod';
import type { Gag, Notice } from '../law/vocabulary.js';
import type {
  ChallengeKind,
  ChallengeResult,
  HoldEnd,
  Opinion,
  OpinionBody,
  PreservationEnd,
  RedirectAnswer,
  StopScope,
} from './course-event.js';

type Of<Schema extends z.ZodType> = z.infer<Schema>;

export type CourseCommand =
  /** One of the addresses that the messages of the case give, sealed under its id; the note holds the evidence. */
  | { readonly type: 'confirm_address'; readonly addressId: string; readonly digest: string; readonly noteId: string }
  | { readonly type: 'clear_hold'; readonly how: Of<typeof HoldEnd>; readonly noteId: string }
  | { readonly type: 'stop_hold'; readonly scope: Of<typeof StopScope>; readonly noteId: string }
  | {
      readonly type: 'set_deadline';
      /** Code of a clock that runs. */
      readonly code: string;
      /** As the authority set it, an instant. */
      readonly end: string;
      readonly noteId: string;
    }
  | { readonly type: 'extend_preservation'; readonly noteId: string }
  | { readonly type: 'keep_preserved'; readonly noteId: string }
  | {
      readonly type: 'end_preservation';
      readonly reason: Of<typeof PreservationEnd>;
      /** The person checked that no other order wants the same data kept. */
      readonly otherHoldsChecked: boolean;
      readonly noteId: string;
    }
  | { readonly type: 'set_gag'; readonly gag: Gag; readonly until: string | null; readonly noteId: string }
  | {
      readonly type: 'record_notice';
      readonly notice: Notice;
      readonly told: boolean;
      /** The authority allowed it in writing while silence still stood. */
      readonly agreed: boolean;
      readonly noteId: string;
    }
  | {
      readonly type: 'ask_opinion';
      readonly opinionId: string;
      readonly body: Of<typeof OpinionBody>;
      /** The month runs from a complete file only. */
      readonly complete: boolean;
      readonly noteId: string;
    }
  | {
      readonly type: 'record_opinion';
      readonly opinionId: string;
      readonly opinion: Of<typeof Opinion>;
      readonly noteId: string;
    }
  | { readonly type: 'answer_redirect'; readonly answer: Of<typeof RedirectAnswer>; readonly noteId: string }
  | {
      readonly type: 'challenge';
      readonly challengeId: string;
      readonly kind: Of<typeof ChallengeKind>;
      readonly suspends: boolean;
      readonly noteId: string;
    }
  | {
      readonly type: 'settle_challenge';
      readonly challengeId: string;
      readonly result: Of<typeof ChallengeResult>;
      readonly noteId: string;
    };
