import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Readable } from 'node:stream';
import { readInChild } from '../../src/ingestion/read-in-child.js';
import { ReadingChildren } from '../../src/ingestion/reading/reading-children.js';
import { packageRoot } from '../../src/platform/package-root.js';
import { sampleLaw } from '../support/samples.js';
import { writtenMail } from '../support/written-mail.js';

export interface ReadingFigures {
  /** From the raw mail to its facts, through the bounded children of the product, one for each processor at once. */
  readonly textMailsReadPerSecond: number;
  readonly pdfMailsReadPerSecond: number;
  readonly scannedMailsReadPerSecond: number;
  /** How many times longer than a mail of text. */
  readonly pdfMailToText: number;
  readonly scannedMailToText: number;
}

const SECONDS = 8;
const act = 'Réquisition judiciaire. Vu l’article 60-1 du code de procédure pénale : identité du titulaire. '.repeat(
  20,
);
const mail = { from: 'sr.dijon@gendarmerie.interieur.gouv.fr', subject: 'Réquisition', body: act };

/** A labelled request whose act is one scanned page. */
function scannedMail(): Buffer {
  const folder = `${packageRoot()}/test/fixtures/samples`;
  const name = readdirSync(folder).find((each) => each.startsWith('022-')) ?? '';
  return readFileSync(`${folder}/${name}/message.eml`);
}

export async function measureReading(): Promise<ReadingFigures> {
  const readers = new ReadingChildren({ program: `${packageRoot()}/dist/src/ingestion/reading/main.js` });
  const text = await rateOf(await writtenMail(mail), readers);
  const pdf = await rateOf(await writtenMail({ ...mail, body: 'Ci-joint.', act }), readers);
  const scanned = await rateOf(scannedMail(), readers);
  await readers.close();
  return {
    textMailsReadPerSecond: text,
    pdfMailsReadPerSecond: pdf,
    scannedMailsReadPerSecond: scanned,
    pdfMailToText: text / pdf,
    scannedMailToText: text / scanned,
  };
}

/** Messages read per second, as many readers at once as there are processors, over the time they really took. */
async function rateOf(raw: Buffer, readers: ReadingChildren): Promise<number> {
  await readOne(raw, readers);
  const from = performance.now();
  let done = 0;
  const reader = async () => {
    while (performance.now() < from + SECONDS * 1000) {
      await readOne(raw, readers);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, reader));
  return (done * 1000) / (performance.now() - from);
}

/** Throws where a part could not be read: a fast failure is no figure. */
async function readOne(raw: Buffer, readers: ReadingChildren): Promise<void> {
  const message = await readInChild(Readable.from([raw]), {
    program: `${packageRoot()}/dist/src/ingestion/reader/main.js`,
  });
  if (!message.readable || message.stopped || message.parts.some(({ unread }) => unread !== null))
    throw new Error('The message of the measure was not read whole.');
  const read = await readers.read(message, [], sampleLaw());
  if (!('reading' in read) || read.left) throw new Error('The texts of the measure were not read.');
}
