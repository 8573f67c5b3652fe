/**
 * Who may do what in the database: the one place that says it. `migrate` takes every right away and gives these; a
 * specification compares them with the catalogue, cell by cell. A table without a line is closed to every process.
 */
import type { DatabaseRole } from './roles.js';

/** Privileges as GRANT writes them, without the role and the table. */
export type Rights = Readonly<Partial<Record<DatabaseRole, string>>>;

const everyRole = (privileges: string): Rights => ({
  greffe_intake: privileges,
  greffe_api: privileges,
  greffe_worker: privileges,
  greffe_sequencer: privileges,
  greffe_identity: privileges,
});

const NEW_ENTRY = 'stream, seq, type, at, actor, data, class, salt, opening';
const NEW_WORK = 'id, topic, payload, due_at, lane';
/** What /health measures. */
const HEALTH_OF_WORK = 'topic, lane, due_at, done_at, dead_at';
/** Everything of a person but what proves who they are. */
const PERSON = 'id, name, email, roles, added_at, disabled_at';
/** What follows from the state of a case; neither its key nor its reference changes. */
const CASE_PROJECTION = `seq, status, circuit, step, safe_end, issuer_zone, issuer_country, issuer_kind, row_of_law, verdict,
  assignee, outcome, updated_at, step_kind, desk, language, emergency, bases, categories, targets, clock, awaits, involved,
  floor_approvers, floor_fewest, floor_call_back, floor_holds, floor_stopped, secret, owed`;

/** By table or view; the portal sees of which version the database is, and nothing else. */
export const tableRights: Readonly<Record<string, Rights>> = {
  alarm: {
    greffe_api: 'select, insert, update (seen_by, seen_at)',
    greffe_worker: 'select, insert, update (told_at)',
  },
  approval: { greffe_api: 'select, insert', greffe_worker: 'select' },
  blob_fault: {
    ...everyRole('select'),
    greffe_api: 'select, insert (file_id, kind), update (settled_at)',
    greffe_worker: 'select, insert (file_id, kind), update (settled_at)',
  },
  blob_orphan: { greffe_worker: 'select, insert (file_id), delete' },
  blob_store: {
    ...everyRole('select'),
    greffe_intake: 'select, insert (installation)',
    greffe_api: 'select, insert (installation)',
    greffe_worker: 'select, insert (installation), update (lost_until, swept_at, files, unnamed, stopped)',
  },
  brief: { greffe_api: 'select, insert, update (ended_by)' },
  case_clock: {
    greffe_api: 'select, insert, update, delete',
    greffe_worker: 'select, insert, update, delete',
  },
  case_draft: {
    greffe_api: 'select, insert, update (seen, sealed, at), delete',
  },
  case_file: {
    greffe_api: `select, update (${CASE_PROJECTION})`,
    greffe_worker: `select, insert, update (${CASE_PROJECTION})`,
  },
  case_link: { greffe_api: 'select, insert, update (undone_by)' },
  case_lookup: { greffe_api: 'select', greffe_worker: 'select, insert' },
  case_message: { greffe_api: 'select', greffe_worker: 'select, insert' },
  case_secret: { greffe_api: 'select, insert', greffe_worker: 'select, insert' },
  case_words: { greffe_api: 'select, insert, update', greffe_worker: 'select, insert, update' },
  ceremony: { greffe_identity: 'select, insert, delete, update (expires_at)' },
  checkpoint: {
    ...everyRole('select (size)'),
    greffe_api: 'select',
    greffe_worker: 'select',
    greffe_sequencer: 'select',
  },
  checkpoint_stamp: { greffe_api: 'select', greffe_worker: 'select', greffe_sequencer: 'select, insert' },
  command_receipt: { greffe_api: 'select, insert', greffe_worker: 'select, insert' },
  customer: { greffe_api: 'select', greffe_worker: 'select, insert' },
  customer_account: { greffe_api: 'select', greffe_worker: 'select, insert' },
  customer_intake: { greffe_api: 'select', greffe_worker: 'select, insert (cursor, whole)' },
  customer_statement: { greffe_api: 'select, insert', greffe_worker: 'select' },
  customer_version: {
    greffe_api: 'select, insert (customer_id, source, since, sealed)',
    greffe_worker: 'select, insert (customer_id, source, since, sealed)',
  },
  data_key: {
    // Whether there is one.
    ...everyRole('select (id)'),
    greffe_intake: 'select (id, wrapped), insert (id, wrapped)',
    greffe_api: 'select, insert (id, wrapped)',
    greffe_worker: 'select, insert (id, wrapped)',
  },
  declared: { ...everyRole('select'), greffe_portal: 'select' },
  delegation: {
    greffe_identity: 'select, insert, update (ended_by)',
    greffe_api: 'select',
    greffe_worker: 'select',
  },
  delivery: {
    greffe_api: 'select, insert, update (state, leased_until, sent_at)',
    greffe_worker: 'select, insert, update (state, attempted_at, leased_until, sent_at)',
  },
  directory_change: { greffe_api: 'select, insert', greffe_worker: 'select' },
  digest: { greffe_worker: 'select, insert' },
  dispatch: { greffe_api: 'select, insert', greffe_worker: 'select' },
  entry: {
    greffe_intake: `select (stream, seq, at, leaf), insert (${NEW_ENTRY})`,
    greffe_api: `select, insert (${NEW_ENTRY})`,
    greffe_worker: `select, insert (${NEW_ENTRY})`,
    greffe_sequencer: `select, insert (${NEW_ENTRY})`,
    greffe_identity: `select, insert (${NEW_ENTRY})`,
  },
  event_delivery: {
    greffe_api: 'select',
    greffe_worker: 'select, insert (only_row), update (next, failures, fault, retry_at)',
  },
  federated_identity: { greffe_identity: 'select, insert, delete' },
  first_password: { greffe_identity: 'select, insert, update (asked_sha256, code_sha256, chosen_at)' },
  grant_request: { greffe_identity: 'select, insert, update (settled_by, confirmed, seconded_by)' },
  idempotency: {
    greffe_api: 'select, insert, update, delete',
    greffe_identity: 'select, insert, update, delete',
  },
  installation: everyRole('select'),
  installation_place: everyRole('select'),
  law_draft: { greffe_api: 'select, insert', greffe_worker: 'select' },
  law_draft_file: { greffe_api: 'select, insert', greffe_worker: 'select' },
  law_replay: {
    greffe_api: 'select, insert (id, draft_id, day, since, until, law, asked_by)',
    greffe_worker: 'select, update (total, judged, changed, unjudged, state, outcomes)',
  },
  letter: { greffe_api: 'select, insert', greffe_worker: 'select, insert' },
  // Of the version before, which keeps drafts of letters there.
  letter_draft: { greffe_api: 'select, insert, update (sealed, by, at)' },
  letter_file: { greffe_intake: 'select (blob_id)', greffe_api: 'select, insert', greffe_worker: 'select, insert' },
  log_fault: { ...everyRole('select'), greffe_worker: 'select, insert (stream, seq, what)' },
  message_scan: { greffe_api: 'select', greffe_worker: 'select, insert' },
  migrations: { ...everyRole('select (id, name)'), greffe_portal: 'select (id, name)' },
  machine_client: { greffe_api: 'select, insert' },
  machine_token: { greffe_api: 'select (client_id, expires_at), insert (sha256, client_id, scopes), delete' },
  mailbox_look: {
    greffe_intake: 'select, insert, delete, update (looked_at, fault)',
    greffe_api: 'select',
    greffe_worker: 'select',
  },
  mailbox_message: { greffe_intake: 'select, insert', greffe_worker: 'select (message_id, state)' },
  occurrence: { greffe_intake: 'select, insert', greffe_api: 'select, insert', greffe_worker: 'select, insert' },
  outbox: {
    greffe_intake: `select (${HEALTH_OF_WORK}), insert (${NEW_WORK})`,
    greffe_api: `select, insert (${NEW_WORK}), update (due_at, dispatched_at, attempts, done_at, dead_at)`,
    greffe_worker: `select, insert (${NEW_WORK}),
      update (due_at, dispatched_at, leased_until, attempts, waits, done_at, dead_at, last_error)`,
    greffe_sequencer: `select (${HEALTH_OF_WORK})`,
    greffe_identity: `select (${HEALTH_OF_WORK}), insert (${NEW_WORK})`,
  },
  passkey: { greffe_identity: 'select, insert, delete, update (counter, backed_up, name, used_at)' },
  password_key: { greffe_identity: 'select, insert (person_id, key_id, salt, box)' },
  production_order: {
    greffe_api: 'select, insert (id, case_id), update (over_at)',
  },
  production_upload: {
    greffe_intake: 'select (blob_id)',
    greffe_api: `select, insert (id, order_id, target_id, size, sealed, opened_by),
      update (sealed, writer, leased_until, fate, blob_id, digest)`,
    greffe_worker: 'select',
  },
  permission_refusal: {
    greffe_api: 'select, insert, update (refusals)',
    greffe_worker: 'select, delete',
    greffe_identity: 'select, insert, update (refusals)',
  },
  person: {
    greffe_api: `select (${PERSON})`,
    greffe_worker: `select (${PERSON})`,
    // Roles and closing follow the grant that two people settled.
    greffe_identity: 'select, insert, update (name, password_hash)',
  },
  person_with_factor: { greffe_api: 'select', greffe_identity: 'select' },
  preparation: { greffe_api: 'select, insert', greffe_worker: 'select' },
  portal_delivery: {
    greffe_api: 'select, insert (id, case_id, package_id, until), update (code_hash, ended_at)',
    greffe_worker: 'select, update (link_sha256, sealed, ended_at)',
  },
  presence: { greffe_api: 'select, insert, update, delete' },
  raw_message: {
    greffe_intake: 'select (id, door, fate, sha256, size, blob_id, key_id, received_at), insert',
    greffe_api: 'select, insert, update (fate, fate_reason)',
    // A change of control is received by the work that its adoption committed.
    greffe_worker: 'select, insert, update (fate, fate_reason, message_id_sealed)',
  },
  recall: { greffe_api: 'select, insert', greffe_worker: 'select' },
  recovery_code: { greffe_identity: 'select, insert, delete, update (used_at)' },
  request_statement: { greffe_api: 'select, insert (id, customer_id, sealed)' },
  request_statement_file: { greffe_api: 'select, insert (statement_id, sha256, sealed)' },
  same_person: { greffe_identity: 'select' },
  saved_view: { greffe_api: 'select, insert, delete, update (name, query, shared)' },
  sealed_entry: {
    greffe_api: 'select',
    greffe_worker: 'select',
    greffe_sequencer: 'select',
    greffe_identity: 'select',
  },
  report_making: { greffe_api: 'select, insert, update (stage), delete' },
  service_version: { greffe_api: 'select', greffe_worker: 'select, insert (service, since, sealed)' },
  session: {
    greffe_api:
      'select (id, person_id, token_sha256, used_at, expires_at, ended_at, proved_at, second_factor), update (used_at, ended_at)',
    greffe_identity:
      'select, insert, delete, update (used_at, ended_at, token_sha256, proved_at, methods, second_factor)',
  },
  setup: { greffe_identity: 'select, update (done_at)' },
  sign_in_attempt: { greffe_identity: 'select, insert, update, delete' },
  sign_in_salt: { greffe_identity: 'select' },
  standing_brief: { greffe_api: 'select' },
  standing_delegation: { greffe_api: 'select', greffe_worker: 'select', greffe_identity: 'select' },
  story_draft: { greffe_api: 'select, insert, update (sealed, by, at)' },
  totp: { greffe_identity: 'select, insert, delete, update (secret, last_step, enrolled_at)' },
  unsealed_entry: { greffe_api: 'select', greffe_worker: 'select', greffe_sequencer: 'select' },
};
