/** Events that are sent to the operator's machines, once more. */
import { EventReplay } from '../machines/event-replay.js';
import { changing } from './application.js';
import { type Output, say } from './output.js';

export const replayEvents = (options: Output & { from: number }): Promise<boolean> =>
  changing(async (rooms) => {
    const replayed = await rooms.get(EventReplay, { strict: false }).replay(options.from, 'command-line');
    if (!replayed.ok) {
      const { code, sentence } = replayed.refusal;
      say(options, { ok: false, code }, `REFUSED  ${sentence.en}`);
      return false;
    }
    const { from, until } = replayed.value;
    say(options, { ok: true, from, until }, `Events from place ${from} of the log on are sent again, up to ${until}.`);
    return true;
  });
