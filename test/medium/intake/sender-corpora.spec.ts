/** Public suites for SPF (RFC 7208), DKIM (RFC 8463) and ARC (RFC 8617) through our own transport. Doubles: the DNS of the suites. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parseAllDocuments } from 'yaml';
import { DnsError, type Records, type RecordType, type Resolver } from '../../../src/intake/sender/dns.js';
import { transportFindings } from '../../../src/intake/sender/transport.js';
import type { Task } from '../../../src/intake/sender/words.js';

const root = `${process.env.TEST_CORPORA ?? '../shared/corpora'}/email-auth-mailauth`;
const given = existsSync(root) ? describe : describe.skip;
const task = (connection: Partial<Task['connection']> = {}): Task => ({
  connection: { clientAddress: null, helo: null, mailFrom: null, ...connection },
  dns: true,
  authorities: '',
  receivedAt: '2026-11-24T10:00:00.000Z',
});

async function outcomes(raw: Buffer, of: Task, resolver: Resolver) {
  const found = await transportFindings(raw, of, resolver, null);
  return (name: string) => found.find(({ outcome }) => outcome.startsWith(`${name}_`));
}

interface SpfSuite {
  readonly description: string;
  readonly tests: Readonly<Record<string, SpfTest>>;
  readonly zonedata: Readonly<Record<string, readonly unknown[]>>;
}
interface SpfTest {
  readonly helo: string;
  readonly host: string;
  readonly mailfrom: string;
  readonly result: string | readonly string[];
}

/** The zone of an SPF suite: a record of type SPF stands for a TXT one, TIMEOUT for a server that does not answer. */
function zoneResolver(zone: SpfSuite['zonedata']): Resolver {
  const byName = new Map(Object.entries(zone).map(([name, records]) => [name.toLowerCase(), records]));
  return async (name, type) => {
    const records = byName.get(name.toLowerCase().replace(/\.$/, ''));
    if (!records) throw new DnsError('ENOTFOUND');
    const ownText = records.some((record) => isOf(record, 'TXT'));
    const found = records.flatMap((record) => recordsIn(record, type, ownText));
    if (found.length > 0) return found as unknown as Records;
    throw new DnsError(records.includes('TIMEOUT') ? 'ETIMEOUT' : 'ENODATA');
  };
}

const isOf = (record: unknown, type: string): record is Record<string, unknown> =>
  typeof record === 'object' && record !== null && type in record;

function recordsIn(record: unknown, type: RecordType, ownText: boolean): unknown[] {
  if (type === 'TXT') {
    const key = ownText ? 'TXT' : 'SPF';
    return isOf(record, key) && record[key] !== 'NONE' ? [[record[key]].flat()] : [];
  }
  if (!isOf(record, type)) return [];
  if (type !== 'MX') return [record[type]];
  const [priority, exchange] = record.MX as [number, string];
  return [{ priority, exchange }];
}

/** Where mailauth says something else than the suite, never "pass": what is malformed fails, or the other way round. */
const readOtherwise = [
  'bare-ip6',
  'exp-syntax-error',
  'exp-twice',
  'exp-only-macro-char',
  'p-macro-multiple',
  'invalid-hello-macro',
  'hello-domain-literal',
  'require-valid-helo',
];

async function misreadings({ tests, zonedata }: SpfSuite): Promise<string[]> {
  const wrong: string[] = [];
  for (const [name, { helo, host, mailfrom, result }] of Object.entries(tests)) {
    const connection = { clientAddress: host, helo, mailFrom: mailfrom };
    const finding = (await outcomes(Buffer.from('\r\n'), task(connection), zoneResolver(zonedata)))('spf');
    const word = /^spf=(\w+)/.exec(finding?.detail[0] ?? '')?.[1] ?? 'nothing';
    const agrees = [result].flat().includes(word) || (readOtherwise.includes(name) && word !== 'pass');
    if (!agrees) wrong.push(`${name}: ${word} instead of ${result}`);
  }
  return wrong;
}

given('SPF, by the suite of RFC 7208', () => {
  it('agrees on every test but the few that mailauth reads otherwise', async () => {
    const documents = parseAllDocuments(readFileSync(`${root}/fixtures/spf/rfc7208-tests.yml`, 'utf8'));
    const suites = documents.map((document) => document.toJS() as SpfSuite).filter((suite) => suite?.tests);
    const wrong: string[] = [];
    for (const suite of suites) wrong.push(...(await misreadings(suite)));
    expect(suites.flatMap(({ tests }) => Object.keys(tests)).length).toBeGreaterThan(190);
    expect(wrong).toEqual([]);
  });
});

interface ArcSuite {
  readonly tests: Readonly<Record<string, { readonly message: string; readonly cv: string }>>;
  readonly 'txt-records': Readonly<Record<string, string>>;
}

async function disagreements({ tests, 'txt-records': records }: ArcSuite): Promise<string[]> {
  const resolver: Resolver = async (name) => {
    const text = records[name];
    if (text === undefined) throw new DnsError('ENOTFOUND');
    return [[text]];
  };
  const wrong: string[] = [];
  for (const [name, { message, cv }] of Object.entries(tests)) {
    const raw = Buffer.from(message.replaceAll(/\r?\n/g, '\r\n'));
    const outcome = (await outcomes(raw, task(), resolver))('arc')?.outcome;
    // A chain that says of itself that it failed has no verdict in the suite.
    if (outcome !== `arc_${(cv || 'Fail').toLowerCase()}`) wrong.push(`${name}: ${outcome} instead of ${cv}`);
  }
  return wrong;
}

given('ARC, by the validation suite', () => {
  it('agrees on every test', async () => {
    const file = `${root}/fixtures/arc/arc-draft-validation-tests.json`;
    const suites = JSON.parse(readFileSync(file, 'utf8')) as ArcSuite[];
    const wrong: string[] = [];
    for (const suite of suites) wrong.push(...(await disagreements(suite)));
    expect(suites.flatMap(({ tests }) => Object.keys(tests)).length).toBeGreaterThan(160);
    expect(wrong).toEqual([]);
  });
});

given('DKIM, by the message of RFC 8463', () => {
  const folder = `${root}/dkim/ec/fixtures`;
  const zone = JSON.parse(existsSync(folder) ? readFileSync(`${folder}/dns.json`, 'utf8') : '{}') as Record<
    string,
    Record<string, Records>
  >;
  const resolver: Resolver = async (name, type) => {
    const records = zone[name]?.[type];
    if (!records) throw new DnsError('ENOTFOUND');
    return records;
  };

  it('verifies the signature made with Ed25519 and the one with RSA, and neither of a changed body', async () => {
    const raw = readFileSync(`${folder}/signed.eml`);
    const dkim = (await outcomes(raw, task(), resolver))('dkim');
    expect(dkim?.outcome).toBe('dkim_pass');
    expect(dkim?.detail.filter((line) => line.startsWith('dkim=pass'))).toHaveLength(2);
    const changed = (await outcomes(Buffer.concat([raw, Buffer.from('P.-S.\r\n')]), task(), resolver))('dkim');
    expect(changed?.outcome).toBe('dkim_fail');
  });
});
