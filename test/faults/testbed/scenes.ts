/** What must happen for a crash point to be passed: the first group whose pattern fits plays its scene. */

import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Application } from './application.js';
import type { Load } from './load.js';
import type { Installation } from './testbed.js';

export interface Stage {
  readonly installation: Installation;
  readonly load: Load;
  readonly application: Application;
  /** 0 the first time the scene is played in this life. */
  readonly turn: number;
}

interface Scene {
  readonly points: RegExp;
  /** Before the server starts. */
  readonly prepare?: (installation: Installation) => Promise<void>;
  /** Again and again until the server is dead. */
  readonly play: (stage: Stage) => Promise<void>;
  /** Passed how often before it strikes, at most; one by default. */
  readonly passes?: number;
}

const mails = async ({ load }: Stage): Promise<void> => {
  await load.mail('foreign');
  await load.mail('requisition', 'hook');
};
const decisions = async ({ load, turn }: Stage): Promise<void> => {
  if ((await load.decide(3)) === 0 && turn % 2 === 0) await load.mail('foreign');
};
const moody =
  (mood: Installation['relay']['mood'], play: Scene['play']): Scene['play'] =>
  async (stage) => {
    stage.installation.relay.mood = mood;
    await play(stage);
  };

/** Work of an hour ago that every handler bears twice, finished work of last year, and a file that no row names. */
const leftovers = async ({ rows }: Installation): Promise<void> => {
  await rows.query(
    `insert into outbox (id, topic, payload, due_at, dispatched_at)
     select gen_random_uuid(), 'cases.close', jsonb_build_object('caseId', id), now() - interval '1 hour', now() - interval '1 hour'
     from case_file limit 3`,
  );
  await rows.query(
    `insert into outbox (id, topic, payload, due_at, done_at)
     select gen_random_uuid(), 'cases.close', '{}', now() - interval '1 year', now() - interval '1 year' from generate_series(1, 3)`,
  );
};

async function plantOrphans({ folder, rows }: Installation): Promise<void> {
  // A store without a mark would not be adopted with files in it.
  const [installation] = await rows.query<{ installation: string }>('select id as installation from installation');
  mkdirSync(join(folder, 'blobs'), { recursive: true });
  writeFileSync(join(folder, 'blobs', 'installation.json'), JSON.stringify(installation));
  // One that no row names, for more would stop the sweep, and two drafts of writes that ended.
  for (const place of ['shelf', 'unfinished', 'unfinished']) {
    const id = randomUUID();
    const parent = join(folder, 'blobs', place === 'shelf' ? id.slice(-2) : place);
    mkdirSync(parent, { recursive: true });
    writeFileSync(join(parent, id), 'no row names this file, and none has for longer than any commit can be unknown');
    await rows.query(`insert into blob_orphan (file_id, first_seen_at) values ($1, now() - interval '1 year')`, [id]);
  }
}

const scenes: readonly Scene[] = [
  { points: /^(start|migrate)\.|^sequencer\.(leads|rebuilt)$/, play: async () => undefined },
  {
    points: /^stop\./,
    play: async ({ application, load }) => {
      await load.mail('foreign');
      application.signal('SIGTERM');
      await application.ended;
    },
  },
  {
    points: /^(housekeeper|quarantine|sweep|sweeper)\./,
    prepare: async (installation) => {
      await leftovers(installation);
      await plantOrphans(installation);
    },
    play: async (stage) => {
      // An installation may begin with this scene: what it leaves behind needs the cases of a first turn.
      if (stage.turn > 0) await leftovers(stage.installation);
      await mails(stage);
    },
  },
  { points: /^(hook)\./, play: ({ load }) => load.mail('foreign', 'hook') },
  { points: /^blob\.removed$/, play: ({ load }) => load.duplicate() },
  {
    points: /^gateway\.joined$/,
    play: ({ load, turn }) => load.mail(turn % 2 === 0 ? 'requisition' : 'reply'),
  },
  { points: /^executor\.(failed|postponed)$|^mailer\.failed$/, play: moody('later', mails) },
  { points: /^executor\.(burying|buried)$|^work\.recorded$/, play: moody('never', mails) },
  {
    points: /^post\.settled$/,
    play: moody('lost', async ({ load, turn }) => {
      if (turn === 0) await load.mail('requisition');
      await load.decide();
      await load.mend();
    }),
  },
  { points: /^(secret_cell|keys\.destroyed)/, play: secret },
  { points: /^(mailer|automatic_letter)\./, play: ({ load }) => load.mail('requisition') },
  {
    points: /^(letters|four_eyes|close|post)\.|^case\.handled$|^vault\./,
    play: decisions,
    passes: 3,
  },
  { points: /^(idempotency|note)\./, play: ({ load }) => load.note() },
  { points: /^report\./, play: ({ load }) => load.report() },
  { points: /^sign_in\./, play: ({ load }) => load.signIn() },
  { points: /./, play: mails, passes: 5 },
];

async function secret({ load, turn }: Stage): Promise<void> {
  if (turn % 3 === 0) await load.mail('secret');
  else await load.decide();
}

export function sceneOf(point: string): Scene {
  const found = scenes.find(({ points }) => points.test(point));
  if (!found) throw new Error(`No scene for ${point}.`);
  return found;
}
