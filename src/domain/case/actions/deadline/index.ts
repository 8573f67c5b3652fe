import { askLaterEnd } from './ask-later-end.js';
import { confirmLaterEnd } from './confirm-later-end.js';
import { confirmPause } from './confirm-pause.js';
import { confirmResumption } from './confirm-resumption.js';
import { extendClock } from './extend-clock.js';
import { meetClock } from './meet-clock.js';
import { pauseClock } from './pause-clock.js';
import { recordStart } from './record-start.js';
import { resumeClock } from './resume-clock.js';
import { setDeadline } from './set-deadline.js';

export const deadline = [
  setDeadline,
  askLaterEnd,
  confirmLaterEnd,
  pauseClock,
  confirmPause,
  resumeClock,
  confirmResumption,
  recordStart,
  extendClock,
  meetClock,
] as const;
