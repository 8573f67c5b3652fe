/** What a person signs when they give a command on a case, as the screen has it before them. */
import { randomUUID } from 'node:crypto';
import type { Handling } from '../../src/cases/handle/cases.service.js';
import type { Command, CommandType } from '../../src/domain/case/command.js';
import type { CaseEvent, CaseEventType } from '../../src/domain/case/event.js';
import type { CaseState } from '../../src/domain/case/model/state.js';
import { signedActOf } from '../../src/domain/case/signed-act.js';
import type { ApproverRole } from '../../src/domain/law/vocabulary.js';
import { type ActToSign, actOn } from '../../src/domain/signature/act.js';
import type { SigningPeople } from './signing-people.js';

const events: Partial<Record<CommandType, CaseEventType>> = {
  approve: 'case.approved',
  refuse: 'case.refused',
  release: 'case.released',
  inform: 'case.informed',
  ratify: 'case.ratified',
  ask_break_glass: 'case.break_glass_asked',
  grant_break_glass: 'case.break_glass_granted',
  confirm_correction: 'case.correction_confirmed',
  confirm_origin: 'case.origin_confirmed',
  confirm_recipient: 'case.recipient_confirmed',
  confirm_service: 'case.service_confirmed',
  confirm_split: 'case.split',
  approve_notice: 'case.notice_approved',
  confirm_later_end: 'case.later_end_confirmed',
  confirm_pause: 'case.clock_paused',
  confirm_resumption: 'case.clock_resumed',
  order_production: 'case.production_ordered',
  order_measure: 'case.measure_ordered',
  order_freeze: 'case.keeping_ordered',
  order_extension: 'case.keeping_ordered',
  order_release: 'case.release_ordered',
  answer_instruction: 'case.instruction_answered',
  decide_incident: 'case.incident_decided',
  end_impossibility: 'case.impossibility_ended',
  ask_lower_floor: 'case.floor_lowering_asked',
  lower_floor: 'case.floor_lowered',
  order_erasure: 'case.erasure_ordered',
  confirm_erasure: 'case.erasure_confirmed',
  stop_erasure: 'case.erasure_stopped',
};

/** Null for a command that needs no signature. */
export function actToSign(caseId: string, command: Command, seen: CaseState): ActToSign | null {
  const type = events[command.type];
  const { proposed, proposedSplit, pauseAsked, resumptionAsked, lowering, floor, erasureOrder } = seen;
  const less = { why: lowering?.why, approvers: floor.approvers, apart: [...new Set(floor.from)] };
  const data = {
    ...less,
    ...proposed,
    ...proposedSplit,
    ...pauseAsked,
    ...resumptionAsked,
    ...erasureOrder,
    ...command,
  };
  return type ? (signedActOf(caseId, { type, data } as unknown as CaseEvent, seen)?.act ?? null) : null;
}

/** A preparation as the API tells of it. */
export interface ToldPreparation {
  readonly id: string;
  readonly seq: number;
  readonly payload: string;
}

/** The same for a write over HTTP. */
export const actOnPreparation = (
  act: 'approve' | 'refuse' | 'release' | 'inform',
  caseId: string,
  { id, seq, payload }: ToldPreparation,
  role: ApproverRole | null = null,
): ActToSign => actOn(act, { case: caseId, payload, preparation: id, role, seq });

interface Meant {
  readonly caseId: string;
  readonly command: Command;
  readonly actor: Handling['actor'];
  readonly seen: CaseState;
}

/** A new intention of that actor, with the signature of the person where the command is signed. */
export async function handlingOf({ caseId, command, actor, seen }: Meant, people: SigningPeople): Promise<Handling> {
  const key = randomUUID();
  const act = actor.kind === 'person' ? actToSign(caseId, command, seen) : null;
  if (actor.kind !== 'person' || !act) return { actor, key };
  return { actor, key, signature: (await people.of(actor.id, 'passkey')).sign(act) };
}
