import type { LoggerService } from '@nestjs/common';
import pino, { type DestinationStream, type Logger as Pino } from 'pino';
import { shownLines } from '../../domain/kernel/shown.js';
import { messageOf } from './failure.js';

/** Names under which a field could carry a person, a secret or a text of a request, at the top or one level down. */
const UNSPEAKABLE = [
  ...['email', 'from', 'to', 'name', 'address', 'subject', 'text', 'body', 'payload', 'parameters'],
  ...['password', 'secret', 'token', 'key', 'authorization', 'cookie', 'url'],
];

/** One JSON line for each event, with the time in UTC; Nest's own lines too. */
export class Logger implements LoggerService {
  private readonly to: Pino;

  /** @param destination standard error when absent: standard output is for what a command answers */
  constructor(level: string, destination?: DestinationStream) {
    const options = {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label: string) => ({ level: label }) },
      // A terminal and a viewer read a line as they would any other text.
      hooks: { streamWrite: shownLines },
      redact: { paths: UNSPEAKABLE.flatMap((field) => [field, `*.${field}`]), censor: '[redacted]' },
    };
    this.to = pino(options, destination ?? pino.destination(2));
  }

  log(sentence: unknown, ...details: unknown[]): void {
    const level = details.some((detail) => wiring.includes(String(detail))) ? 'debug' : 'info';
    this.to[level](fieldsOf(sentence, details), messageOf(sentence));
  }

  warn(sentence: unknown, ...details: unknown[]): void {
    this.to.warn(fieldsOf(sentence, details), messageOf(sentence));
  }

  error(sentence: unknown, ...details: unknown[]): void {
    this.to.error(fieldsOf(sentence, details), messageOf(sentence));
  }

  debug(sentence: unknown, ...details: unknown[]): void {
    this.to.debug(fieldsOf(sentence, details), messageOf(sentence));
  }

  verbose(sentence: unknown, ...details: unknown[]): void {
    this.debug(sentence, ...details);
  }
}

/** What Nest says while it assembles itself: some hundred lines that no operator reads. */
const wiring = ['NestFactory', 'InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'NestApplication'];

/** Nest adds strings (a stack, the name of a class), we add fields or an error. */
function fieldsOf(sentence: unknown, details: readonly unknown[]): object {
  const strings = details.filter((detail) => typeof detail === 'string');
  const objects = [sentence, ...details].flatMap((detail) => (isObject(detail) ? [detail] : []));
  return Object.assign({}, strings.length > 0 ? { context: strings } : {}, ...objects.map(describe));
}

/** Drivers hang the statement and its parameters on their errors: only kind, sentence and place are logged. */
function describe(detail: object): object {
  if (!('stack' in detail)) return detail;
  return {
    error: { kind: 'name' in detail ? detail.name : 'Error', sentence: messageOf(detail), place: detail.stack },
  };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
