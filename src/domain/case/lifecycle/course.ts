/** The course of one request, from its receipt to each end that it may have: what people do, by a declared order of actions. */
import type { RequestFacts } from '../../law/fact.js';
import type { LetterKind, Notice, Outcome, RecipientKind, Verdict } from '../../law/vocabulary.js';
import { isPartial } from '../model/disclosure.js';
import type { CaseState, Preparation } from '../model/state.js';
import { isGoodEnd } from './ends.js';
import { FactClasses, keyOf } from './key.js';
import type { Next } from './people.js';
import { nextBy } from './steps.js';
import { opened } from './walk.js';
import type { Moment, World } from './world.js';

/** Actions in the order in which people look at them; of one line, each is a choice, and leads to an end of its own. */
export const order: readonly (readonly string[])[] = [
  ['confirm_fact'],
  ['clear_hold'],
  ['choose_recipient'],
  ['confirm_recipient'],
  ['ratify'],
  ['prepare', 'act', 'decide_escalation', 'propose_split'],
  ['confirm_split'],
  ['record_call_back'],
  ['approve'],
  ['release', 'refuse', 'inform'],
  ['record_letter_sent'],
  ['order_measure'],
  ['answer_instruction'],
  ['decide_incident'],
  ['record_notice'],
  ['close', 'conclude_silence'],
  ['confirm_address'],
  ['withdraw'],
];

export interface End {
  readonly outcome: Outcome;
  /** Sent, in the order of the vocabulary. */
  readonly letters: readonly LetterKind[];
  /** Whom a person had them written to; null where to the requester. */
  readonly recipient: RecipientKind | null;
  /** What was chosen on the way, in order: the action, and what it says. */
  readonly choices: readonly string[];
}

export interface Course {
  readonly verdict: Verdict;
  readonly circuit: string;
  readonly notices: readonly Notice[];
  readonly clocks: readonly string[];
  readonly ends: readonly End[];
}

/** Actions by which a person chooses how the case goes on. */
export const choosing: readonly string[] = [
  'prepare',
  'act',
  'decide_escalation',
  'propose_split',
  'close',
  'conclude_silence',
  'withdraw',
];

/** Whether anything is handed over, and whether all that was found. */
const extentOf = (preparation: Preparation | null): 'nothing' | 'partly' | 'whole' => {
  if (!preparation || preparation.accountsDisclosed === 0) return 'nothing';
  return preparation.disclosure && isPartial(preparation.disclosure) ? 'partly' : 'whole';
};

/** What a person chose by it; null where there was one way only. */
function choiceOf({ happening: { action, by, what }, moment: { state } }: Next): string | null {
  if (by === null || action === 'propose_split' || !choosing.includes(action)) return null;
  const { preparation } = state;
  return action === 'prepare' ? `prepare ${preparation?.action} ${extentOf(preparation)}` : `${action} ${what}`;
}

/** The letters that the case has sent, by name. */
export const sentLetters = ({ left, lettersSent }: CaseState): LetterKind[] =>
  left
    .flatMap(({ letters }) => letters)
    .filter(({ id }) => lettersSent.includes(id))
    .map(({ kind }) => kind)
    .sort();

/** Verdicts that stand on what is not known, or on what fails: their requests are answered as they stand. */
export const asItStands: readonly Verdict[] = ['CLARIFY', 'REFUSE', 'REFUSE_REDIRECT'];

/** A walk by the order of actions, which meets each kind of moment once. */
class Search {
  readonly ends = new Map<string, End>();
  private readonly seen = new Set<string>();
  private readonly classes: FactClasses;

  constructor(
    private readonly verdict: Verdict,
    private readonly world: World,
  ) {
    this.classes = new FactClasses(world);
  }

  follow(moment: Moment, choices: readonly string[] = []): void {
    if (moment.state.status === 'closed') this.end(moment, choices);
    else this.goOn(moment, choices);
  }

  private goOn(moment: Moment, choices: readonly string[]): void {
    for (const line of order) {
      const nexts = this.by(line, moment);
      for (const next of nexts) {
        const choice = choiceOf(next);
        this.follow(next.moment, choice ? [...choices, choice] : choices);
      }
      if (nexts.length > 0) return;
    }
  }

  /** Where actions of one line are choices, all of them; else what people would do first. */
  private by(line: readonly string[], moment: Moment): Next[] {
    const all = line.flatMap((action) => nextBy(action, moment, this.world)).filter((next) => this.leads(next));
    const open = line.some((action) => choosing.includes(action)) ? all : all.slice(0, 1);
    return open.filter((next) => this.isNew(next));
  }

  /** A bad end leads nowhere. */
  private leads({ moment: { state }, happening: { action } }: Next): boolean {
    if (state.status === 'closed') return isGoodEnd(state, this.world);
    if (action === 'act') return state.left.length === 0;
    return !asItStands.includes(this.verdict) || (action !== 'confirm_fact' && action !== 'clear_hold');
  }

  private isNew({ moment }: Next): boolean {
    const key = keyOf(moment, this.classes, this.world);
    return this.seen.has(key) ? false : this.seen.add(key) !== undefined;
  }

  private end({ state }: Moment, choices: readonly string[]): void {
    const { outcome, recipient, classification } = state;
    if (outcome === null) return;
    const end: End = { outcome, letters: sentLetters(state), recipient: recipient?.kind ?? null, choices };
    const name = [outcome, ...end.letters, classification?.decided].join(' ');
    if (!this.ends.has(name)) this.ends.set(name, end);
  }
}

/** The course of a request with these facts on the day of the world: every end to which the order of actions leads. */
export function courseOf(facts: RequestFacts, world: World): Course {
  const { verdict, circuit, notices, clocks } = world.classificationOf(facts);
  const search = new Search(verdict, world);
  search.follow(opened({ rule: '', facts }, world));
  return { verdict, circuit, notices, clocks: clocks.map(({ code }) => code), ends: [...search.ends.values()] };
}
