/** Two cases about one act, and what one command makes of them through the domain's own functions. */

import type { Command } from '../../../src/domain/case/command.js';
import { decide } from '../../../src/domain/case/decide.js';
import { evolve } from '../../../src/domain/case/evolve.js';
import type { Actor, Circumstances } from '../../../src/domain/case/model/circumstances.js';
import { missingFloor } from '../../../src/domain/case/model/floor.js';
import { absent, type CaseState } from '../../../src/domain/case/model/state.js';
import { classify, keepAdvice } from '../../../src/domain/classification/classify.js';
import type { RuleBook } from '../../../src/domain/classification/rule-book.js';
import { dayOf, type Instant } from '../../../src/domain/kernel/instant.js';
import { deadlineOf } from '../../../src/domain/law/deadline.js';
import type { RequestFacts } from '../../../src/domain/law/fact.js';
import type { AddressZone } from '../../../src/domain/law/vocabulary.js';
import type { Circuits } from '../../../src/domain/workflow/circuit.js';
import { actorText, circumstances, id, opened, read, service } from '../../support/case-walk.js';
import { actorWithout, circumstancesWithout, eventsWithout, foldedWithout, type Off, seenWithout } from './guards.js';
import { type History, noHistory, recorded } from './history.js';
import { directoryOf, type Member } from './people.js';

export interface File {
  readonly state: CaseState;
  readonly history: History;
  /** Where the mailbox stands that an answer would go to. */
  readonly mailbox: AddressZone;
}

export interface World {
  readonly foreign: File;
  /** The same act in a second message, or retyped by hand; null until it is sent. */
  readonly copy: File | null;
}

export type Which = keyof World;

/** The rules and circuits in force on the day of receipt. */
export interface LawInForce {
  readonly rules: RuleBook;
  readonly circuits: Circuits;
}

const receivedAt = '2026-11-24T13:37:12.000Z' as Instant;
const day = dayOf(receivedAt);
const caseIds: Readonly<Record<Which, string>> = { foreign: id(801), copy: id(802) };

export const digestOf = (mailbox: AddressZone): string => (mailbox === 'FR' ? 'e' : 'f').repeat(64);

export class Desk {
  private readonly common: Circumstances;
  private readonly advice = new Map<string, Command>();

  constructor(
    private readonly law: LawInForce,
    readonly members: readonly Member[],
    readonly off: Off,
  ) {
    const rules = { ...law.rules };
    keepAdvice(rules, day);
    this.common = { ...circumstances, ...law, rules, people: directoryOf(members) };
  }

  /** A request as it was read and judged first. */
  received(which: Which, facts: RequestFacts, mailbox: AddressZone, beside: World | null = null): File {
    const world = { foreign: beside?.foreign ?? empty(mailbox), copy: null, [which]: empty(mailbox) };
    const file = [{ ...opened, receivedAt } as Command, read(facts)].reduce(
      (all, command) => this.taken({ ...world, [which]: all }, which, command, service) ?? all,
      empty(mailbox),
    );
    return this.classified({ ...world, [which]: file }, which) ?? file;
  }

  /** Judged by the rules, with what a stricter case about the same act asks; null when it cannot be judged now. */
  classified(world: World, which: Which): File | null {
    const before = world[which];
    if (!before?.state.facts || before.state.classification) return null;
    let file = this.taken(world, which, this.adviceOn(before.state.facts), service);
    for (;;) {
      if (!file) return null;
      const other = missingFloor(file.state, this.circumstancesOf({ ...world, [which]: file }, which));
      if (!other) return file;
      const { caseId: from, common, floor } = other;
      file = this.taken({ ...world, [which]: file }, which, { type: 'inherit_floor', from, common, floor }, service);
    }
  }

  /** The case after the command; null when it is refused. */
  taken(world: World, which: Which, command: Command, actor: Actor): File | null {
    const file = world[which];
    if (!file) return null;
    const at = this.circumstancesOf(world, which);
    const seen = seenWithout(this.off, file.state, command);
    const decided = decide(seen, command, actorWithout(this.off, actor, command), at);
    if (!decided.ok) return null;
    const events = eventsWithout(this.off, decided.value);
    const account = actorText(actor);
    const state = events.reduce<CaseState>(
      (all, event) => foldedWithout(this.off, evolve(all, { event, actor: account })),
      file.state,
    );
    return { ...file, state, history: recorded(file.history, events, account, [file.state, state], this.members) };
  }

  /** What the service says of these facts, by the rules. */
  private adviceOn(facts: RequestFacts): Command {
    const key = JSON.stringify(facts);
    const known = this.advice.get(key) ?? classification(facts, this.law.rules);
    this.advice.set(key, known);
    return known;
  }

  private circumstancesOf(world: World, which: Which): Circumstances {
    const other: Which = which === 'foreign' ? 'copy' : 'foreign';
    const beside = world[other]?.state;
    const mailbox = world[which]?.mailbox;
    return circumstancesWithout(this.off, {
      ...this.common,
      mailbox: mailbox === undefined ? null : { zone: mailbox, digest: digestOf(mailbox) },
      related: beside ? [{ caseId: caseIds[other], common: 'target', floor: beside.floor }] : [],
    });
  }
}

const empty = (mailbox: AddressZone): File => ({ state: absent, history: noHistory, mailbox });

function classification(facts: RequestFacts, rules: RuleBook): Command {
  const { deadlines, articles: _articles, items: _items, ...found } = classify(facts, rules, day);
  const clocks = deadlines.map((code) => {
    const { legalEnd, safeEnd } = deadlineOf(code, receivedAt, circumstances);
    return { code, legalEnd, safeEnd };
  });
  return {
    type: 'classify',
    classification: {
      ...found,
      ...{ clocks, law: 'b'.repeat(64), notices: found.notices.map(({ code }) => code) },
      ...{ grounds: [...found.grounds], approvers: [...found.approvers], facts: [...found.facts] },
      ...{ failing: [...found.failing], unknown: [...found.unknown], counsel: [...found.counsel] },
      letterBlocks: [...found.letterBlocks],
    },
  };
}
