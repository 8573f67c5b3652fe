/** Questions to the DNS for the checks of the sender: only those a setting allows, few, and each with an end (docs/promises.md#p8). */
import { Resolver as NodeResolver } from 'node:dns/promises';
import { z } from 'zod';
import { jsonGiven } from '../../platform/settings/given.js';

export const recordTypes = ['TXT', 'A', 'AAAA', 'MX', 'PTR'] as const;
export type RecordType = (typeof recordTypes)[number];

/** Records in the shapes of `node:dns/promises`: TXT = lists of chunks, MX = exchange and priority, else texts. */
export const Records = z.union([
  z.array(z.array(z.string())),
  z.array(z.strictObject({ exchange: z.string(), priority: z.number() })),
  z.array(z.string()),
]);
export type Records = z.infer<typeof Records>;

/** Rejects with an error whose `code` is one of node:dns: ENOTFOUND and ENODATA say that there is nothing. */
export type Resolver = (name: string, type: RecordType) => Promise<Records>;

export class DnsError extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

const TIMEOUT = 2_000;

/** `system`, or addresses separated by commas; the addresses are asked and no other. */
export function resolverOf(setting: string): Resolver {
  const resolver = new NodeResolver({ timeout: TIMEOUT, tries: 2 });
  if (setting !== 'system') resolver.setServers(setting.split(',').map((server) => server.trim()));
  return async (name, type) => Records.parse(await resolver.resolve(name, type));
}

/** Answers written in a file, `"name/TYPE"` to records; a name that is not there does not exist. */
export async function resolverFrom(file: string): Promise<Resolver> {
  const read = z.record(z.string(), Records).safeParse(await jsonGiven(file));
  if (!read.success) throw new Error(`${file} holds no answers of the DNS:\n${z.prettifyError(read.error)}`);
  const answers = new Map(Object.entries(read.data));
  return async (name, type) => {
    const records = answers.get(`${name.toLowerCase().replace(/\.$/, '')}/${type}`);
    if (!records) throw new DnsError('ENOTFOUND');
    return records;
  };
}

export interface DnsBounds {
  readonly questions: number;
  /** Milliseconds for one question, and for all of one message. */
  readonly each: number;
  readonly all: number;
}

/** SPF alone may ask ten times (RFC 7208, 4.6.4), each with two addresses. */
const defaults: DnsBounds = { questions: 80, each: 4_000, all: 15_000 };

/** The same resolver for one message: past its bounds every question fails as if the server had not answered. */
export function bounded(resolver: Resolver, { questions, each, all }: DnsBounds = defaults): Resolver {
  const end = performance.now() + all;
  let asked = 0;
  return async (name, type) => {
    const left = Math.min(each, end - performance.now());
    if (++asked > questions || left <= 0) throw new DnsError('ETIMEOUT');
    return withEnd(resolver(name, type), left);
  };
}

async function withEnd<T>(answer: Promise<T>, milliseconds: number): Promise<T> {
  let clock: NodeJS.Timeout | undefined;
  const ended = new Promise<never>((_, reject) => {
    clock = setTimeout(() => reject(new DnsError('ETIMEOUT')), milliseconds);
  });
  try {
    return await Promise.race([answer, ended]);
  } finally {
    clearTimeout(clock);
  }
}
