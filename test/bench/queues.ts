/** The inbox over 100 000 open cases, asked over HTTP as the desk asks it. */
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { appModule } from '../../src/application/app.module.js';
import { lexemesOf } from '../../src/cases/rows/search-words.js';
import { declaredEntries } from '../../src/ledger/event-kinds.js';
import { embeddedLogins } from '../../src/platform/database/connections.js';
import { Database } from '../../src/platform/database/database.js';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded-postgres.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { createHttpApp } from '../../src/platform/http/http-app.js';
import { DataKeys } from '../../src/platform/keys/keys.js';
import { seal } from '../../src/platform/keys/sealed-box.js';
import { Settings, SettingsSchema } from '../../src/platform/settings/settings.js';
import { register, signedIn, type Visitor } from '../support/desk.js';
import { machineTime } from '../support/machine-clock.js';
import { p95 } from './latency.js';

export interface QueueFigures {
  readonly casesListed: number;
  readonly firstPageP95Milliseconds: number;
  readonly middlePageP95Milliseconds: number;
  readonly jumpToMiddleP95Milliseconds: number;
  readonly filteredPageP95Milliseconds: number;
  readonly facetsP95Milliseconds: number;
  readonly commonWordP95Milliseconds: number;
  readonly identifierP95Milliseconds: number;
}

const CASES = 100_000;
const BATCH = 2_000;
const CALLS = 40;

const kinds = [
  ['FR', 'FR', 'police', 'F01', 'ADMIT', 'disclosure', 'CPP-60-1', 'SUB', 'fr', 'D-CPP801-10', 240],
  ['FR', 'FR', 'prosecutor', 'F03', 'ADMIT_COND', 'disclosure', 'CPP-77-1-1', 'TRF', 'fr', 'SLA-5WD', 120],
  ['EU_EEV', 'DE', 'judge', 'E01', 'HOLD', 'hold', 'EU-EPOC', 'CON', 'de', 'D-EEV-10D', 240],
  ['EU_EEV', 'ES', 'prosecutor', 'E05', 'ADMIT', 'disclosure', 'EU-EPOC', 'SUB', 'es', 'D-EEV-8H', 8],
  ['THIRD', 'US', 'court', 'U01', 'REFUSE_REDIRECT', 'refusal', 'US-SCA-2703', 'CON', 'en', 'SLA-24H', 24],
  ['THIRD', 'CN', 'police', 'U17', 'REFUSE', 'silent_refusal', 'CN-CSL', 'CON', 'en', 'SLA-24H', 24],
  ['UNKNOWN', null, 'unknown', 'X01', 'ESCALATE', 'quarantine', null, 'IDN', 'fr', 'SLA-24H', 24],
] as const;
const steps = [
  ['triage', 'triage', 'legal'],
  ['preparation', 'preparation', 'legal'],
  ['approval', 'approval', 'approvers'],
  ['dispatch', 'dispatch', 'legal'],
] as const;
const of = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;

/** Takes a minute or two, most of it to write the cases. */
export async function measureQueues(): Promise<QueueFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'greffe-bench-'));
  const server = await startEmbeddedPostgres(join(folder, 'postgres'), { durable: true });
  const settings = new Settings(SettingsSchema.parse({ dataFolder: join(folder, 'data'), logLevel: 'silent' }));
  try {
    await migrate(server.ownerUrl, declaredEntries);
    const app = await createHttpApp(
      appModule(settings, embeddedLogins(server.urlOf, 'all'), { role: 'api' }),
      settings,
      false,
    );
    await app.listen(0, '127.0.0.1');
    const owner = new pg.Client(server.ownerUrl);
    await owner.connect();
    const asOwner = async <Row>(sql: string, parameters?: unknown[]) =>
      (await owner.query(sql, parameters)).rows as Row[];
    const { port } = app.getHttpServer().address() as AddressInfo;
    const visitor = await signedIn({ asOwner }, port, ['jurist']);
    const people = [visitor.id];
    while (people.length < 8) people.push((await register({ asOwner }, ['jurist'])).id);
    await owner.end();
    await fill(app.get(Database), app.get(DataKeys), people);
    await settle(server.ownerUrl);
    const figures = await measure(visitor);
    await app.close();
    return figures;
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What autovacuum does within a minute of such a day. */
async function settle(ownerUrl: string): Promise<void> {
  const client = new pg.Client(ownerUrl);
  await client.connect();
  await client.query('vacuum analyze');
  await client.end();
}

async function fill(database: Database, keys: DataKeys, people: readonly string[]): Promise<void> {
  const key = await database.transaction((tx) => keys.create(tx));
  const digests = new Map<string, string>();
  const digestOf = (lexeme: string): string => {
    const digest = digests.get(lexeme) ?? keys.lookupDigest('word', lexeme).subarray(0, 9).toString('base64url');
    if (digests.size < 50_000) digests.set(lexeme, digest);
    return digest;
  };
  for (let from = 0; from < CASES; from += BATCH) {
    const rows = Array.from({ length: BATCH }, (_, at) => caseRow(from + at, people, key, digestOf));
    await database.transaction(async (tx) => {
      await tx.query(
        `insert into case_file (id, reference, key_id, seq, status, circuit, step, step_kind, desk, received_at, safe_end,
           clock, language, emergency, bases, categories, targets,
           issuer_zone, issuer_country, issuer_kind, row_of_law, verdict, assignee, awaits, updated_at)
         select id, reference, $2, 3, 'open', circuit, step, kind, desk, received,
           received + allowed * interval '1 second', clock, language, emergency,
           array_remove(array[basis], null), array[category], 2, zone, country, issuer, law, verdict, assignee,
           '{}', received
         from json_to_recordset($1) as r (id uuid, reference text, circuit text, step text, kind text, desk text,
           received timestamptz, allowed float8, clock text, language text, emergency boolean, basis text, category text,
           zone text, country text, issuer text, law text, verdict text, assignee uuid)`,
        [JSON.stringify(rows.map(({ row }) => row)), key.id],
      );
      await tx.query(
        `insert into case_secret (id, case_id, kind, sealed)
         select id, case_id, 'particulars', decode(sealed, 'base64')
         from json_to_recordset($1) as r (id uuid, case_id uuid, sealed text)`,
        [JSON.stringify(rows.map(({ secret }) => secret))],
      );
      await tx.query(
        `insert into case_words (case_id, words)
         select id, array_to_tsvector(array(select json_array_elements_text(words)))
         from json_to_recordset($1) as r (id uuid, words json)`,
        [JSON.stringify(rows.map(({ row, words }) => ({ id: row.id, words })))],
      );
    });
  }
}

function caseRow(n: number, people: readonly string[], key: { key: Buffer }, digestOf: (lexeme: string) => string) {
  const [zone, country, issuer, law, verdict, circuit, basis, category, language, clock, hours] = of(kinds, n * 7919);
  const [step, kind, desk] = of(steps, n >> 3);
  const [id, secretId] = [randomUUID(), randomUUID()];
  const received = new Date(machineTime() - (n % 9973) * 3_600_000 * (hours / 4000) - n).toISOString();
  const reference = `GRF-2026-${String(n).padStart(6, '0')}`;
  const particulars = {
    requester: {
      address: `agent${n}@gendarmerie.interieur.gouv.fr`,
      name: `Agent ${n}`,
      messageId: `<${randomBytes(12).toString('hex')}@sender.example>`,
      subject: `Réquisition judiciaire ${n} : compte ${randomBytes(4).toString('hex')}`,
      automatic: false,
    },
    targets: [{ kind: 'email', value: `cible${n}@target.example`, doubtful: false }],
    caseReference: `PV ${n}/2026`,
    evidence: Object.fromEntries(
      ['issuerZone', 'bases', 'categories'].map((fact) => [fact, [{ part: '1', start: 4, end: 90 }]]),
    ),
    sender: [],
  };
  const { requester, targets, caseReference } = particulars;
  const texts = [
    reference,
    requester.subject,
    requester.name,
    requester.address,
    targets[0]?.value ?? '',
    caseReference,
  ];
  return {
    row: {
      id,
      reference,
      circuit,
      step,
      kind,
      desk,
      received,
      allowed: hours * 3600,
      clock,
      language,
      emergency: n % 50 === 0,
      basis,
      category,
      zone,
      country,
      issuer,
      law,
      verdict,
      assignee: n % 3 === 0 ? null : of(people, n),
    },
    secret: {
      id: secretId,
      case_id: id,
      sealed: seal(key.key, Buffer.from(JSON.stringify(particulars)), `${id}/particulars/${secretId}`).toString(
        'base64',
      ),
    },
    words: [...new Set(texts.flatMap(lexemesOf))].map(digestOf),
  };
}

async function measure(visitor: Visitor): Promise<QueueFigures> {
  const get = async (path: string) => {
    const answer = await visitor.send('GET', path);
    if (answer.statusCode !== 200) throw new Error(answer.body);
    return answer.json<{ total: number; asOf: string; next: string }>();
  };
  const searchFor = async (text: string) => {
    const answer = await visitor.send('POST', '/api/case-searches', { body: { text } });
    return answer.json<{ search: string }>().search;
  };
  const { total, asOf } = await get('/api/cases');
  const middle = await get(`/api/cases?asOf=${asOf}&skip=${CASES / 2}`);
  const [common, identifier] = [
    await searchFor('requisitions judiciaires'),
    await searchFor('cible77777@target.example'),
  ];
  return {
    casesListed: total,
    firstPageP95Milliseconds: await p95(() => get('/api/cases'), CALLS),
    middlePageP95Milliseconds: await p95(() => get(`/api/cases?after=${middle.next}`), CALLS),
    jumpToMiddleP95Milliseconds: await p95(() => get(`/api/cases?asOf=${asOf}&skip=${CASES / 2}`), CALLS),
    filteredPageP95Milliseconds: await p95(
      () => get('/api/cases?verdict=ADMIT&country=FR&assignee=nobody&late=true'),
      CALLS,
    ),
    facetsP95Milliseconds: await p95(() => get('/api/cases/facets?verdict=ADMIT'), CALLS),
    commonWordP95Milliseconds: await p95(() => get(`/api/cases?search=${common}`), CALLS),
    identifierP95Milliseconds: await p95(() => get(`/api/cases?search=${identifier}`), CALLS),
  };
}
