/** What a person signs: closed fields, and one digest of them. */
import { z } from 'zod';
import { ApproverRole, Sha256Text } from '../law/vocabulary.js';
import { canonical } from '../ledger/canonical.js';
import { sha256 } from '../ledger/hash.js';

export const actNames = [
  'approve',
  'release',
  'refuse',
  'inform',
  'ratify',
  'undo',
  'ask_break_glass',
  'grant_break_glass',
  'confirm_correction',
  'confirm_origin',
  'confirm_recipient',
  'confirm_service',
  'confirm_split',
  'confirm_later_end',
  'confirm_pause',
  'confirm_resumption',
  'approve_notice',
  'order_production',
  'order_measure',
  'order_keeping',
  'acknowledge_measure',
  'lift_measure',
  'decide_incident',
  'end_impossibility',
  'ask_lower_floor',
  'lower_floor',
  'order_erasure',
  'confirm_erasure',
  'stop_erasure',
  'ask_grant',
  'second_grant',
  'confirm_grant',
  'refuse_grant',
  'confirm_key',
  'enrol_key',
  'revoke_key',
  'suspend_account',
  'lift_suspension',
  'confirm_place',
  'sign_list',
  'propose_law',
  'adopt_law',
  'withdraw_law',
  'propose_directory',
  'adopt_directory',
  'propose_flags',
  'adopt_flags',
  'propose_sovereignty',
  'adopt_sovereignty',
  'propose_machine',
  'adopt_machine',
  'sign_statement',
] as const;
export const ActName = z.enum(actNames);
export type ActName = z.infer<typeof ActName>;

export const ActToSign = z.strictObject({
  act: ActName,
  /** Null where the act concerns no case. */
  case: z.uuid().nullable(),
  /** SHA-256 of exactly what is decided; null where the id of the thing says it all. */
  payload: Sha256Text.nullable(),
  /** Id of what is decided on: a preparation, an act taken at once, a request, a note of evidence, a grant, a key. */
  preparation: z.uuid().nullable(),
  /** In which role the person consents; null for every other act. */
  role: ApproverRole.nullable(),
  /** Sequence of the entry that prepared it, so that a later note of a colleague does not void the signature; 0 for none. */
  seq: z.int().nonnegative(),
});
export type ActToSign = z.infer<typeof ActToSign>;

const ACT_PREFIX = Buffer.from('greffe/act/v1\0', 'latin1');

/** SHA-256("greffe/act/v1\0" ‖ JCS(act)): what an authenticator or an Ed25519 key signs. */
export function digestOfAct({ act, case: of, payload, preparation, role, seq }: ActToSign): Buffer {
  return sha256(ACT_PREFIX, Buffer.from(canonical({ act, case: of, payload, preparation, role, seq }), 'utf8'));
}

/** An act about one thing alone; the fields that are left out are null, and the sequence 0. */
export const actOn = (act: ActName, fields: Partial<Omit<ActToSign, 'act'>>): ActToSign => ({
  ...{ act, case: null, payload: null, preparation: null, role: null, seq: 0 },
  ...fields,
});

/** SHA-256 of the canonical JSON of what is decided, for `payload`; hexadecimal. */
export const payloadOfThing = (thing: unknown): string => sha256(Buffer.from(canonical(thing), 'utf8')).toString('hex');
