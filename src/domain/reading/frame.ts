/** Whether the frame an act names is that of the article it stands on: flagrant offence, preliminary inquiry, or investigation by a judge (check frame_agrees). */
import type { CheckResult, InstrumentCode } from '../law/vocabulary.js';
import { type Finder, words } from './finder.js';
import type { Passage } from './passage.js';

interface Frame {
  readonly articles: readonly InstrumentCode[];
  readonly said: Finder;
}

const frames: readonly Frame[] = [
  {
    articles: ['CPP-60-1', 'CPP-60-2'],
    said: words('flagrance', 'flagrants? delits?', 'articles? 53(?: et (?:s\\.|suivants))?'),
  },
  {
    articles: ['CPP-77-1-1', 'CPP-77-1-2'],
    said: words('enquete (?:\\p{L}+ )?preliminaire', 'preliminaire', 'articles? 75(?: et (?:s\\.|suivants))?'),
  },
  {
    articles: ['CPP-99-3', 'CPP-99-4'],
    said: words(
      '(?:sur|vu|execution de|execution d.une) (?:la |une )?commission rogatoire',
      'commission rogatoire (?:n[o°]|du|en date|delivree)',
      'information (?:judiciaire )?(?:suivie|ouverte)',
      "procedure d'instruction",
      '(?:vu|execution de|sur) (?:la |une )?delegation judiciaire',
    ),
  },
];

/** "Hors flagrance", "non en enquête préliminaire": the word just before denies the frame. */
const isLeftOut = (folded: string, start: number): boolean =>
  leftOut.test(folded.slice(Math.max(0, start - 24), start));
const leftOut = /(?:^|[^a-z])(?:hors|non|pas|ni|sans|aucune?)(?: (?:en|de|d'|l'|la|le|une?|cadre|du))*[ ']?$/;

/** Fails only where the one frame that is named is not the one of the articles cited: a doubt is for a person. */
export function frameResult(acts: readonly Passage[], bases: readonly InstrumentCode[]): CheckResult {
  const cited = frames.filter(({ articles }) => articles.some((code) => bases.includes(code)));
  const named = frames.filter(({ said }) =>
    acts.some(({ folded }) => said.all(folded).some(({ start }) => !isLeftOut(folded, start))),
  );
  const [frame] = cited;
  if (!frame || cited.length > 1 || named.length === 0) return 'unknown';
  if (named.includes(frame)) return 'holds';
  return named.length === 1 ? 'fails' : 'unknown';
}
