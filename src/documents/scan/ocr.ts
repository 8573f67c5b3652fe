/** Characters of a scanned page, read locally in French and English. What is read so is a proposal, never a fact. */
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Worker } from 'tesseract.js';
import type { Sheet } from './collage.js';
import { doubled, hasInk, pgmOf, turned } from './picture.js';

const languages = ['fra', 'eng'];
const DATA = '4.0.0_best_int';
/** Below this a page may lie upside down: upright pages are read with 87 to 94. */
const DOUBTFUL_CONFIDENCE = 65;
/** Dots an inch under which a second reading at twice the size finds what the first one loses. */
const LOW_RESOLUTION = 200;
const WHOLE_PAGE = '3';
const ONE_BLOCK = '6';

export interface OcrReader {
  /** The text of a page, upright or upside down; null when something stands on it that could not be read. */
  readPage(sheet: Sheet): Promise<string | null>;
  /** The text of a PNG or JPEG file that shows a page, null when it shows none; rejects a file that is cut. */
  readFile(bytes: Buffer): Promise<string | null>;
  close(): Promise<void>;
}

/**
 * Starts the reader on the data of the installed packages; nothing is fetched and nothing is cached. Rejects where its program
 * or its data cannot be loaded.
 */
export async function openOcr(): Promise<OcrReader> {
  const folder = await mkdtemp(join(tmpdir(), 'greffe-ocr-'));
  try {
    const worker = await startWorker(folder);
    return {
      readPage: (sheet) => readPage(worker, sheet),
      readFile: (bytes) => readFile(worker, bytes),
      close: async () => {
        await worker.terminate();
      },
    };
  } finally {
    // The data are in memory by now, and a reader that is killed leaves nothing behind.
    await rm(folder, { recursive: true, force: true });
  }
}

async function startWorker(folder: string): Promise<Worker> {
  const require = createRequire(import.meta.url);
  for (const language of languages) {
    const data = join(dirname(require.resolve(`@tesseract.js-data/${language}`)), DATA, `${language}.traineddata.gz`);
    await symlink(data, join(folder, `${language}.traineddata.gz`));
  }
  const { createWorker } = await import('tesseract.js');
  return new Promise((resolve, reject) => {
    // What fails at the start is given to the handler alone: the promise would stay open. Later errors reject their own work.
    const settings = { langPath: folder, cacheMethod: 'none', gzip: true, errorHandler: reject } as const;
    createWorker(languages, 1, settings).then(resolve, reject);
  });
}

interface Recognised {
  readonly text: string;
  /** 0 to 100. */
  readonly confidence: number;
}

/** Short of memory the engine answers nothing, without an error: with ink on the page that is no blank page. */
async function readPage(worker: Worker, { picture, dotsAnInch }: Sheet): Promise<string | null> {
  let upright = picture;
  let first = await recognise(worker, pgmOf(upright), WHOLE_PAGE);
  if (first.confidence < DOUBTFUL_CONFIDENCE && hasInk(picture)) {
    const other = turned(picture, 180);
    const second = await recognise(worker, pgmOf(other), WHOLE_PAGE);
    if (second.confidence > first.confidence) [upright, first] = [other, second];
  }
  if (first.text.trim() === '') return hasInk(picture) ? null : '';
  if (dotsAnInch >= LOW_RESOLUTION) return first.text;
  const { text } = await recognise(worker, pgmOf(doubled(upright)), ONE_BLOCK);
  return [first.text, ...missing(text, first.text)].join('\n');
}

async function readFile(worker: Worker, bytes: Buffer): Promise<string | null> {
  const first = await recognise(worker, bytes, WHOLE_PAGE);
  if (first.confidence >= DOUBTFUL_CONFIDENCE) return first.text;
  const second = await recognise(worker, bytes, WHOLE_PAGE, Math.PI);
  return second.confidence >= DOUBTFUL_CONFIDENCE ? second.text : null;
}

async function recognise(worker: Worker, image: Buffer, mode: string, turn = 0): Promise<Recognised> {
  await worker.setParameters({ tessedit_pageseg_mode: mode as never });
  const { data } = await worker.recognize(image, turn === 0 ? {} : { rotateRadians: turn });
  return { text: data.text, confidence: data.confidence };
}

const identifier =
  /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}|\b\d{1,3}(?:\.\d{1,3}){3}\b|\b[a-z]{2,20}(?:-[a-z0-9]{1,20}){1,4}\b/g;

/** Identifiers that only the second reading saw: each of the two loses some, together they seldom do. */
function missing(second: string, first: string): string[] {
  const upToAt = (found: string) => found.replace(/@.*/, '@');
  return [...new Set(second.match(identifier) ?? [])].filter((found) => !first.includes(upToAt(found)));
}
