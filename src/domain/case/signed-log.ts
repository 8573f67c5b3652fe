/** Every signature of an exported log, entry by entry: what a stranger verifies with the file and the key of the log. */
import type { Instant } from '../kernel/instant.js';
import type { Entry } from '../ledger/entry.js';
import { Authority } from '../signature/authority.js';
import { KEYS_STREAM } from '../signature/key-event.js';
import { announced, foundedLater } from '../signature/known-keys.js';
import { CONSENT_DAYS } from '../signature/new-rights.js';
import { PEOPLE_STREAM } from '../signature/rights.js';
import { CaseEvent } from './event.js';
import type { Consent } from './model/state.js';
import { signedActOf, signs } from './signed-act.js';
import {
  consentCountsFrom,
  type EntryInPlace,
  nextPlace,
  objectionToSignature,
  type Place,
  start,
} from './signed-entry.js';
import { isDispatch, objectionToPersons } from './signed-leaving.js';

const CASE = 'case/';
const outcomes = { waiting: 'waits', confirmed: 'counts', revoked: 'ended' } as const;
/** Faults beyond this number say nothing more. */
const MOST = 100;

interface Followed {
  readonly place: Place;
  /** Consents whose signature held when they were given. */
  readonly held: readonly Consent[];
}

/**
 * Takes the entries in the order of the log, with keys and roles as they were then. An act without a signature is older
 * than signatures only where it stands before the first key that the log confirms: its place says so, not what it lacks.
 */
export class SignedLog {
  /** Each names its stream and sequence. */
  readonly faults: string[] = [];
  /** Acts whose signature holds. */
  signed = 0;
  /** Consents to an answer with data, given within the days of the default after the grant: no log has the setting of a machine. */
  readonly early: string[] = [];
  /** Acts older than signatures. */
  older = 0;
  private readonly authority: Authority;
  private readonly cases = new Map<string, Followed>();

  /** Entries about rights and keys that count for nothing; they give no right, so that the log holds with them. */
  get void(): readonly string[] {
    return this.authority.faults;
  }

  /** Keys that the machine founded later, with the account and the time of each. */
  get foundedLater(): readonly string[] {
    return foundedLater(this.authority.keys).map(({ key, confirmedAt }) => `account ${key.person}, ${confirmedAt}`);
  }

  /** Foundings that the machine announced, with the account, the time, and what came of each. */
  get announced(): readonly string[] {
    return announced(this.authority.keys).map(
      ({ key, announcedAt, state }) => `account ${key.person}, ${announcedAt}: ${outcomes[state]}`,
    );
  }

  /** @param key public key of the log, 32 bytes */
  constructor(key: Uint8Array) {
    this.authority = new Authority(key);
  }

  take(entry: Entry): void {
    const { stream } = entry;
    this.authority.passTo(entry.at as Instant);
    if (stream === KEYS_STREAM || stream === PEOPLE_STREAM) this.authority.take(entry);
    else if (stream.startsWith(CASE)) this.takeOfCase(stream.slice(CASE.length), entry);
  }

  private takeOfCase(caseId: string, { stream, seq, type, data, actor, at }: Entry): void {
    const { place, held } = this.cases.get(caseId) ?? { place: start, held: [] };
    const event = CaseEvent.safeParse({ type, data }).data;
    if (!event) {
      if (signs(type)) this.fault({ stream, seq }, 'the act cannot be read.');
      return;
    }
    const found = { ...place, before: { ...place.before, seq: seq - 1 }, entry: { event, actor, at } };
    const objection = this.objection(caseId, found, held);
    if (consentCountsFrom(found, this.authority, CONSENT_DAYS)) this.early.push(`${stream}, seq ${seq}`);
    if (objection) this.fault({ stream, seq }, objection);
    const next = nextPlace(found);
    const consent = event.type === 'case.approved' && !objection ? next.before.preparation?.consents.at(-1) : undefined;
    this.cases.set(caseId, { place: next, held: consent ? [...held, consent] : held });
  }

  /** The sentence that says what is wrong with a signed act; null where nothing is. */
  private objection(caseId: string, place: EntryInPlace, held: readonly Consent[]): string | null {
    const { entry, before } = place;
    const act = signedActOf(caseId, entry.event, before);
    if (!act) return null;
    if (!act.signature && !this.authority.begun) {
      this.older += 1;
      return null;
    }
    const signers = { authority: this.authority, policy: { passwordKeys: true, copiedPasskeys: true, consentDays: 0 } };
    const unsigned = objectionToSignature(caseId, place, signers);
    if (unsigned) return unsigned.sentence.en;
    this.signed += 1;
    if (!isDispatch(entry.event)) return null;
    const counted = (before.preparation?.consents ?? []).filter((consent) => held.includes(consent));
    const circle = { people: this.authority.people, now: entry.at as Instant };
    return objectionToPersons(place, counted, circle, before.floor.fewest)?.sentence.en ?? null;
  }

  private fault({ stream, seq }: Pick<Entry, 'stream' | 'seq'>, sentence: string): void {
    if (this.faults.length < MOST) this.faults.push(`${stream}, seq ${seq}: ${sentence}`);
  }
}
