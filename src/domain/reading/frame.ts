/** Whether the frame an act names is that of the article it stands on: flagrant offence, preliminary inquiry, or investigation by a judge (check frame_agrees). */
import type { CheckResult, InstrumentCode } from '../law/vocabulary.js';
import type { Concept } from './concept.js';
import type { Lexicon } from './lexicon.js';
import type { Passage } from './passage.js';

interface Frame {
  readonly articles: readonly InstrumentCode[];
  readonly concept: Concept;
}

const frames: readonly Frame[] = [
  { articles: ['CPP-60-1', 'CPP-60-2'], concept: 'flagrancy' },
  { articles: ['CPP-77-1-1', 'CPP-77-1-2'], concept: 'preliminary-inquiry' },
  { articles: ['CPP-99-3', 'CPP-99-4'], concept: 'judicial-investigation' },
];

/**
 * Fails only when the act names exactly one legal framework, and it is not that of the cited articles. Doubt is left to
 * a person.
 */
export function frameResult(
  acts: readonly Passage[],
  bases: readonly InstrumentCode[],
  { concepts }: Lexicon,
): CheckResult {
  const cited = frames.filter(({ articles }) => articles.some((code) => bases.includes(code)));
  const named = frames.filter(({ concept }) => acts.some(({ folded }) => concepts[concept].in(folded)));
  const [frame] = cited;
  if (!frame || cited.length > 1 || named.length === 0) return 'unknown';
  if (named.includes(frame)) return 'holds';
  return named.length === 1 ? 'fails' : 'unknown';
}
