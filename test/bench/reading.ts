import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Readable } from 'node:stream';
import { readInChild } from '../../src/intake/read-in-child.js';
import { ReadingChildren } from '../../src/intake/reading/reading-children.js';
import { checkSender } from '../../src/intake/sender/check-sender.js';
import { connectionOf } from '../../src/intake/sender/connection.js';
import { type Resolver, resolverFrom } from '../../src/intake/sender/dns.js';
import { packageRoot } from '../../src/platform/package/package-root.js';
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
  /** Origins checked, the start of the child and the questions to a file of DNS answers included. */
  readonly sendersCheckedPerSecond: number;
  /** How many times longer than the reading of a mail of text. */
  readonly senderCheckToText: number;
}

const SECONDS = 8;
const act = 'Réquisition judiciaire. Vu l’article 60-1 du code de procédure pénale : identité du titulaire. '.repeat(
  20,
);
const mail = { from: 'sr.dijon@gendarmerie.interieur.gouv.fr', subject: 'Réquisition', body: act };

const samples = `${packageRoot()}/test/fixtures/samples`;

/** A labelled request; the act of 022 is one scanned page. */
function sampleMail(number: string): Buffer {
  const name = readdirSync(samples).find((each) => each.startsWith(`${number}-`)) ?? '';
  return readFileSync(`${samples}/${name}/message.eml`);
}

export async function measureReading(): Promise<ReadingFigures> {
  const readers = new ReadingChildren({ program: `${packageRoot()}/dist/src/intake/reading/main.js` });
  const rateOfReading = (raw: Buffer): Promise<number> => rateOf(() => readOne(raw, readers));
  const text = await rateOfReading(await writtenMail(mail));
  const pdf = await rateOfReading(await writtenMail({ ...mail, body: 'Ci-joint.', act }));
  const scanned = await rateOfReading(sampleMail('022'));
  await readers.close();
  const resolver = await resolverFrom(`${samples}/dns.json`);
  const signed = sampleMail('001');
  const senders = await rateOf(() => checkOne(signed, resolver));
  return {
    textMailsReadPerSecond: text,
    pdfMailsReadPerSecond: pdf,
    scannedMailsReadPerSecond: scanned,
    pdfMailToText: text / pdf,
    scannedMailToText: text / scanned,
    sendersCheckedPerSecond: senders,
    senderCheckToText: text / senders,
  };
}

/** Done per second, as many at once as there are processors, over the time they really took. */
async function rateOf(once: () => Promise<void>): Promise<number> {
  await once();
  const from = performance.now();
  let done = 0;
  const worker = async () => {
    while (performance.now() < from + SECONDS * 1000) {
      await once();
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return (done * 1000) / (performance.now() - from);
}

/** Throws where a part could not be read: a fast failure is no figure. */
async function readOne(raw: Buffer, readers: ReadingChildren): Promise<void> {
  const message = await readInChild(Readable.from([raw]), {
    program: `${packageRoot()}/dist/src/documents/main.js`,
  });
  if (!message.readable || message.stopped || message.parts.some(({ unread }) => unread !== null))
    throw new Error('The message of the measure was not read whole.');
  const read = await readers.read(message, [], {
    law: sampleLaw(),
    customers: async () => sampleLaw().operator.tenants,
  });
  if (!('reading' in read) || read.left) throw new Error('The texts of the measure were not read.');
}

async function checkOne(raw: Buffer, resolver: Resolver): Promise<void> {
  const task = {
    connection: connectionOf(null, raw),
    resolver,
    authorities: '',
    receivedAt: '2026-11-24T10:00:00.000Z',
  };
  const checks = await checkSender(raw, task, { program: `${packageRoot()}/dist/src/intake/sender/main.js` });
  if (!checks.some(({ outcome }) => outcome === 'dkim_pass'))
    throw new Error('The sender of the measure was not checked.');
}
