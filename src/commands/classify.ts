/** Reads raw messages and says what the rules conclude; nothing is stored. */
import { z } from 'zod';
import type { Law } from '../catalogue/files/law.js';
import { type Classification, duties } from '../domain/classification/classification.js';
import { classify } from '../domain/classification/classify.js';
import type { ReadMessage, Unreadable } from '../domain/intake/message.js';
import { addDays } from '../domain/kernel/day.js';
import {
  dayOf,
  type Instant,
  instant,
  instantFromMilliseconds,
  OPERATOR_ZONE,
  withOffset,
} from '../domain/kernel/instant.js';
import { clockOn } from '../domain/law/clock.js';
import { deadlineOf } from '../domain/law/deadline.js';
import { OperatorProfile } from '../domain/law/operator.js';
import { contextWith, StatedTenant } from '../domain/law/stated-tenant.js';
import { knownByFact } from '../domain/reading/known-by.js';
import type { OperatorView, ReadingLaw } from '../domain/reading/law.js';
import type { Reading } from '../domain/reading/reading.js';
import { readInChild } from '../intake/read-in-child.js';
import { type Read, ReadingChildren } from '../intake/reading/reading-children.js';
import { readAuthorities } from '../intake/sender/authorities.js';
import { checkSender } from '../intake/sender/check-sender.js';
import { connectionOf } from '../intake/sender/connection.js';
import { type Resolver, resolverFrom } from '../intake/sender/dns.js';
import { bytesGiven, demandFile, jsonGiven, streamGiven } from '../platform/settings/given.js';
import { theLaw } from './law.js';
import { say } from './output.js';

const { parent, foreignTechProvider, subcontractors, operator } = OperatorProfile.shape;
/** The parts of a profile that reading looks at; whatever else the file says is passed over. */
const Context = z.object({
  parent,
  foreignTechProvider,
  subcontractors,
  /** All customers: a context has few. */
  tenants: z.array(StatedTenant),
  operator: operator
    .pick({
      name: true,
      mailDomains: true,
      desks: true,
      languages: true,
      electronicCommunicationsOperator: true,
      disSenders: true,
    })
    .strip(),
});

export interface ClassifyOptions {
  readonly context?: string;
  /** Answers of the DNS; without them it is asked nothing. */
  readonly dns?: string;
  readonly smimeCas?: string;
}

/** One JSON object a message, on a line of its own; true when every message could be read. */
export async function classifyFiles(files: string[], options: ClassifyOptions): Promise<boolean> {
  let readable = true;
  for await (const { file, said } of conclusionsOf(files, options)) {
    readable &&= 'verdict' in said;
    say({ json: true }, { file, ...said }, '');
  }
  return readable;
}

/** What is concluded of each message, in the order of the files; throws before the first one when a file cannot be opened. */
export async function* conclusionsOf(
  files: readonly string[],
  options: ClassifyOptions,
): AsyncGenerator<{ readonly file: string; readonly said: Conclusion | Unreadable }> {
  for (const file of [...files, options.context, options.dns, options.smimeCas]) {
    if (file !== undefined) await demandFile(file);
  }
  const law = theLaw();
  const operator =
    options.context === undefined ? { ...law.operator, tenants: [] } : await contextFrom(options.context);
  const resolver = options.dns === undefined ? null : await resolverFrom(options.dns);
  const authorities = readAuthorities(options.smimeCas, '--smime-cas');
  const readers = new ReadingChildren();
  try {
    const reader = { readers, law: { ...law, operator }, resolver, authorities };
    for (const file of files) {
      const read = await readFile(file, reader);
      yield { file, said: 'reading' in read ? conclude(read.message, read.reading, law) : read };
    }
  } finally {
    await readers.close();
  }
}

interface Reader {
  readonly readers: ReadingChildren;
  readonly law: ReadingLaw;
  readonly resolver: Resolver | null;
  readonly authorities: string;
}

/** On standard error: standard output is for programs. */
async function warnOfRecognition(): Promise<void> {
  console.error('Text recognition did not load: pictures and scans are unread here. "greffe doctor" says why.');
}

async function readFile(file: string, { readers, law, ...given }: Reader): Promise<Read | Unreadable> {
  const message = await readInChild(await streamGiven(file), { onRecognitionFailed: warnOfRecognition });
  if (!message.readable) return message;
  const raw = await bytesGiven(file);
  const task = { ...given, connection: connectionOf(null, raw), receivedAt: receiptOf(message) };
  return readers.read(message, await checkSender(raw, task), { law, customers: async () => law.operator.tenants });
}

async function contextFrom(file: string): Promise<OperatorView> {
  const read = Context.safeParse(await jsonGiven(file));
  if (!read.success) throw new Error(`${file} is no context:\n${z.prettifyError(read.error)}`);
  return contextWith(read.data);
}

/** In the words of the labels: what was read, what follows from it, and why. */
export type Conclusion = ReturnType<typeof conclude>;

function conclude(message: ReadMessage, reading: Reading, law: Law) {
  const receivedAt = receiptOf(message);
  const found = classify(reading.facts, law, dayOf(receivedAt));
  const { facts } = reading;
  return {
    receivedAt: withOffset(receivedAt),
    language: reading.language,
    issuer: { zone: facts.issuerZone, country: facts.issuerCountry, kind: facts.issuerKind },
    relayedBy: facts.relayedBy === 'NONE' ? null : facts.relayedBy,
    addressee: facts.addressee,
    legalBasis: facts.bases.length === 0 ? ['NONE'] : facts.bases.filter((code) => isExchanged(code, law)),
    dataCategories: facts.categories,
    emergency: facts.emergency,
    targets: reading.targets.map(({ value }) => value),
    caseReference: reading.caseReference,
    row: found.row,
    verdict: found.verdict,
    grounds: found.grounds,
    notify: duties(found),
    deadlines: found.deadlines.map((code) => clockOf(code, receivedAt, law)),
    knownBy: knownByFact(reading, message.parts),
    trace: traceOf(reading, found, law),
  };
}

/** The time at which the operator's own relay took the mail; without it the sender's date, and without both the present. */
function receiptOf(message: ReadMessage): Instant {
  const { received, date } = message.messages[0].headers;
  const said = received ?? date;
  return said === null ? instantFromMilliseconds(Date.now()) : instant(said);
}

/** Without ends where the message is older than the clocks: a file, unlike a case, may be of any day. */
function clockOf(code: string, receivedAt: Instant, law: Law) {
  const clock = clockOn(code, dayOf(receivedAt), law.clocks);
  if (!clock) return { code, legalEnd: null, safeEnd: null };
  const { legalEnd, safeEnd } = deadlineOf(code, receivedAt, law);
  const isHours = clock.unit === 'hours';
  return {
    code,
    legalEnd: legalEnd && (isHours ? withOffset(legalEnd) : endText(legalEnd)),
    safeEnd: withOffset(safeEnd),
  };
}

/** A period of days ends at 24:00, which lawyers write on its last day. */
function endText(end: Instant): string {
  const text = withOffset(end);
  if (!text.includes('T00:00:00')) return text;
  return `${addDays(dayOf(end), -1)}T24:00:00 (${OPERATOR_ZONE})`;
}

const isExchanged = (code: string, law: Law): boolean =>
  law.instruments.some((instrument) => instrument.code === code && instrument.exchanged);

const traceOf = ({ facts, evidence, sender }: Reading, found: Classification, { questions }: Law) => ({
  rule: found.rule,
  circuit: found.circuit,
  approvers: found.approvers,
  articles: found.articles,
  /** What is not settled in the law of these rules. */
  counsel: found.counsel.map((code) => ({ code, ...questions[code] })),
  decidedBy: found.facts,
  checks: facts.checks,
  failing: found.failing,
  unknown: found.unknown,
  items: found.items,
  evidence,
  sender,
});
