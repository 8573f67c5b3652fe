/** Whether each notice that is owed can be given: by a letter of the circuit, or by a record of a role. */
import type { Notice } from '../../law/vocabulary.js';
import type { Command } from '../command.js';
import { actionsOf } from '../model/leaving.js';
import { lettersOf } from '../model/writing.js';
import type { Request } from './requests.js';
import { opened } from './walk.js';
import { hex, idOf, type Moment, persons, service, type World } from './world.js';

export interface OwedNotice {
  readonly request: Request;
  readonly notice: Notice;
  readonly verdict: string;
  readonly circuit: string;
}

/** Given, or not given for a reason: one of the two is open to some role. */
function isRecordable(moment: Moment, notice: Notice, world: World): boolean {
  return [true, false].some((told) => {
    const command = { type: 'record_notice', notice, told, agreed: false, noteId: idOf(300) } as Command;
    return persons.some((actor) => world.after(moment, command, actor) !== null);
  });
}

/** The moment after the command of the first person who may give it; null where none may. */
const byAny = (moment: Moment, command: Command, world: World): Moment | null => {
  for (const actor of persons) {
    const next = world.after(moment, command, actor);
    if (next) return next;
  }
  return null;
};

/**
 * Once silence ended that held the notice back: its letter is written, a person agrees to it, another one gives it or says
 * why not. True too where silence holds nothing of it back.
 */
function isGivenLater(moment: Moment, notice: Notice, world: World): boolean {
  const noteId = idOf(300);
  const silent = byAny(moment, { type: 'set_gag', gag: 'G_JUD', until: moment.now, noteId }, world);
  const over = silent && world.after(silent, { type: 'ring', timer: 'gag', about: null }, service);
  if (!over?.state.noticeLetters?.some((each) => each.notice === notice)) return true;
  const letter = { notice, letterId: idOf(302), sha256: hex('e') };
  const written = world.after(over, { type: 'record_notice_letter', ...letter }, service);
  const approved = written && byAny(written, { type: 'approve_notice', notice }, world);
  return approved !== null && isRecordable(approved, notice, world);
}

function isLetter(moment: Moment, notice: Notice, world: World): boolean {
  const at = world.at(moment);
  const kinds = actionsOf(moment.state, at).flatMap((action) => lettersOf(moment.state, action, at));
  const { letter } = world.law.notices[notice];
  return letter !== undefined && kinds.includes(letter);
}

/** Notices that no letter gives and no role can record, at once or after silence; one for each verdict and circuit. */
export function ungivenNotices(requests: readonly Request[], world: World): OwedNotice[] {
  const found = new Map<string, OwedNotice | null>();
  for (const request of requests) {
    const { notices, verdict, circuit, gag } = world.classificationOf(request.facts);
    for (const notice of notices) {
      const key = `${notice} ${verdict} ${circuit} ${gag}`;
      if (found.has(key)) continue;
      const moment = opened(request, world);
      const given = isLetter(moment, notice, world) || isRecordable(moment, notice, world);
      found.set(key, given && isGivenLater(moment, notice, world) ? null : { request, notice, verdict, circuit });
    }
  }
  return [...found.values()].filter((each): each is OwedNotice => each !== null);
}
