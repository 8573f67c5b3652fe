// @stage upgrade
/** F14: one version leaves while the next one joins, on one database, under load; nobody notices, nothing is lost. */
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ofDatabase } from '../../src/platform/database/session.js';
import { packageRoot } from '../../src/platform/package/package-root.js';
import { Application } from './laboratory/application.js';
import { check } from './laboratory/checker.js';
import { greffeWith } from './laboratory/cli.js';
import { finish } from './laboratory/crash-run.js';
import { Unanswered } from './laboratory/desk.js';
import { say } from './laboratory/figures.js';
import { type Chapter, Ground, Rows } from './laboratory/ground.js';
import { Load } from './laboratory/load.js';
import { buildProgram, commitBefore, type ProgramBefore } from './laboratory/program-before.js';
import { Random } from './laboratory/random.js';
import { schemaOf } from './laboratory/schema.js';

/** Of each of the three parts: the old one alone, both, the new one alone. */
const PART_SECONDS = Number(process.env.TEST_UPGRADE_SECONDS ?? 20);
const KILLS_AT_MOST = 400;

const commit = commitBefore();
// A checkout without its history has no version before; CI has one, and MUST NOT pass by skipping.
if (commit === undefined && process.env.CI) throw new Error('The history of the product is not here: clone it whole.');
const withHistory = commit === undefined ? describe.skip : describe;

/** What a moment brings to one program; how many acts of people were done. */
async function moment(load: Load, program: Application, random: Random): Promise<number> {
  await load.resume(program);
  await load.mail(random.of(['requisition', 'foreign', 'reply']), random.chance(0.5) ? 'smtp' : 'hook');
  if (random.chance(0.2)) await load.duplicate();
  if (random.chance(0.3)) await load.note();
  return load.decide(3);
}

/** Everybody goes on working, on each of the programs in turn; how often nobody answered, or with a fault of the server. */
async function work(load: Load, programs: readonly Application[], random: Random, until: () => boolean) {
  const unanswered: string[] = [];
  let acts = 0;
  for (let turn = 0; !until(); turn += 1) {
    try {
      acts += await moment(load, programs[turn % programs.length] as Application, random);
    } catch (error) {
      if (!(error instanceof Unanswered)) throw error;
      unanswered.push(error.message);
      await wait(50);
    }
  }
  return { acts, unanswered };
}

const forSeconds = (seconds: number) => {
  const end = performance.now() + seconds * 1_000;
  return () => performance.now() > end;
};

/** Every case as its screen shows it to one person, but for what a later version tells besides. */
async function casesThrough({ desk }: Chapter, program: Application, ids: readonly string[]) {
  desk.base = program.http;
  const shown = [];
  for (const id of ids) {
    const { state, moves } = await desk.get<{ state: object; moves: { command: string }[] }>(
      desk.with('jurist'),
      `/api/cases/${id}`,
    );
    shown.push({ id, state, moves });
  }
  return shown;
}

async function idsOf({ rows }: Chapter): Promise<string[]> {
  return (await rows.query<{ id: string }>('select id from case_file order by id')).map(({ id }) => id);
}

const started = async (chapter: Chapter, program?: string): Promise<Application> => {
  const application = await Application.start(chapter.environment, undefined, program ? { program } : {});
  if (application.isDead) throw new Error(`It did not start:\n${application.printed.join('')}`);
  return application;
};

withHistory('the version before its newest migration, and this one', () => {
  let before: ProgramBefore;
  let ground: Ground;

  beforeAll(async () => {
    before = buildProgram(commit ?? '');
    ground = await Ground.open(undefined, before.folder);
  }, 300_000);
  afterAll(async () => {
    await ground?.close();
    before?.remove();
  });

  it('serve side by side under load: no fault of the server, nothing lost, nothing twice, every history folds equal', async () => {
    const chapter = await ground.chapter();
    const random = new Random(14);
    const load = new Load(chapter, random);
    const old = await started(chapter, before.folder);
    const alone = await work(load, [old], random, forSeconds(PART_SECONDS));

    let migrated = false;
    const migrating = greffeWith(chapter.environment, ['migrate']).finally(() => {
      migrated = true;
    });
    const during = await work(load, [old], random, () => migrated);
    await migrating;
    const next = await started(chapter);
    const ids = await idsOf(chapter);
    const asBefore = await casesThrough(chapter, old, ids);
    const commands = new Set(asBefore.flatMap(({ moves }) => moves.map(({ command }) => command)));
    const asNow = await casesThrough(chapter, next, ids);
    // A command that is new is offered besides: those that the version before knows are offered as they were.
    expect(
      asNow.map((one) => ({ ...one, moves: one.moves.filter(({ command }) => commands.has(command)) })),
    ).toMatchObject(asBefore);
    const both = await work(load, [old, next], random, forSeconds(PART_SECONDS));

    // It drains: nothing new is sent to it, what it holds ends, the other goes on.
    const leaving = old.kill('SIGTERM');
    const after = await work(load, [next], random, forSeconds(PART_SECONDS));
    await leaving;
    await next.kill('SIGTERM');
    await finish(chapter, load);
    const { findings, counts } = await check(chapter, load.acknowledged);
    await chapter.relay.close();
    const parts = { alone, during, both, after };
    const acts = Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, part.acts]));
    const faults = Object.values(parts).flatMap(({ unanswered }) => unanswered);
    say(`upgrade from ${before.commit.slice(0, 7)}: ${PART_SECONDS} s a part, ${ids.length} histories equal`, acts);
    say(`upgrade: ${faults.length} faults of the server, ${findings.length} findings`, counts);
    expect(faults).toEqual([]);
    expect(findings).toEqual([]);
    expect(acts.both).toBeGreaterThan(0);
  }, 1_800_000);

  it('notice it when a migration takes away what the version before uses (control)', async () => {
    const chapter = await ground.chapter();
    const random = new Random(15);
    const load = new Load(chapter, random);
    const old = await started(chapter, before.folder);
    await greffeWith(chapter.environment, ['migrate']);
    await chapter.rows.query('alter table case_file rename column step_kind to kind_of_step');
    const { unanswered } = await work(load, [old], random, forSeconds(5));
    await old.kill();
    await chapter.relay.close();
    say(`upgrade, control: ${unanswered.length} faults of the server after a column was renamed`);
    expect(unanswered.length).toBeGreaterThan(0);
  }, 300_000);

  it('end in the same schema wherever the migration was killed, and from nothing', async () => {
    const whole = await ground.chapter();
    await greffeWith(whole.environment, ['migrate']);
    const due = await schemaOf(whole.rows);
    let [kills, different] = [0, 0];
    for (let statement = 1; statement <= KILLS_AT_MOST; statement += 1) {
      const chapter = await ground.chapter();
      if (!(await killedAt(chapter, statement))) break;
      kills += 1;
      await greffeWith(chapter.environment, ['migrate']);
      const ended = await schemaOf(chapter.rows);
      if (ended.join('\n') !== due.join('\n')) different += 1;
      await chapter.relay.close();
    }
    await whole.relay.close();
    const name = 'from_nothing';
    await whole.rows.query(`create database ${name}`);
    const url = ofDatabase(whole.environment.DATABASE_OWNER_URL ?? '', name);
    await greffeWith({ ...whole.environment, DATABASE_URL: url, DATABASE_OWNER_URL: url }, ['migrate']);
    say(`upgrade: killed at each of ${kills} statements of the migration, ${different} ended in another schema`);
    expect(await schemaOf(new Rows(url))).toEqual(due);
    expect(different).toBe(0);
    expect(kills).toBeGreaterThan(5);
  }, 1_800_000);

  it('refuse to start on the tables of a later version, and say what to do', async () => {
    const chapter = await ground.chapter();
    await greffeWith(chapter.environment, ['migrate']);
    await chapter.rows.query(`insert into migrations (timestamp, name) values (9999999999999, 'Later9999999999999')`);
    const application = await Application.start(chapter.environment);
    const printed = application.printed.join('');
    const { isDead } = application;
    await application.kill();
    await chapter.relay.close();
    expect(isDead).toBe(true);
    expect(printed).toContain('start that version, or restore the backup');
  }, 120_000);
});

/** False when the migration was over before so many statements. */
async function killedAt(chapter: Chapter, statement: number): Promise<boolean> {
  const { DATABASE_OWNER_URL: url, ...environment } = chapter.environment;
  const preload = { NODE_OPTIONS: `--import ${join(packageRoot(), 'test/support/killed-at-statement.mjs')}` };
  const given = { ...environment, DATABASE_OWNER_URL: url ?? '', TEST_STATEMENT: String(statement), ...preload };
  return greffeWith(given, ['migrate']).then(
    () => false,
    (error: Error) => error.message.includes('"killed"') || Promise.reject(error),
  );
}
