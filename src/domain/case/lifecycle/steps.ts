/** What may happen next: every action of a person, the work that waits, and time; each decided by the case itself. */
import { owedNotices } from '../actions/confidentiality/owed.js';
import { delivery } from '../actions/delivery/index.js';
import { actions } from '../actions/index.js';
import { instruction } from '../actions/instruction/index.js';
import { preservation } from '../actions/preservation/index.js';
import { production } from '../actions/production/index.js';
import type { Command } from '../command.js';
import type { ActionDeclaration } from '../model/action.js';
import type { Actor } from '../model/circumstances.js';
import { objectionToIncident } from '../model/incident.js';
import { wantsCallBack } from '../model/leaving.js';
import { objectionTo } from '../moves.js';
import { byFacts } from './facts.js';
import { handled } from './incident.js';
import { inputsOf } from './inputs.js';
import { choices, type Next } from './people.js';
import { idOf, type Moment, type Pending, type persons, roleOf, service, type World } from './world.js';

/** Facts and judgements have steps of their own; the rest of these opens no way to an end. */
const apart: readonly string[] = [
  ...['open', 'confirm_fact', 'classify', 'note', 'assign', 'ask_break_glass', 'grant_break_glass'],
  ...['ask_lower_floor', 'lower_floor', 'withdraw_correction'],
  ...['record_origin', 'confirm_origin', 'state_service', 'confirm_service'],
  ...['set_gag', 'record_notice', 'approve_notice', 'ask_opinion', 'record_opinion', 'answer_redirect', 'set_deadline'],
  ...['record_start', 'meet_clock', 'extend_clock', 'ask_later_end', 'confirm_later_end'],
  ...['pause_clock', 'confirm_pause'],
  ...preservation.map(({ type }) => type).filter((type) => type !== 'end_preservation'),
  ...production.map(({ type }) => type),
  ...delivery.map(({ type }) => type),
  ...['acknowledge_posting', 'join', 'undo_split'],
  ...['order_erasure', 'confirm_erasure', 'stop_erasure'],
  ...instruction.map(({ type }) => type),
  'decide_incident',
];
const taken: readonly ActionDeclaration[] = actions.filter(
  ({ open, type }) => open !== 'service' && !apart.includes(type),
);

const endsOfChallenge = taken.filter(({ type }) => type === 'settle_challenge');

const said = (input: Readonly<Record<string, unknown>>): string =>
  Object.values(input)
    .filter(
      (value) =>
        (typeof value === 'string' && value.length < 30 && !value.startsWith('+')) || typeof value === 'boolean',
    )
    .join(', ');

/** The first of these persons by whom it is accepted. */
function takenBy(able: typeof persons, moment: Moment, command: Command, world: World): Next | null {
  for (const actor of able) {
    const next = world.after(moment, command, actor);
    if (!next) continue;
    const answer = command.type === 'confirm_address' ? { known: true, candidates: 1 } : next.answer;
    const { type, ...input } = command;
    return { moment: { ...next, answer }, happening: { action: type, by: roleOf(actor.id), what: said(input) } };
  }
  return null;
}

/** Of these, one that is accepted stands for the others: nothing that follows looks at which. */
const alike: readonly string[] = [
  ...['approve', 'post_letter', 'settle_challenge', 'end_preservation', 'state_impossibility'],
  'conclude_impossibility',
];

/** Where nothing waits for consent they void nothing, and the moment after them, or after the end of the challenge, is the same. */
function changesNothing(type: string, { state: { preparation, callBack }, answer }: Moment): boolean {
  // A requester who gave no mail address is answered by post: the proof takes no other way.
  if (type === 'confirm_address' && answer.candidates === 0) return true;
  if (preparation && preparation.dispatchedBy === null) return false;
  return type === 'challenge' || (type === 'confirm_address' && answer.known && callBack === null);
}

/** The first person who may, for each thing that may be entered; the order of consents does not matter. */
function byPeople(moment: Moment, world: World, some = taken): Next[] {
  const at = world.at(moment);
  const able = choices(moment);
  const calls = wantsCallBack(moment.state, at);
  const changing = some.filter(({ type }) => !changesNothing(type, moment) && (calls || type !== 'record_call_back'));
  return changing.flatMap((action) => {
    const type = action.type as Command['type'];
    const first = able.findIndex((actor) => objectionTo(type, moment.state, actor, at) === null);
    if (first < 0) return [];
    const found: Next[] = [];
    for (const input of inputsOf(action, moment, world)) {
      const next = takenBy(able.slice(first), moment, { type, ...input } as Command, world);
      if (next) found.push(next);
      if (next && alike.includes(type)) break;
    }
    return found;
  });
}

/** Where nothing but notices stands against the end, people give them, or record why not: in one step, in any order. */
function byNotices(moment: Moment, world: World): Next[] {
  const able = choices(moment);
  const at = world.at(moment);
  const owed = owedNotices(moment.state, world.law.notices);
  const blocks = (actor: Actor) => objectionTo('close', moment.state, actor, at)?.code === 'notices-owed';
  if (owed.length === 0 || ![service, ...able].some(blocks)) return [];
  const given = owed.reduce<Moment | null>((before, notice) => {
    const commands = [true, false].map(
      (told): Command => ({ type: 'record_notice', notice, told, agreed: false, noteId: idOf(300) }),
    );
    return before && (commands.flatMap((each) => takenBy(able, before, each, world) ?? [])[0]?.moment ?? null);
  }, moment);
  return given ? [{ moment: given, happening: { action: 'record_notice', by: 'jurist', what: owed.join(', ') } }] : [];
}

/** Where an incident alone stands against the end, people handle it: in one step. */
function byIncident(moment: Moment, world: World): Next[] {
  const able = choices(moment);
  const at = world.at(moment);
  const objection = objectionToIncident(moment.state, at);
  const blocks = (actor: Actor) => objectionTo('close', moment.state, actor, at)?.code === objection?.code;
  if (!objection || ![service, ...able].some(blocks)) return [];
  const after = handled(moment, world, (before, each) => takenBy(able, before, each, world)?.moment ?? null);
  return after ? [{ moment: after, happening: { action: 'decide_incident', by: 'dpo', what: 'significant' } }] : [];
}

const commandOf = (work: Pending, { state }: Moment): Command | null => {
  if (work.do === 'send_letter') {
    const letter = state.left.flatMap(({ letters }) => letters).find(({ id }) => id === work.letterId);
    return letter
      ? { type: 'record_letter_sent', letterId: letter.id, kind: letter.kind, sha256: letter.sha256 }
      : null;
  }
  return work.do === 'set_timer' ? { type: 'ring', timer: work.timer, about: work.about } : null;
};

/** Work that waits is done, in any order; the timer that falls due first rings. */
function byItself(moment: Moment, world: World): Next[] {
  const timers = moment.pending.filter((each) => each.do === 'set_timer');
  const due = timers.toSorted((one, other) => (String(one.at) < String(other.at) ? -1 : 1))[0];
  const jobs: readonly Pending[] = [...moment.pending.filter((each) => each.do !== 'set_timer'), ...(due ? [due] : [])];
  return jobs.map((work) => {
    const later = work.do === 'set_timer' && String(work.at) > moment.now ? (work.at as Moment['now']) : moment.now;
    const without = { ...moment, now: later, pending: moment.pending.filter((each) => each !== work) };
    const command = commandOf(work, moment);
    const what = work.do === 'set_timer' ? work.timer : '';
    return {
      moment: (command && world.after(without, command, service)) ?? without,
      happening: { action: command?.type ?? work.do, by: null, what },
    };
  });
}

/** A pending challenge closes ways, and opens none but its own end: the moment after that end, whatever the court says, or the challenge where it has none. */
function settled(next: Next, world: World): Next[] {
  const { status, challenges } = next.moment.state;
  if (status === 'closed' || !challenges.some(({ suspends, result }) => suspends && result === null)) return [next];
  const ends = byPeople(next.moment, world, endsOfChallenge);
  return ends.length === 0 ? [next] : ends;
}

/** The parts have ended: each walks as a request of its own row. */
function byParts(moment: Moment, world: World): Next[] {
  const ended = moment.state.split && world.after(moment, { type: 'close' }, service);
  return ended ? [{ moment: ended, happening: { action: 'close', by: null, what: 'all parts ended' } }] : [];
}

/** The moment at which the time for an answer is over, and none came; the same where nothing waits for one. */
function inSilence(moment: Moment, world: World): Moment {
  const waits = moment.pending.some((each) => each.do === 'set_timer' && each.timer === 'answer');
  const [next] = waits ? byItself(moment, world).filter(({ happening }) => happening.what === 'answer') : [];
  return next?.moment ?? moment;
}

/** The moments that follow by one action: facts as they were read or as they hold, notices as given, letters as sent. */
export function nextBy(type: string, moment: Moment, world: World): Next[] {
  if (type === 'confirm_fact')
    return byFacts(moment, world).filter(({ happening }) => !happening.what.endsWith(' fails'));
  if (type === 'record_notice') return byNotices(moment, world);
  if (type === 'decide_incident') return byIncident(moment, world);
  if (type === 'record_letter_sent')
    return byItself(moment, world).filter(({ happening }) => happening.action === type);
  const people = byPeople(
    type === 'conclude_silence' ? inSilence(moment, world) : moment,
    world,
    taken.filter((action) => action.type === type),
  );
  return type === 'close' ? [...people, ...byParts(moment, world)] : people;
}

/** Every moment that may follow. */
export function nextOf(moment: Moment, world: World): Next[] {
  if (moment.state.status === 'closed') return [];
  const all = [
    ...[...byFacts(moment, world), ...byPeople(moment, world), ...byNotices(moment, world)],
    ...byIncident(moment, world),
    ...[...byItself(moment, world), ...byParts(moment, world)],
  ];
  return all.flatMap((next) => settled(next, world));
}
