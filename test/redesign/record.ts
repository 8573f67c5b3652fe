/** Everything that the redesign must not change, as files that two versions write alike. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { casesOfLaw } from './beginnings.js';
import { type Files, ledger, letters, reports } from './documents.js';
import { DAY, type Domain, domain } from './domain.js';
import { decideAgain, entriesOf, fold } from './history.js';
import { keptHistories } from './kept.js';
import { exported, root } from './modules.js';

/** The kept histories, decided and folded again; what follows each event, and what is offered at the end. */
async function histories(real: Domain): Promise<Files> {
  const all = keptHistories().map((history) => [
    history.name,
    { ...fold(entriesOf(history), real), ...decideAgain(history, real) },
  ]);
  return { 'histories.json': Object.fromEntries(all) };
}

/** What the rules say of every case of the law. */
async function rules({ classify, law }: Domain): Promise<Files> {
  const all = (await casesOfLaw(law)).flat();
  return { 'rules.json': Object.fromEntries(all.map(({ name, facts }) => [name, classify(facts, law, DAY as never)])) };
}

const mailsBelow = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.eml'))
        .sort()
        .map((name) => `${folder}/${name}`)
    : [];

/** What is read and judged of raw messages: the labelled samples, and the public mails where they are present. */
async function readings(): Promise<Files> {
  const samples = `${root}test/fixtures/samples`;
  const corpora = process.env.TEST_CORPORA;
  const files = [...mailsBelow(samples), ...(corpora ? mailsBelow(corpora) : [])];
  const given = ['--context', `${samples}/context.json`, '--dns', `${samples}/dns.json`];
  let text: string;
  try {
    text = execFileSync(process.execPath, [`${root}dist/src/cli.js`, 'classify', ...files, ...given], {
      encoding: 'utf8',
      maxBuffer: 1 << 29,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch (error) {
    // A message that cannot be read ends the command with 1, after every line was written.
    text = String((error as { stdout?: string }).stdout);
  }
  const lines = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line.replaceAll(root, '')) as { readonly file: string });
  return { 'readings.json': Object.fromEntries(lines.map(({ file, ...said }) => [file, said])) };
}

/** The description of the API, from the routes themselves: nothing is started. */
async function openapi(): Promise<Files> {
  await import('reflect-metadata');
  const [{ NestFactory }, { FastifyAdapter }] = [
    await import('@nestjs/core'),
    await import('@nestjs/platform-fastify'),
  ];
  const appModule = await exported<(...given: unknown[]) => never>('appModule', 'src/');
  const Settings = await exported<new (parsed: unknown) => unknown>('Settings', 'src/platform/');
  const schema = await exported<{ parse(given: object): unknown }>('SettingsSchema', 'src/platform/');
  const logins = await exported<(...given: unknown[]) => unknown>('embeddedLogins', 'src/platform/');
  const describe = await exported<(app: unknown) => unknown>('describeApi', 'src/platform/');
  const urls = logins((role: string) => `postgres://${role}@unused`, 'all');
  const module = appModule(new Settings(schema.parse({})), urls, { role: 'api' });
  const app = await NestFactory.create(module, new FastifyAdapter() as never, { preview: true, logger: false });
  return { 'openapi.json': describe(app) };
}

/** The migrated schema, as the database itself tells it. */
async function schema(): Promise<Files> {
  const start = await exported<() => Promise<{ environment: Record<string, string>; stop(): Promise<void> }>>(
    'startTestServer',
    'test/support/',
  );
  const server = await start();
  Object.assign(process.env, server.environment);
  try {
    const fresh = await (await exported<() => Promise<Fresh>>('freshDatabase', 'test/support/'))();
    const schemaOf = await exported<(rows: object) => Promise<string[]>>('schemaOf', 'test/faults/');
    return { 'schema.json': await schemaOf({ query: (sql: string) => fresh.asOwner(sql) }) };
  } finally {
    await server.stop();
  }
}
interface Fresh {
  asOwner(sql: string): Promise<unknown[]>;
}

const parts: Readonly<Record<string, (real: Domain) => Promise<Files>>> = {
  histories,
  rules,
  letters,
  reports,
  ledger,
  openapi,
  readings,
  schema,
};

/** @param only the parts to record; all of them where none is named */
export async function record(folder: string, only: readonly string[]): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const real = await domain();
  for (const [name, write] of Object.entries(parts)) {
    if (only.length > 0 && !only.includes(name)) continue;
    for (const [file, content] of Object.entries(await write(real))) {
      writeFileSync(`${folder}/${file}`, Buffer.isBuffer(content) ? content : `${JSON.stringify(content, null, 1)}\n`);
    }
    console.log(`recorded ${name}`);
  }
}
