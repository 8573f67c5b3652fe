/** What people ask where a judgement would ask less than before, and what the service hands on from another case. */
import type { IssuerZone } from '../law/vocabulary.js';
import type { CommonThing, LoweringReason, OriginMethod } from './correction-event.js';
import type { FloorAsked } from './floor-state.js';

export type CorrectionCommand =
  /** `proposal` is the sequence of the entry that proposed it. */
  | { readonly type: 'confirm_correction'; readonly proposal: number }
  | { readonly type: 'refuse_correction'; readonly proposal: number; readonly noteId: string }
  | { readonly type: 'withdraw_correction'; readonly proposal: number }
  | {
      readonly type: 'record_origin';
      readonly zone: IssuerZone;
      readonly method: OriginMethod;
      readonly evidence: string;
      readonly noteId: string;
    }
  /** `noteId` is that of the record. */
  | { readonly type: 'confirm_origin'; readonly noteId: string }
  | { readonly type: 'ask_lower_floor'; readonly why: LoweringReason; readonly noteId: string }
  /** `noteId` is that of who asked. */
  | { readonly type: 'lower_floor'; readonly noteId: string }
  | {
      readonly type: 'inherit_floor';
      readonly from: string;
      readonly common: CommonThing;
      readonly floor: FloorAsked;
    };
