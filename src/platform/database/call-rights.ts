/** Which role may call which function, draw from which sequence and ask for which work: the other half of rights.ts. */
import { type DatabaseRole, innerRoles } from './roles.js';

/** By sequence: `usage`. */
export const sequenceRights: Readonly<Record<string, readonly DatabaseRole[]>> = {
  case_number: ['greffe_worker'],
};

/** By function: `execute`. All others are called by triggers and by each other, as the owner. */
export const functionRights: Readonly<Record<string, readonly DatabaseRole[]>> = {
  // Of an index and of a guard of the log: who appends an entry runs them.
  entry_given: innerRoles,
  entry_is_there: ['greffe_worker'],
  entry_named: innerRoles,
  forget_finished_work: ['greffe_worker'],
  greffe_aside_due: ['greffe_worker'],
  greffe_checkpoint: ['greffe_sequencer'],
  greffe_confirm_place: ['greffe_identity'],
  greffe_database: innerRoles,
  greffe_forget_aside: ['greffe_worker'],
  // Its trigger asks for the order of two persons; the key of a customer follows the feed.
  greffe_destroy_key: ['greffe_worker'],
  // These bytes and no others, with an entry in the log.
  greffe_restore_key: ['greffe_worker'],
  greffe_lead: ['greffe_sequencer'],
  greffe_place_entries: innerRoles,
  greffe_seal: ['greffe_sequencer'],
  greffe_set_aside: ['greffe_sequencer'],
  greffe_take_place: innerRoles,
  holds: ['greffe_api'],
  is_one_of_the_first_two: ['greffe_identity'],
  is_outside_counsel: ['greffe_api', 'greffe_worker', 'greffe_identity'],
  machine_of_token: ['greffe_api', 'greffe_intake'],
  answers_to_collect: ['greffe_api', 'greffe_worker'],
  may_be_recalled: ['greffe_api'],
  may_stand_in: ['greffe_api', 'greffe_worker', 'greffe_identity'],
  // Each asks for a link and a code, or for a session, and looks at the log.
  portal_enter: ['greffe_portal'],
  portal_fetch: ['greffe_portal'],
  portal_receive: ['greffe_portal'],
  portal_session: ['greffe_portal'],
  person_of: ['greffe_api', 'greffe_worker', 'greffe_identity'],
};

/** By kind of work: who may ask for it. `*` is any kind. */
export const workRights: Readonly<Record<string, readonly DatabaseRole[]>> = {
  '*': ['greffe_api', 'greffe_worker'],
  'approvals.write_of_account': ['greffe_identity'],
  'auth.count_refusals': ['greffe_identity'],
  'ingestion.read_message': ['greffe_intake'],
  'ingestion.scan_message': ['greffe_intake'],
  'production.delivery_news': ['greffe_portal'],
};
