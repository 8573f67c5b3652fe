/** A case and its people, each with a key that two people confirmed: what the domain reads of the log, without a database. */

import type { Command } from '../../src/domain/case/command.js';
import { decide } from '../../src/domain/case/decide.js';
import { CaseEvent } from '../../src/domain/case/event.js';
import { replay } from '../../src/domain/case/evolve.js';
import type { Actor, Circumstances } from '../../src/domain/case/model/circumstances.js';
import type { DatedEntry, Signers } from '../../src/domain/case/signed-entry.js';
import { objectionToSending } from '../../src/domain/case/signed-leaving.js';
import type { Instant } from '../../src/domain/kernel/instant.js';
import type { Role } from '../../src/domain/law/vocabulary.js';
import { AuthorityLog } from './authority-log.js';
import { actorText, circumstances, id } from './case-walk.js';
import { passkeySignatory, passwordSignatory, type Signatory } from './signatory.js';
import { actToSign } from './signed-acts.js';

const now = '2026-11-28T09:00:00.000Z' as Instant;
const at = { ...circumstances, now };

export class SignedCase {
  readonly id = id(500);
  readonly log = new AuthorityLog();
  readonly entries: DatedEntry[] = [];
  private readonly keys = new Map<string, Signatory>();
  /** Days that a consent waits after a grant. */
  consentDays = 3;
  private readonly founders = [passkeySignatory(id(80)), passkeySignatory(id(81))] as const;

  /** @param rules from which on its people are invited by two, each with their key; absent, as before all rules */
  constructor(
    private readonly rules?: number,
    foundersHold: readonly Role[] = ['administrator'],
  ) {
    for (const founder of this.founders) {
      this.log.found(founder, foundersHold);
      this.keys.set(founder.key.person, founder);
    }
    if (rules) this.log.beginRules(rules);
  }

  get signers(): Signers {
    return {
      authority: this.log.authority,
      policy: { passwordKeys: true, copiedPasskeys: true, consentDays: this.consentDays },
    };
  }

  /** The key of that actor, who gets their roles and has it confirmed at the first call. */
  keyOf(actor: Actor, kind: 'passkey' | 'password' = 'passkey'): Signatory {
    const account = actorText(actor);
    const known = this.keys.get(account);
    if (known) return known;
    const made = kind === 'passkey' ? passkeySignatory(account) : passwordSignatory(account);
    const [one, other] = this.founders;
    const roles = actor.kind === 'person' ? [...actor.roles] : [];
    this.keys.set(account, made);
    if (this.rules) {
      this.log.invite(made, roles, this.founders);
      return made;
    }
    this.log.grant({ person: account, roles, askedBy: one.key.person }, other);
    this.log.confirm(made, this.log.enrol(made), other);
    return made;
  }

  /** Decided and signed as the product does it. */
  give(command: Command, actor: Actor, changed: Partial<Circumstances> = {}): this {
    const state = replay(this.entries);
    const act = actor.kind === 'person' ? actToSign(this.id, command, state) : null;
    const signature = act ? this.keyOf(actor).sign(act) : null;
    const decided = decide(state, command, actor, { ...at, signature, ...changed });
    if (!decided.ok) throw new Error(`${command.type}: ${decided.refusal.code}`);
    for (const event of decided.value) this.append(event, actor);
    return this;
  }

  /** That actor's account is suspended from then on, for three days. */
  suspend(actor: Actor, since: Instant): this {
    this.log.at = since;
    this.log.suspend(actorText(actor), this.founders[0]);
    return this;
  }

  /** As a thief of a database role appends: nothing is decided. */
  append(event: unknown, actor: Actor): void {
    this.entries.push({ event: CaseEvent.parse(event), actor: actorText(actor), at: now });
  }

  /** Changes the last entry of that type, or its author. */
  forge(type: CaseEvent['type'], data: object, actor?: Actor): this {
    const place = this.entries.findLastIndex(({ event }) => event.type === type);
    const found = this.entries[place];
    if (!found) throw new Error(`No entry ${type}.`);
    const event = CaseEvent.parse({ type, data: { ...found.event.data, ...data } });
    this.entries[place] = { ...found, event, actor: actor ? actorText(actor) : found.actor };
    return this;
  }

  /** On what its people decide. */
  readonly at = at;

  /** Code of what keeps the preparation from leaving; null when it leaves. */
  get objection(): string | null {
    return objectionToSending(this.id, this.entries, id(200), at, this.signers)?.code ?? null;
  }
}
