/** Judges the words of one PDF page against all that the page paints. */
import type { PDFPageProxy } from 'pdfjs-dist/types/src/display/api.js';
import type { HiddenReason } from '../../domain/intake/message.js';
import { areaOf, type Box, shared } from '../scan/pdf-geometry.js';
import type { Drawing, Layer } from './page-drawing.js';
import { verdictOn } from './pdf-hidden.js';
import type { JudgedWord } from './pdf-parting.js';
import { objectOf } from './pdf-pictures.js';
import { Strata } from './pdf-strata.js';
import type { Word } from './pdf-words.js';

export interface Judge {
  judged(words: readonly Word[]): JudgedWord[];
  /** True once it cannot be decided of a word whether the page shows it. */
  readonly isDoubtful: boolean;
}

/** Pictures that take this much of a page are the page. */
const WHOLE_PAGE = 0.8;
const scannerReasons: readonly (HiddenReason | null)[] = ['invisible', 'covered'];

export async function judgeOf(page: PDFPageProxy, drawing: Drawing, view: Box): Promise<Judge> {
  const { layers, words, notes } = drawing;
  const isScan = shareUnderPictures(layers, view) >= WHOLE_PAGE;
  const clear = words.length + notes.size > 0 ? await clearPictures(page, layers) : new Set<string>();
  const strata = new Strata(layers, view);
  let isDoubtful = false;
  return {
    judged: (asked) =>
      asked.map((word) => {
        const { why, doubtful } = verdictOn(word, view, strata, (picture) => clear.has(picture));
        isDoubtful ||= doubtful;
        return { letters: word.letters, why, scanned: isScan && scannerReasons.includes(why) };
      }),
    get isDoubtful() {
      return isDoubtful;
    },
  };
}

function shareUnderPictures(layers: readonly Layer[], view: Box): number {
  const areas = layers
    .filter(({ picture }) => picture !== null)
    .flatMap(({ outlines, clip }) => outlines.map(({ box }) => areaOf(shared(shared(box, clip), view))));
  const sum = areas.reduce((total, area) => total + area, 0);
  return areaOf(view) > 0 ? Math.min(1, sum / areaOf(view)) : 0;
}

const WITH_ALPHA = 3;

/** Pictures with transparent places: what they cover may shine through. */
async function clearPictures(page: PDFPageProxy, layers: readonly Layer[]): Promise<Set<string>> {
  const names = new Set(layers.flatMap(({ picture }) => (picture ? [picture] : [])));
  const clear = new Set<string>();
  for (const name of names) {
    const image = await objectOf(page, name);
    const isSolid = typeof image === 'object' && image !== null && 'kind' in image && image.kind !== WITH_ALPHA;
    if (!isSolid) clear.add(name);
  }
  return clear;
}
