/** A person confirms facts in the proof, with the evidence that their origin wants. */
import type { Command } from '../command.js';
import type { Circumstances } from '../model/circumstances.js';
import { valueIn } from '../model/correction.js';
import { actionsOf } from '../model/leaving.js';
import { isOriginProved } from '../model/receiving.js';
import { askedByDecisions, settlings } from './key.js';
import { choices, type Next } from './people.js';
import { hex, idOf, type Moment, persons, type World } from './world.js';

const jurist = persons[0] as (typeof persons)[number];

/** A jurist establishes the origin by the first method whose evidence is there. */
function established(moment: Moment, world: World): Moment {
  const zone = moment.state.facts?.issuerZone;
  const given = { person: 'x', doneAt: moment.now, evidence: hex('3'), noteId: idOf(301) };
  for (const method of Object.keys(world.law.originMethods)) {
    const next = world.after(moment, { type: 'record_origin', zone, method, ...given } as Command, jurist);
    if (next && isOriginProved(next.state)) return next;
  }
  return moment;
}

const confirming = (before: Moment, fact: string, value: unknown, world: World): Moment | null => {
  const proves = fact === 'origin_established' && value === 'holds' && !isOriginProved(before.state);
  const moment = proves ? established(before, world) : before;
  const command = { type: 'confirm_fact', confirmed: { fact, value } } as Command;
  for (const actor of choices(moment)) {
    const next = world.after(moment, command, actor);
    if (next) return next;
  }
  return null;
};

/** What a person may say of the facts: what was read is as it is; all that is open, or that a decision asks, holds; or one check fails. */
function statements(state: Moment['state'], discloses: boolean, at: Circumstances): [string, [string, unknown][]][] {
  const { facts, classification, confirmed } = state;
  if (!facts || !classification) return [];
  const open: readonly string[] = classification.unknown;
  const waiting = discloses
    ? classification.facts.filter((fact) => !confirmed.includes(fact) && !open.includes(fact))
    : [];
  const asRead = waiting.map((fact): [string, unknown] => [fact, valueIn(facts, fact)]);
  const asked = askedByDecisions(state, at).map((check): [string, unknown] => [check, 'holds']);
  const settled = settlings(open).map((results): [string, [string, unknown][]] => [
    results.length === 1 && results[0]?.[1] === 'fails' ? `${results[0][0]} fails` : 'all hold',
    results,
  ]);
  const told = (name: string, values: [string, unknown][]): [string, [string, unknown][]][] =>
    values.length > 0 ? [[name, values]] : [];
  return [...told('as read', asRead), ...settled, ...told('what is asked holds', asked)];
}

/** A person confirms facts, before anything is prepared. */
export function byFacts(moment: Moment, world: World): Next[] {
  if (moment.state.preparation) return [];
  const discloses = actionsOf(moment.state, world.at(moment)).includes('disclose');
  return statements(moment.state, discloses, world.at(moment)).flatMap(([what, values]): Next[] => {
    const next = values.reduce((now, [fact, value]) => confirming(now, fact, value, world) ?? now, moment);
    return next === moment ? [] : [{ moment: next, happening: { action: 'confirm_fact', by: 'jurist', what } }];
  });
}
