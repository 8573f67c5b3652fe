/** Writes the histories that later versions are compared with: every step drawn from a seed, decided by the real domain. */

import type { MoveType } from '../../src/domain/case/actions/index.js';
import type { Command, CommandType } from '../../src/domain/case/command.js';
import type { Actor, Circumstances } from '../../src/domain/case/model/circumstances.js';
import type { CaseState } from '../../src/domain/case/model/state.js';
import type { RequestFacts } from '../../src/domain/law/fact.js';
import type { Random } from '../faults/testbed/random.js';
import { type Beginning, casesOfLaw, changed } from './beginnings.js';
import { DAY, type Domain } from './domain.js';
import { circumstances, entriesOf, fold, type Given, type History, type Kept, type Try } from './history.js';
import { exported } from './modules.js';
import { people, service } from './people.js';
import { ofTheService, writers } from './tries.js';
import type { View } from './try.js';

const STEPS = 36;
const onwards: readonly MoveType[] = [
  ...([
    'release',
    'refuse',
    'inform',
    'approve',
    'record_call_back',
    'ratify',
    'act',
    'prepare',
    'confirm_fact',
  ] as const),
];

/** What is open at nearly every step, and would crowd out the rest. */
const rarely: Partial<Record<MoveType, number>> = {
  ...{ withdraw: 0.02, note: 0.05, assign: 0.1, classify: 0.1, join: 0.1, send_back: 0.1, ask_break_glass: 0.1 },
  ...{ grant_break_glass: 0.3, confirm_address: 0.3, challenge: 0.3, set_gag: 0.4, record_notice: 0.4 },
};

class Writing {
  private state: CaseState;
  private readonly tries: Try[] = [];
  /** People who confirm what stands and carry the case on: otherwise few cases ever come to their end. */
  private readonly calm: boolean;
  private ids = 100;
  private now = Date.parse(`${DAY}T14:00:00.000Z`);

  constructor(
    private readonly name: string,
    private readonly beginning: Beginning,
    private readonly domain: Domain,
    private readonly random: Random,
  ) {
    this.state = domain.absent;
    this.calm = random.chance(0.5);
  }

  history(): History {
    this.attempt(writers.open(this.view(service)), service);
    this.read();
    for (let step = 0; step < STEPS; step += 1) this.step();
    return { name: this.name, tries: this.tries };
  }

  private view(actor: Actor): View {
    const { state, random, domain, calm } = this;
    return { state, actor, random, domain, now: new Date(this.now).toISOString(), calm, fresh: () => (this.ids += 1) };
  }

  private step(): void {
    if (this.random.chance(this.calm ? 0.1 : 0.3)) this.now += this.random.of([1, 10, 30, 100, 300, 900]) * 3_600_000;
    if (this.state.facts && !this.state.classification && this.random.chance(0.8)) this.judge();
    else if (this.random.chance(0.1)) this.wish(service, this.random.of(ofTheService));
    else this.act();
  }

  private read(): void {
    const facts = this.calm ? this.favourable() : this.beginning.facts;
    const reading = { facts, language: 'fr', targets: 2, targetsDigest: 'b'.repeat(64), caseReferenceDigest: null };
    this.attempt({ type: 'record_reading', reading: { ...reading, reader: '1' } }, service);
  }

  /** The same facts where every check that the rules ask for holds. */
  private favourable(): RequestFacts {
    let { facts } = this.beginning;
    for (let turn = 0; turn < 4; turn += 1) {
      const { unknown } = this.domain.classify(facts, this.domain.law, DAY as never);
      facts = { ...facts, checks: { ...facts.checks, ...Object.fromEntries(unknown.map((name) => [name, 'holds'])) } };
    }
    return facts;
  }

  private judge(): void {
    const { facts, receivedAt } = this.state;
    if (!facts) return;
    const { law, classify, deadlineOf } = this.domain;
    const { deadlines, notices, articles: _articles, items: _items, ...found } = classify(facts, law, DAY as never);
    const clocks = deadlines.map((code) => {
      const { legalEnd, safeEnd } = deadlineOf(code, receivedAt as never, law);
      return { code, legalEnd, safeEnd };
    });
    const classification = { ...found, notices: notices.map(({ code }) => code), clocks, law: 'c'.repeat(64) };
    this.attempt({ type: 'classify', classification } as unknown as Command, service);
  }

  /** People do what carries the case on, mostly; now and then one tries anything, allowed or not. */
  private act(): void {
    const actor = this.random.of(people);
    const all = Object.keys(writers) as CommandType[];
    const at = circumstances(this.given(), this.domain);
    const onward = this.random.chance(this.calm ? 0.9 : 0.7) ? this.onward(at) : null;
    if (this.random.chance(this.calm ? 0.03 : 0.1)) this.wish(actor, this.random.of(all));
    else if (onward) this.wish(...onward);
    else this.anyOpen(actor, at);
  }

  /** One of a few people for whom something is open that brings the case nearer to its end. */
  private onward(at: Circumstances): [Actor, MoveType] | null {
    const done: readonly MoveType[] = this.allConfirmed() ? ['confirm_fact'] : [];
    for (const one of this.random.shuffled(people).slice(0, 6)) {
      const open = (command: MoveType) => !this.domain.objectionTo(command, this.state, one, at);
      const next = onwards.find((command) => !done.includes(command) && open(command));
      if (next) return [one, next];
    }
    return null;
  }

  private anyOpen(actor: Actor, at: Circumstances): void {
    const open = this.domain.moves(this.state, actor, at).flatMap(({ command, closed }) => (closed ? [] : [command]));
    const weighed = open.filter((command) => this.random.chance(rarely[command] ?? 1));
    if (weighed.length > 0) this.wish(actor, this.random.of(weighed));
  }

  private allConfirmed(): boolean {
    const { classification, confirmed } = this.state;
    const open = classification?.facts.filter((fact) => !confirmed.includes(fact)) ?? [];
    return classification !== null && open.length === 0;
  }

  private wish(actor: Actor, type: CommandType): void {
    this.attempt(writers[type](this.view(actor)), actor);
  }

  private given(): Given {
    const zone = this.random.chance(0.85) ? (this.state.facts?.issuerZone ?? 'UNKNOWN') : 'UNKNOWN';
    return {
      now: new Date(this.now).toISOString(),
      mailbox: this.random.chance(0.9) ? zone : null,
      requester: this.random.chance(0.97),
      related: this.random.chance(0.04),
      signed: this.random.chance(0.97),
    };
  }

  private attempt(command: Command | null, actor: Actor): void {
    if (!command) return;
    const given = this.given();
    const decided = this.domain.decide(this.state, command, actor, circumstances(given, this.domain));
    const by = actor.kind === 'person' ? actor.id : actor.room;
    const outcome = decided.ok ? { events: decided.value } : { refused: decided.refusal.code };
    this.tries.push({ command, actor, given, ...outcome });
    if (decided.ok) {
      this.state = decided.value.reduce((state, event) => this.domain.evolve(state, { event, actor: by }), this.state);
    }
  }
}

/** As many histories, each from a seed of its own; admitted requests often, for they have the longest way to go. */
export async function generate(count: number, domain: Domain): Promise<Kept[]> {
  const Seeded = await exported<new (seed: number) => Random>('Random', 'test/');
  const all = await casesOfLaw(domain.law);
  const admitted = all.filter(([one]) => one?.verdict === 'ADMIT' || one?.verdict === 'ADMIT_COND');
  return Array.from({ length: count }, (_, n) => {
    const random = new Seeded(n + 1);
    const beginning = changed(random.of(random.of(random.chance(0.45) ? admitted : all)), random);
    const history = new Writing(`${n + 1} ${beginning.name}`, beginning, domain, random).history();
    return { ...history, ...fold(entriesOf(history), domain) };
  });
}
