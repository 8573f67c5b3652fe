/** An incident in the proof: operations receive instructions and confirm them, it is decided, and what that starts is done. */
import type { Command } from '../command.js';
import { askedOf } from '../model/incident.js';
import { idOf, type Moment, type World } from './world.js';

/** What comes of it; null where people cannot. */
export function handled(
  moment: Moment,
  world: World,
  take: (before: Moment, command: Command) => Moment | null,
): Moment | null {
  const noteId = idOf(301);
  const measures = askedOf(moment.state, world.at(moment))?.measures ?? [];
  const commands = [
    ...measures.flatMap((measure, at): Command[] => {
      const orderId = idOf(310 + at);
      return [
        { type: 'order_measure', orderId, measure, noteId },
        { type: 'answer_instruction', orderId, answer: 'done', noteId: null },
      ];
    }),
    { type: 'decide_incident', significant: true, dataReached: true, knownAt: moment.now, noteId } as const,
  ];
  const decided = commands.reduce<Moment | null>((before, command) => before && take(before, command), moment);
  const started = decided?.state.started ?? [];
  return started.reduce<Moment | null>(
    (before, { code }) => before && (take(before, { type: 'meet_clock', code, noteId }) ?? before),
    decided,
  );
}
