/** Takes a case to its end over HTTP: asks it which moves are open, and takes them by the declared order. */
import { setTimeout as wait } from 'node:timers/promises';
import { actionOf } from '../../src/domain/case/actions/index.js';
import type { Command } from '../../src/domain/case/command.js';
import { choosing, type End, order } from '../../src/domain/case/lifecycle/course.js';
import type { RequestFacts } from '../../src/domain/law/fact.js';
import type { Role } from '../../src/domain/law/vocabulary.js';
import { eventually } from './eventually.js';
import { signedActOf } from './origin-methods.js';
import type { Change } from './row-facts.js';
import { type Ask, type Body, bodies, reason, routeOf, type View } from './row-view.js';
import { type StaffedServer, staff } from './staffed-server.js';

/** Refusals that another member would meet too. */
const common: readonly string[] = ['look-again', 'stale', 'origin-without-evidence', 'not-classified'];
/** After a look the same may be done. */
const passing: readonly string[] = ['look-again', 'stale', 'not-classified'];
/** Taken only where the course chose them. */
const chosen: readonly string[] = choosing.filter((type) => type !== 'propose_split');

/** Why nothing follows from silence yet. */
const AWAITED = 'answer-awaited';
/** More than ten working days, over any holidays. */
const DAYS_FOR_AN_ANSWER = 21;
const MOST_FACTS = 100;
const MOST_STEPS = 60;
const LONGEST_PAUSE_MILLISECONDS = 800;
const reader = staff[0]?.[0] ?? '';

type Look = (name: string) => Promise<View>;

export class RowDriver {
  private readonly acted = new Set<string>();

  constructor(private readonly server: StaffedServer) {}

  async view(id: string, name = reader): Promise<View> {
    const seen = await (await this.server.visitor(name)).send('GET', `/api/cases/${id}`);
    if (seen.statusCode !== 200) throw new Error(`${name} does not see ${id}: ${seen.body}`);
    return seen.json<View>();
  }

  /** People make these changes of the facts, until none is left: alone, or two where the law wants two. */
  async state(id: string, left: (facts: RequestFacts) => readonly Change[]): Promise<View> {
    for (let tries = 0; tries < MOST_FACTS; tries += 1) {
      const view = await this.judged(id);
      const [change] = view.state.facts ? left(view.state.facts) : [];
      if (!change && !view.state.proposed) return view;
      const look = this.looking(view);
      const refusal = view.state.proposed
        ? await this.byAnyone(look, 'confirm_correction', () => ({}))
        : await this.correct(id, look, change as Change);
      if (refusal !== null && !passing.includes(refusal))
        throw new Error(`${id}: ${JSON.stringify(change)} ${refusal}.`);
    }
    throw new Error(`The facts of ${id} are not those of the law.`);
  }

  private async correct(id: string, look: Look, confirmed: Change): Promise<string | null> {
    const refusal = await this.byAnyone(look, 'confirm_fact', () => ({ confirmed }));
    if (refusal === 'hold-by-itself') return this.byAnyone(look, ...heldBack(confirmed));
    if (refusal !== 'origin-without-evidence') return refusal;
    const recorded = { zone: confirmed.value, method: 'official_publication', reference: reason };
    await this.byAnyone(this.looking(await this.view(id)), 'record_origin', () => recorded);
    return this.byAnyone(this.looking(await this.view(id)), 'confirm_origin', () => ({}));
  }

  /** A person confirms that each of these checks holds. */
  async confirm(id: string, checks: readonly string[]): Promise<void> {
    for (const fact of checks) {
      const stated = async () => {
        const look = this.looking(await this.judged(id));
        return this.byAnyone(look, 'confirm_fact', () => ({ confirmed: { fact, value: 'holds' } }));
      };
      await eventually(stated, (refusal) => refusal === null);
    }
  }

  /** To the end, by these choices in their order; each part of a divided request as the caller says. */
  async walk(id: string, { choices }: Pick<End, 'choices'>, ofPart: (part: View) => Promise<void>): Promise<View> {
    const left = [...choices];
    for (let steps = 0; steps < MOST_STEPS; steps += 1) {
      const view = await this.settled(id);
      if (view.status === 'closed') return view;
      if (view.state.proposed) await this.byAnyone(this.looking(view), 'confirm_correction', () => ({}));
      if (view.state.proposed || (await this.step(view, left))) continue;
      if (!view.state.split) throw new Error(stuckSentence(view, left));
      const { parts } = await this.until(id, (divided) => divided.parts.length > 0);
      for (const part of parts) await ofPart(await this.judged(part.id));
    }
    throw new Error(`The case ${id} does not end.`);
  }

  /** Looks less often the longer it takes: each look has the server compute the whole case. */
  private until(id: string, holds: (view: View) => boolean): Promise<View> {
    let pause = 0;
    const look = async () => {
      await wait(pause);
      pause = Math.min(pause + 100, LONGEST_PAUSE_MILLISECONDS);
      return this.view(id);
    };
    return eventually(look, holds);
  }

  private judged(id: string): Promise<View> {
    return this.until(
      id,
      ({ state, status }) => state.classification !== null || state.proposed !== null || status === 'closed',
    );
  }

  /** What the service does by itself is done: classification, letters, and the end that follows from them. */
  private settled(id: string): Promise<View> {
    return this.until(id, ({ status, stepKind, owed, state: { classification, left, lettersSent, acts } }) => {
      if (status === 'closed') return true;
      const sent = left.flatMap(({ letters }) => letters).every((letter) => lettersSent.includes(letter.id));
      const closes = stepKind === 'end' && owed.length === 0 && acts.every(({ upheld }) => upheld !== null);
      return classification !== null && sent && !closes;
    });
  }

  /** The first open action of the order by which something is left to do; false where there is none. */
  private async step(view: View, left: string[]): Promise<boolean> {
    const look = this.looking(view);
    const [choice = ''] = left;
    const [asked] = choice.split(' ');
    for (const type of order.flat().filter((each) => each === asked || !chosen.includes(each))) {
      const refusal = await this.byAnyone(look, type, bodies[type], choice);
      if (refusal === AWAITED) await this.server.pass(DAYS_FOR_AN_ANSWER);
      if (refusal === AWAITED || (refusal && passing.includes(refusal))) return true;
      if (refusal !== null) continue;
      if (type === asked) left.shift();
      return true;
    }
    return false;
  }

  /** The case as each member sees it, asked for once. */
  private looking(seen: View): Look {
    const views = new Map([[reader, Promise.resolve(seen)]]);
    return (name) => {
      const view = views.get(name) ?? this.view(seen.id, name);
      views.set(name, view);
      return view;
    };
  }

  /** By the first member to whom it is open and who has something to do by it: null when done, else why not. */
  private async byAnyone(look: Look, type: string, ask: Ask = () => null, choice = ''): Promise<string | null> {
    const seen = await look(reader);
    if (type === 'answer_instruction') return this.byOperations(seen);
    const able = this.able(seen, actionOf(type as Command['type']).roles);
    let why: string | null = 'not-open';
    for (const [name, role] of able.filter(([, each]) => ask(seen, each, choice) !== null)) {
      const view = await look(name);
      const closed = view.moves.find(({ command }) => command === type)?.closed;
      const body = closed === null ? ask(view, role, choice) : null;
      why = body ? await this.write(name, view, type, body) : (closed?.code ?? why);
      if (why === null || common.includes(why)) return why;
    }
    return why;
  }

  /** Operations see no case: they answer what waits on their own screen. */
  private async byOperations({ id, state }: View): Promise<string | null> {
    const waits = state.instructions?.find(({ answer }) => answer === null);
    if (!waits) return 'not-open';
    const [name = ''] = staff.find(([, role]) => role === 'operations') ?? [];
    const said = { answer: 'done', reason: null } as const;
    const command: Command = { type: 'answer_instruction', orderId: waits.id, answer: said.answer, noteId: null };
    const signature = await this.server.sign(name, id, command, state);
    const body = { ...said, ...(signature && { signature }) };
    const answer = await (await this.server.visitor(name)).send('POST', `/api/instructions/${waits.id}/answer`, {
      body,
    });
    return answer.statusCode < 300 ? null : answer.json<{ type: string }>().type.replace('/problems/', '');
  }

  /** Who did nothing on the case yet stands where every other such member of the role stands: one of them is asked. */
  private able({ id }: View, roles: readonly Role[]): typeof staff {
    const alike = new Set<Role>();
    return staff.filter(([name, role]) => {
      if (!roles.includes(role)) return false;
      if (this.acted.has(`${id} ${name}`)) return true;
      return alike.has(role) ? false : alike.add(role) !== undefined;
    });
  }

  /** That the origin is established is confirmed with the evidence of it. */
  private async establish(name: string, { id, state }: View, body: Body) {
    const person = await this.server.visitor(name);
    const record = { seen: state.seq, ...signedActOf(state) };
    const recorded = await person.send('POST', `/api/cases/${id}/origins`, { body: record });
    if (recorded.statusCode >= 300) return recorded;
    const { seq: seen } = recorded.json<{ seq: number }>();
    return person.send('POST', `/api/cases/${id}/facts`, { body: { ...body, seen } });
  }

  /** Null when it was taken, else the code of the refusal; presence is proved again where that is asked. */
  private async write(name: string, view: View, type: string, body: Body): Promise<string | null> {
    const { path, named } = routeOf(type, view);
    const command = { type, ...named, ...body } as unknown as Command;
    const signature = await this.server.sign(name, view.id, command, view.state);
    const person = await this.server.visitor(name);
    const sent = { body: { seen: view.state.seq, ...body, ...(signature && { signature }) } };
    const send = () => person.send('POST', `/api/cases/${view.id}/${path}`, sent);
    const first = await send();
    const stale = first.body.includes('step-up-required');
    if (stale) await person.stepUp();
    const refused = stale ? await send() : first;
    const unproved = type === 'confirm_fact' && refused.body.includes('origin-unproved');
    const answer = unproved ? await this.establish(name, view, sent.body) : refused;
    if (answer.statusCode >= 300) return answer.json<{ type: string }>().type.replace('/problems/', '');
    this.acted.add(`${view.id} ${name}`);
    return null;
  }
}

/** What the enforcing authority says of a hold is recorded by acts of their own. */
const heldBack = ({ value }: Change): [type: string, ask: Ask] =>
  value === 'fails'
    ? ['stop_hold', () => ({ scope: 'whole', reason })]
    : ['clear_hold', () => ({ how: 'clearance', reason })];

const stuckSentence = ({ id, state, moves }: View, left: readonly string[]): string => {
  const { classification, circuit, step } = state;
  const said = moves.map(({ command, closed }) => `${command} ${closed?.code ?? 'open'}`).join(', ');
  const place = `${classification?.row} ${classification?.verdict}, ${circuit}, ${step}`;
  return `The case ${id} (${place}) is stuck before ${left.join(', ') || 'its end'}: ${said}`;
};
