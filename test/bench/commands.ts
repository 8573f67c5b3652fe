/** Commands of people on cases, asked over HTTP: each is decided, appended, projected and committed to the disk. */

import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { appModule } from '../../src/application/app.module.js';
import { CasesService } from '../../src/cases/handle/cases.service.js';
import { valueOrFail } from '../../src/domain/kernel/result.js';
import { declaredEntries } from '../../src/ledger/event-kinds.js';
import { Ledger } from '../../src/ledger/ledger.js';
import { embeddedLogins, type Logins } from '../../src/platform/database/connections.js';
import { Database } from '../../src/platform/database/database.js';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded-postgres.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { createHttpApp } from '../../src/platform/http/http-app.js';
import { DataKeys } from '../../src/platform/keys/keys.js';
import { Settings, SettingsSchema } from '../../src/platform/settings/settings.js';
import { environmentOf } from '../support/database.js';
import { register, Visitor } from '../support/desk.js';
import { machineTime } from '../support/machine-clock.js';
import { receiveNamed } from '../support/named-messages.js';
import { serve } from '../support/served.js';
import { type Client, rateOf } from './rate.js';

export interface CommandFigures {
  /** Eight people on one case: of two at once one looks again, and only what was accepted is counted. */
  readonly oneCaseOneProcessPerSecond: number;
  readonly oneCaseThreeProcessesPerSecond: number;
  /** Eight people, each on a case of their own. */
  readonly acrossCasesOneProcessPerSecond: number;
  readonly acrossCasesThreeProcessesPerSecond: number;
}

const PEOPLE = 8;
const PROCESSES = 3;

/** Each figure on cases of its own, so that no stream is longer than the others when its turn comes. */
export async function measureCommands(): Promise<CommandFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'greffe-bench-'));
  const server = await startEmbeddedPostgres(join(folder, 'postgres'), { durable: true });
  const environment = {
    GREFFE_DATA: join(folder, 'data'),
    ...environmentOf(server.urlOf),
  };
  try {
    await migrate(server.ownerUrl, declaredEntries);
    const { email } = await jurist(server.ownerUrl);
    const cases = await openCases(environment.GREFFE_DATA, embeddedLogins(server.urlOf, 'all'), 2 * (1 + PEOPLE));
    const first = await serve(environment, ['--role', 'api']);
    const processes = [first];
    const session = new Visitor(Number(new URL(first.http).port));
    await session.signIn(email);
    const rate = async (each: (n: number) => string) =>
      rateOf(
        await Promise.all(
          Array.from({ length: PEOPLE }, (_, n) =>
            noter(session, processes[n % processes.length]?.http ?? '', each(n)),
          ),
        ),
      );
    const [one = '', other = '', ...own] = cases;
    const oneCaseOneProcessPerSecond = await rate(() => one);
    const acrossCasesOneProcessPerSecond = await rate((n) => own[n] ?? '');
    while (processes.length < PROCESSES) processes.push(await serve(environment, ['--role', 'api']));
    const oneCaseThreeProcessesPerSecond = await rate(() => other);
    const acrossCasesThreeProcessesPerSecond = await rate((n) => own[PEOPLE + n] ?? '');
    for (const process of processes) await process.kill('SIGTERM');
    return {
      ...{ oneCaseOneProcessPerSecond, oneCaseThreeProcessesPerSecond },
      ...{ acrossCasesOneProcessPerSecond, acrossCasesThreeProcessesPerSecond },
    };
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A person as the owner of the database registers one: no second is there to confirm. */
async function jurist(ownerUrl: string): Promise<{ email: string }> {
  const owner = new pg.Client(ownerUrl);
  await owner.connect();
  const asOwner = async <Row>(sql: string, parameters?: unknown[]) =>
    (await owner.query(sql, parameters)).rows as Row[];
  const person = await register({ asOwner }, ['jurist']);
  await owner.end();
  return person;
}

/** Open cases, and the process that made them gone again. */
async function openCases(dataFolder: string, logins: Logins, count: number): Promise<string[]> {
  const settings = new Settings(SettingsSchema.parse({ dataFolder, logLevel: 'silent' }));
  const app = await createHttpApp(appModule(settings, logins, { role: 'api' }), settings, false);
  await app.init();
  const ids = Array.from({ length: count }, () => randomUUID());
  for (const id of ids) {
    const messageId = await keptMessage(app.get(Database), app.get(DataKeys));
    const receivedAt = new Date(machineTime()).toISOString();
    const arrived = { messageId, door: 'smtp', receivedAt, readable: true, reason: 'request', clocks: [] } as const;
    await app.get(Database).transaction((tx) => receiveNamed(tx, app.get(Ledger), [{ data: { messageId } }]));
    const handling = { actor: { kind: 'system', room: 'bench' }, key: randomUUID() } as const;
    valueOrFail(await app.get(CasesService).handle(id, { type: 'open', ...arrived }, handling));
  }
  await app.close();
  return ids;
}

function keptMessage(database: Database, keys: DataKeys): Promise<string> {
  return database.transaction(async (tx) => {
    const [id, { id: keyId }] = [randomUUID(), await keys.create(tx)];
    await tx.query(
      `insert into raw_message (id, sha256, size, blob_id, key_id, received_at, door)
       values ($1, $2, 1, gen_random_uuid(), $3, now(), 'smtp')`,
      [id, randomBytes(32).toString('hex'), keyId],
    );
    return id;
  });
}

/** Adds one note after another to a case, looking again after each refusal. */
async function noter(session: Visitor, address: string, caseId: string): Promise<Client> {
  const visitor = Object.assign(new Visitor(Number(new URL(address).port)), {
    cookie: session.cookie,
    csrfToken: session.csrfToken,
  });
  let seen = await lookAgain();
  async function lookAgain(): Promise<number> {
    const answer = await visitor.send('GET', `/api/cases/${caseId}`);
    if (answer.statusCode !== 200) throw new Error(answer.body);
    return answer.json<{ state: { seq: number } }>().state.seq;
  }
  return {
    once: async () => {
      for (;;) {
        const answer = await visitor.send('POST', `/api/cases/${caseId}/notes`, { body: { seen, text: 'Vu.' } });
        if (answer.statusCode < 300) {
          seen = answer.json<{ seq: number }>().seq;
          return;
        }
        if (answer.statusCode !== 409) throw new Error(answer.body);
        seen = await lookAgain();
      }
    },
    close: async () => undefined,
  };
}
