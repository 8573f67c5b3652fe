/** One seed: senders, people, two processes, a queue and a clock, in an order that the seed alone decides. */
import { createHash } from 'node:crypto';
import type { Circumstances } from '../../../src/domain/case/model/circumstances.js';
import type { Circuits } from '../../../src/domain/workflow/circuit.js';
import { Random } from '../testbed/random.js';
import type { Flaw } from './flaw.js';
import type { Doing, Intention } from './handling.js';
import { circumstancesUnder, people, wish } from './people.js';
import { Shell } from './shell.js';

const PROCESSES = 2;
const LAST_WORDS = 400;
const FIRST_MAILS = 2;

export interface Run {
  readonly shell: Shell;
  readonly intentions: readonly Intention[];
  /** Of everything that happened, in order: two runs of one seed have the same. */
  readonly fingerprint: string;
  readonly crashes: number;
}

interface Process {
  doing: Doing[];
  /** Seconds by which its clock is wrong. */
  skew: number;
}

export function simulate(seed: number, steps: number, circuits: Circuits, flaw: Flaw | null = null): Run {
  const world = new World(seed, circuits, flaw);
  world.begun();
  for (let step = 0; step < steps; step += 1) world.step();
  world.quiesce();
  return world.run();
}

class World {
  private readonly random: Random;
  private readonly shell: Shell;
  private readonly processes: Process[] = Array.from({ length: PROCESSES }, () => ({ doing: [], skew: 0 }));
  private readonly intentions: Intention[] = [];
  private readonly history = createHash('sha256');
  private mails = 0;
  private keys = 0;
  private crashes = 0;
  private desk: string | null = null;
  private readonly at: Circumstances;

  constructor(seed: number, circuits: Circuits, flaw: Flaw | null) {
    this.random = new Random(seed);
    this.at = circumstancesUnder(circuits);
    this.shell = new Shell(this.random, this.at, flaw);
  }

  run(): Run {
    const { store } = this.shell;
    for (const { entries } of store.streams.values()) this.history.update(JSON.stringify(entries));
    const fingerprint = this.history.update(store.sealed.join()).digest('hex');
    return { shell: this.shell, intentions: this.intentions, fingerprint, crashes: this.crashes };
  }

  /** A few requests are here already and judged. */
  begun(): void {
    for (this.mails = 0; this.mails < FIRST_MAILS; this.mails += 1) this.begin(this.shell.receive(this.mails));
    this.quiesce();
  }

  /** Weighed so that most of the time something goes on, and now and then everything goes wrong. */
  step(): void {
    const draw = this.random.next();
    const happenings: [number, () => void][] = [
      [0.39, () => this.goOn()],
      [0.42, () => this.sendMail()],
      [0.7, () => this.act()],
      [0.82, () => this.deliver()],
      [0.88, () => this.shell.dispatch()],
      [0.92, () => this.begin(this.shell.sweep())],
      [0.94, () => this.shell.seal()],
      [0.97, () => this.passTime()],
      [0.98, () => this.loseQueue()],
      [1, () => this.crash()],
    ];
    happenings.find(([until]) => draw < until)?.[1]();
    this.history.update(`${draw}`);
  }

  /** The faults end: what was not answered is repeated, and all work is done. */
  quiesce(): void {
    for (const process of this.processes) process.doing = [];
    for (let turn = 0; turn < LAST_WORDS; turn += 1) {
      this.shell.now += 60;
      this.repeatAll();
      this.shell.dispatch();
      for (const id of this.shell.queue.splice(0)) this.begin(this.shell.execute(id, 0));
      this.begin(this.shell.sweep());
      while (this.processes.some(({ doing }) => doing.length > 0)) this.goOn();
      this.shell.seal();
      if (this.shell.store.due(this.shell.now + 3600).length === 0) return;
    }
  }

  private repeatAll(): void {
    for (let mail = 0; mail < this.mails; mail += 1) {
      if (!this.shell.acknowledged.has(mail)) this.begin(this.shell.receive(mail));
    }
    for (const intention of this.intentions) if (!intention.answered) this.begin(this.shell.handle(intention));
  }

  private begin(doing: Doing): void {
    this.random.of(this.processes).doing.push(doing);
  }

  private goOn(): void {
    const process = this.random.of(this.processes);
    const doing = process.doing[this.random.below(Math.max(process.doing.length, 1))];
    let ended = doing?.next().done;
    while (ended === false && this.random.chance(0.6)) ended = doing?.next().done;
    if (ended) process.doing = process.doing.filter((each) => each !== doing);
  }

  /** A new mail, or one that was sent before, answered or not. */
  private sendMail(): void {
    const again = this.mails > 0 && this.random.chance(0.4);
    const mail = again ? this.random.below(this.mails) : this.mails;
    if (!again) this.mails += 1;
    this.begin(this.shell.receive(mail));
    if (this.random.chance(0.2)) this.begin(this.shell.receive(mail));
  }

  /** A person acts on a case as they see it now, or repeats an action under its idempotency key. */
  private act(): void {
    if (this.intentions.length > 0 && this.random.chance(0.15)) {
      this.begin(this.shell.handle(this.random.of(this.intentions)));
      return;
    }
    const cases = [...this.shell.store.streams.keys()];
    if (cases.length === 0) return;
    // People stay with a case for a while: otherwise none of them ever comes to its end.
    if (this.desk === null || this.random.chance(0.1)) this.desk = this.random.of(cases);
    const caseId = this.desk;
    const found = this.personWithWish(this.desk);
    if (!found) return;
    const { actor, command, seen } = found;
    this.keys += 1;
    const intention = { caseId, command, actor, key: `k${this.keys}`, seen, answered: false, seq: null };
    this.intentions.push(intention);
    this.begin(this.shell.handle(intention));
    if (this.random.chance(0.1)) this.begin(this.shell.handle(intention));
  }

  /** The first of a few people who wants something of the case. */
  private personWithWish(caseId: string) {
    const state = this.shell.store.state(caseId);
    const shown = this.shell.shown(caseId);
    for (const actor of this.random.shuffled(people).slice(0, 4)) {
      const command = wish({ state, shown, actor, random: this.random, at: this.at });
      if (command) return { actor, command, seen: state.seq };
    }
    return null;
  }

  /** Any id of the queue, in any order, and sometimes twice. */
  private deliver(): void {
    const { queue } = this.shell;
    if (queue.length === 0) return;
    const at = this.random.below(queue.length);
    const id = queue[at] ?? '';
    if (this.random.chance(0.8)) queue.splice(at, 1);
    const process = this.random.of(this.processes);
    process.doing.push(this.shell.execute(id, process.skew));
  }

  private passTime(): void {
    this.shell.now += this.random.below(this.random.chance(0.2) ? 600 : 40);
    this.random.of(this.processes).skew = this.random.chance(0.5) ? 0 : this.random.below(7200) - 3600;
  }

  private loseQueue(): void {
    this.shell.queue = [];
  }

  private crash(): void {
    this.crashes += 1;
    this.random.of(this.processes).doing = [];
  }
}
