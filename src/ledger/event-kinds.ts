/**
 * Every type of entry: its stream, its class, and which process writes it in whose name. `migrate` puts the table into the
 * database, which refuses what is not in it: a new type is a line here, or an action on a case, and no migration.
 */
import { events } from '../domain/case/actions/index.js';
import type { Author as CaseAuthor, EventDeclaration } from '../domain/case/model/action.js';
import type { EntryClass } from '../domain/ledger/entry.js';
import type { DeclaredEntry } from '../platform/database/declared.js';
import type { DatabaseRole } from '../platform/database/roles.js';

/** In whose name: of a person, by their account; of a part of the product; of either. */
export type Author = 'person' | 'part' | 'any';

export interface EventKind {
  /** `other` when absent. */
  readonly class?: EntryClass;
  /** For an entry of a case: what was prepared before it stays good. */
  readonly keepsPreparation?: true;
  /** The entry carries the signature of a person. */
  readonly signed?: true;
  readonly by: Readonly<Partial<Record<DatabaseRole, Author>>>;
}

const person: EventKind = { by: { greffe_api: 'person' } };
const signedByPerson: EventKind = { ...person, signed: true };
const part: EventKind = { by: { greffe_worker: 'part' } };
const either: EventKind = { by: { greffe_api: 'person', greffe_worker: 'part' } };
const ofTheService: EventKind = { by: { greffe_api: 'part', greffe_worker: 'part' } };
/** By a channel, or entered by a person on the desk. */
const received: EventKind = { by: { greffe_intake: 'part', greffe_worker: 'part', greffe_api: 'person' } };
const ofThePortal: EventKind = { by: { greffe_portal: 'part' } };
const identity: EventKind = { by: { greffe_identity: 'any' } };
const identityOfPerson: EventKind = { by: { greffe_identity: 'person' } };
/** Of version 0.2.0 and older; no process writes it any more. */
const older: EventKind = { by: {} };

const kindOfAuthor: Readonly<Record<CaseAuthor, EventKind>> = { person, worker: part, either, service: ofTheService };

/** What the declaration of an event of a case says. */
const kindOf = ({ by, class: entryClass, keepsPreparation, signs }: EventDeclaration): EventKind => ({
  ...kindOfAuthor[by],
  ...(entryClass && { class: entryClass }),
  ...(keepsPreparation && { keepsPreparation }),
  ...(signs && { signed: true }),
});

/** By the first part of the name of the stream, which ends at the first "/". */
export const eventKinds: Readonly<Record<string, Readonly<Record<string, EventKind>>>> = {
  case: Object.fromEntries(events.map((event) => [event.type, kindOf(event)])),
  access: {
    'access.acts_exported': person,
    'access.acts_read': person,
    'access.case_printed': person,
    'access.cases_exported': person,
    'access.copy_redacted': person,
    'access.custody_certified': person,
    'access.customer_sought': person,
    'access.document_opened': person,
    'access.ledger_exported': person,
    'access.delegated': identity,
    'access.delegation_ended': identity,
    'access.factor_asked': identity,
    'access.factor_refused': identity,
    'access.factors_forgotten': identity,
    'access.first_code_made': identity,
    'access.first_password_chosen': identity,
    'access.identity_linked': identity,
    'access.lock_lifted': identity,
    'access.locked': identity,
    'access.passkey_enrolled': identity,
    'access.passkey_removed': identity,
    'access.passkey_renamed': identity,
    'access.password_changed': identity,
    'access.password_ended': identity,
    'access.presence_proved': identity,
    'access.presence_refused': identity,
    'access.recovery_codes_renewed': identity,
    // The worker writes how many there were, in the name of the same person.
    'access.refused': { by: { greffe_api: 'person', greffe_worker: 'person', greffe_identity: 'person' } },
    'access.sessions_ended': identity,
    'access.sign_in_failed': identity,
    'access.signature_refused': identity,
    'access.signed': identity,
    'access.signed_in': identity,
    'access.signed_out': identity,
    'access.totp_enrolled': identity,
    'access.totp_removed': identity,
  },
  config: {
    'config.account_suspended': { ...identityOfPerson, signed: true },
    'config.authority_rules': { by: { greffe_identity: 'part' } },
    'config.grant_asked': { ...identityOfPerson, signed: true },
    'config.grant_confirmed': identity,
    'config.grant_refused': identity,
    'config.grant_seconded': { ...identityOfPerson, signed: true },
    'config.one_person_told': older,
    'config.person_added': identity,
    'config.person_disabled': older,
    'config.roles_changed': older,
    'config.set_up': identity,
    'config.suspension_lifted': { ...identityOfPerson, signed: true },
  },
  directory: {
    'directory.proposed': signedByPerson,
    'directory.adopted': signedByPerson,
    'directory.withdrawn': person,
    'directory.customers_taken': part,
    'directory.flags_proposed': signedByPerson,
    'directory.flags_adopted': signedByPerson,
    'directory.flags_withdrawn': person,
    'directory.sovereignty_proposed': signedByPerson,
    'directory.sovereignty_adopted': signedByPerson,
    'directory.sovereignty_withdrawn': person,
  },
  law: {
    'law.drafted': person,
    'law.proposed': signedByPerson,
    'law.adopted': signedByPerson,
    'law.withdrawn': signedByPerson,
    'law.source_checked': person,
  },
  installation: {
    'installation.place_confirmed': identityOfPerson,
    'installation.place_taken': identityOfPerson,
  },
  keys: {
    'key.announced': { by: { greffe_identity: 'part' } },
    'key.enrolled': identity,
    'key.confirmed': identity,
    'key.revoked': identity,
  },
  machine: {
    'machine.proposed': signedByPerson,
    'machine.adopted': signedByPerson,
    'machine.withdrawn': person,
    'machine.revoked': person,
    'machine.token_issued': { by: { greffe_api: 'part' } },
    'machine.events_replayed': part,
    'machine.instruction_read': { by: { greffe_api: 'part' } },
  },
  message: {
    'message.received': received,
    'message.repeated': received,
    'message.judged': part,
    'message.scanned': part,
    'message.taken_up': person,
  },
  delivery: {
    'delivery.entered': ofThePortal,
    'delivery.refused': ofThePortal,
    'delivery.fetched': ofThePortal,
    'delivery.received': ofThePortal,
  },
  desk: {
    'desk.view_kept': person,
    'desk.view_changed': person,
    'desk.view_removed': person,
    'desk.cases_linked': person,
    'desk.cases_unlinked': person,
  },
  roster: { 'roster.shift_planned': person, 'roster.shift_removed': person },
  counsel: {
    'counsel.invited': person,
    'counsel.withdrawn': person,
    'counsel.commented': person,
    'counsel.advised': person,
  },
  alarm: { 'alarm.answered': person },
  work: {
    'work.expires': part,
    'work.given_up': part,
    'work.late': ofTheService,
    'work.told': part,
    'work.paged': part,
    'work.retried': person,
    'work.settled': person,
  },
  notice: { 'notice.told': part, 'notice.paged': part },
  reports: {
    'report.built': { class: 'report', by: { greffe_api: 'any' } },
    'report.signed_off': { ...person, class: 'report' },
    'report.published': { ...person, class: 'report' },
    'report.renewed': { ...part, class: 'report' },
  },
  statement: {
    'statement.asked': person,
    'statement.prepared': person,
    'statement.signed_off': signedByPerson,
    'statement.delivered': person,
  },
  storage: { 'storage.set_aside': part, 'storage.put_back': part, 'storage.adopted': part },
  erasure: {
    'erasure.key_destroyed': part,
    'erasure.key_restored': part,
    'erasure.secrets_deleted': part,
    'erasure.set_aside': part,
    'erasure.put_back': part,
  },
  ledger: { 'ledger.entry_set_aside': { by: { greffe_sequencer: 'part' } } },
};

const classes = new Map(
  Object.values(eventKinds).flatMap((kinds) =>
    Object.entries(kinds).map(([type, kind]): [string, EntryClass] => [type, kind.class ?? 'other']),
  ),
);

/** How an outsider who holds its opening counts an entry of this type. */
export const classOf = (type: string): EntryClass => classes.get(type) ?? 'other';

/** The same table as `migrate` puts it into the database. */
export const declaredEntries: readonly DeclaredEntry[] = Object.entries(eventKinds).flatMap(([prefix, kinds]) =>
  Object.entries(kinds).map(
    ([type, { class: entryClass = 'other', keepsPreparation = false, signed = false, by }]) => ({
      ...{ prefix, type, keepsPreparation, signed, by },
      class: entryClass,
    }),
  ),
);
