/** Characters of a scanned page, read locally in French and English. What is read so is a proposal, never a fact. */
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Worker } from 'tesseract.js';
import { doubled, type Picture, pgmOf, turned } from './picture.js';

const languages = ['fra', 'eng'];
const DATA = '4.0.0_best_int';
/** Below this a page may lie upside down: upright pages are read with 87 to 94. */
const DOUBTFUL_CONFIDENCE = 65;
/** Dots an inch under which a second reading at twice the size finds what the first one loses. */
const LOW_RESOLUTION = 200;
const WHOLE_PAGE = '3';
const ONE_BLOCK = '6';

export interface OcrReader {
  /** The text of a page, upright or not; empty when nothing was read. */
  read(picture: Picture, dotsAnInch: number): Promise<string>;
  close(): Promise<void>;
}

/** Starts the reader on the data of the installed packages; nothing is fetched and nothing is cached. */
export async function openOcr(): Promise<OcrReader> {
  const require = createRequire(import.meta.url);
  const folder = await mkdtemp(join(tmpdir(), 'greffe-ocr-'));
  for (const language of languages) {
    const data = join(dirname(require.resolve(`@tesseract.js-data/${language}`)), DATA, `${language}.traineddata.gz`);
    await symlink(data, join(folder, `${language}.traineddata.gz`));
  }
  const { createWorker } = await import('tesseract.js');
  // Without a handler an error is thrown outside of any promise; with it the parent's clock decides.
  const options = { langPath: folder, cacheMethod: 'none', gzip: true, errorHandler: () => undefined };
  const worker = await createWorker(languages, 1, options);
  return {
    read: (picture, dotsAnInch) => readPage(worker, picture, dotsAnInch),
    async close() {
      await worker.terminate();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function readPage(worker: Worker, picture: Picture, dotsAnInch: number): Promise<string> {
  let upright = picture;
  let first = await recognise(worker, upright, WHOLE_PAGE);
  if (first.confidence < DOUBTFUL_CONFIDENCE) {
    const other = turned(picture, 180);
    const second = await recognise(worker, other, WHOLE_PAGE);
    if (second.confidence > first.confidence) [upright, first] = [other, second];
  }
  if (first.text.trim() === '' || dotsAnInch >= LOW_RESOLUTION) return first.text;
  const { text } = await recognise(worker, doubled(upright), ONE_BLOCK);
  return [first.text, ...missing(text, first.text)].join('\n');
}

async function recognise(
  worker: Worker,
  picture: Picture,
  mode: string,
): Promise<{ text: string; confidence: number }> {
  await worker.setParameters({ tessedit_pageseg_mode: mode as never });
  const { data } = await worker.recognize(pgmOf(picture));
  return { text: data.text, confidence: data.confidence };
}

const identifier =
  /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}|\b\d{1,3}(?:\.\d{1,3}){3}\b|\b[a-z]{2,20}(?:-[a-z0-9]{1,20}){1,4}\b/g;

/** Identifiers that only the second reading saw: each of the two loses some, together they seldom do. */
function missing(second: string, first: string): string[] {
  const upToAt = (found: string) => found.replace(/@.*/, '@');
  return [...new Set(second.match(identifier) ?? [])].filter((found) => !first.includes(upToAt(found)));
}
