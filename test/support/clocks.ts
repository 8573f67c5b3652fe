/** The clocks of workflows/, without the proof of the rules. */
import { parse } from 'yaml';
import { readSources } from '../../src/catalogue/files/source.js';
import { nationalCalendar } from '../../src/domain/law/calendar.js';
import { ClockFileSource, ClockRule, type Clocks } from '../../src/domain/law/clock.js';
import type { ClockLaw } from '../../src/domain/law/deadline.js';

export const clocks: Clocks = readSources('.')
  .filter(({ name }) => name.startsWith('workflows/clocks/'))
  .flatMap(({ text }) => {
    const file = ClockFileSource.parse(parse(text));
    return file.clocks.map((clock) => ClockRule.parse({ ...file.defaults, ...clock }));
  });

export const clockLaw: ClockLaw = { clocks, calendar: nationalCalendar };
