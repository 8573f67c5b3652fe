/** One case, and what people of all roles try on it: sensible, clumsy or malicious, in an order that the seed decides. */

import type { Command } from '../../../src/domain/case/command.js';
import { decide } from '../../../src/domain/case/decide.js';
import type { CaseEvent } from '../../../src/domain/case/event.js';
import { evolve } from '../../../src/domain/case/evolve.js';
import type { Actor, Circumstances } from '../../../src/domain/case/model/circumstances.js';
import { absent, type CaseState } from '../../../src/domain/case/model/state.js';
import { addHours, type Instant } from '../../../src/domain/kernel/instant.js';
import { approverRoles, type IssuerZone, type Verdict } from '../../../src/domain/law/vocabulary.js';
import type { Account } from '../../../src/domain/workflow/approval.js';
import type { Circuits } from '../../../src/domain/workflow/circuit.js';
import { circumstances, classified, opened, read, service } from '../../support/case-walk.js';
import { Random } from '../testbed/random.js';
import { Directory } from './directory.js';
import { wanted } from './wanted.js';
import { type GuardOfPersons, without } from './without.js';

const COMMANDS = 60;
const START = '2026-11-24T14:00:00.000Z' as Instant;

/** What happened, and what was true when it did. */
export interface Happened {
  readonly event: CaseEvent;
  readonly actor: string;
  readonly now: Instant;
  readonly requester: string;
  readonly accounts: ReadonlyMap<string, Account>;
}

export interface Sequence {
  readonly happened: readonly Happened[];
  readonly accepted: number;
  readonly refused: number;
}

export function play(seed: number, circuits: Circuits, guard: GuardOfPersons | null = null): Sequence {
  const desk = new Desk(new Random(seed), circuits, guard);
  desk.receive();
  for (let n = 0; n < COMMANDS; n += 1) desk.goOn();
  return desk;
}

class Desk implements Sequence {
  readonly happened: Happened[] = [];
  accepted = 0;
  refused = 0;
  private state: CaseState = absent;
  private now: Instant = START;
  private requester = 'd'.repeat(64);
  private directory = new Directory();
  private accounts: ReadonlyMap<string, Account> = new Map(this.directory);

  constructor(
    private readonly random: Random,
    private readonly circuits: Circuits,
    private readonly guard: GuardOfPersons | null,
  ) {}

  /** The case is opened, read and judged: any circuit of the product, often one that discloses. */
  receive(): void {
    const zone = this.random.of<IssuerZone>(['FR', 'FR', 'FR', 'EU_EEV', 'THIRD']);
    this.ask(opened, service);
    this.ask(read({ issuerZone: zone, emergency: this.random.chance(0.15) }), service);
    this.judge();
  }

  goOn(): void {
    const { random } = this;
    if (random.chance(0.06)) this.now = addHours(this.now, random.of([1, 24, 80]));
    if (random.chance(0.01)) this.requester = String(random.below(3)).repeat(64);
    if (random.chance(0.03)) {
      this.directory.change(random);
      this.accounts = new Map(this.directory);
    }
    const draw = random.next();
    if (draw < 0.02) this.judge();
    else if (draw < 0.04)
      this.ask({ type: 'ring', timer: 'consent', about: this.state.preparation?.id ?? null }, service);
    else this.act();
  }

  private act(): void {
    const account = this.random.of([...this.accounts.keys()]);
    const roles = this.accounts.get(account)?.roles ?? [];
    this.ask(wanted(this.state, roles, this.random, this.circuits), { kind: 'person', id: account, roles });
  }

  private judge(): void {
    const { random } = this;
    const choices = [...this.circuits.values()].flatMap(({ code, opens }) =>
      (Object.keys(opens) as Verdict[]).map((verdict) => ({ circuit: code, verdict })),
    );
    const admitting = random.of(['judicial', 'judicial_content', 'urgent', 'terreg', 'preservation']);
    const judged = random.chance(0.7) ? { circuit: admitting, verdict: 'ADMIT' as const } : random.of(choices);
    const approvers = random.shuffled(approverRoles).slice(0, random.below(3) + (random.chance(0.95) ? 1 : 0));
    this.ask(classified({ ...judged, approvers }), service);
  }

  private ask(command: Command, actor: Actor): void {
    const truth: Circumstances = {
      ...circumstances,
      circuits: this.circuits,
      people: this.directory,
      now: this.now,
      requester: this.requester,
    };
    const asked = without(this.guard, { state: this.state, command, actor, at: truth });
    const decided = decide(asked.state, asked.command, asked.actor, asked.at);
    if (!decided.ok) {
      this.refused += 1;
      return;
    }
    this.accepted += 1;
    const by = actor.kind === 'person' ? actor.id : actor.room;
    for (const event of decided.value) {
      this.state = evolve(this.state, { event, actor: by });
      this.happened.push({ event, actor: by, now: this.now, requester: this.requester, accounts: this.accounts });
    }
  }
}
