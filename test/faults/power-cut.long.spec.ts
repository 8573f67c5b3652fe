// @stage kills
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { slice } from '../support/set.js';
import { Application } from './testbed/application.js';
import { check } from './testbed/checker.js';
import { finish } from './testbed/crash-run.js';
import { CutDisk, canCutPower } from './testbed/cut-disk.js';
import { print } from './testbed/figures.js';
import { Load } from './testbed/load.js';
import { Random } from './testbed/random.js';
import { type Installation, Testbed, type Weakness } from './testbed/testbed.js';

const SEED = Number(process.env.TEST_SEED ?? 1);
const CUTS = slice(Array.from({ length: 50 })).length;
const CUTS_OF_A_CONTROL = 5;
const SHORTEST_MILLISECONDS = 100;
const LONGEST_MILLISECONDS = 1_200;
/** What has only not happened yet when the light goes out; the rest of what a checker finds is loss or damage. */
const UNFINISHED = /^(WAITING|UNSEALED|WORK|NEVER LEFT|UNTOLD|ROOT: the last)/;

type Control = Weakness | 'files';
const needsRoot = canCutPower ? test : test.skip;

interface Cut {
  readonly image: string;
  readonly acknowledged: ReadonlySet<string>;
  /** What people and the relay knew by then. */
  readonly then: Installation;
}

/** Who goes on after the last cut: the senders, the people and the relay that outlived it. */
interface Life {
  readonly load: Load;
  readonly installation: Installation;
}

/** F4: the light goes out under load; what was answered is on the disk. */
describe('power cuts', () => {
  needsRoot(
    `lose nothing that was answered over ${CUTS} cuts (needs root and xfsprogs)`,
    async () => {
      const { findings, mails } = await cutUnderLoad(CUTS, null);
      print(`power: ${CUTS} cuts, seed ${SEED}, ${findings.length} findings, up to ${mails} mails answered before one`);
      expect(findings).toEqual([]);
    },
    24 * 3_600_000,
  );

  for (const control of ['fsync', 'synchronous_commit', 'files'] as const) {
    needsRoot(
      `are found out to lose without ${control} (needs root and xfsprogs)`,
      async () => {
        const { findings } = await cutUnderLoad(CUTS_OF_A_CONTROL, control);
        print(`power: ${CUTS_OF_A_CONTROL} cuts without ${control}: ${findings.length} findings`, findings.slice(0, 3));
        expect(findings).not.toEqual([]);
      },
      24 * 3_600_000,
    );
  }
});

async function cutUnderLoad(cuts: number, control: Control | null): Promise<{ findings: string[]; mails: number }> {
  const disk = CutDisk.open();
  try {
    const testbed = await Testbed.open(join(disk.folder, 'testbed'));
    return await cutOn(disk, testbed, cuts, control).finally(() => testbed.close());
  } finally {
    disk.close();
  }
}

async function cutOn(disk: CutDisk, testbed: Testbed, cuts: number, control: Control | null) {
  if (control === 'fsync' || control === 'synchronous_commit') await testbed.weaken(control);
  const installation = await testbed.installation(control ? { GREFFE_TEST_DURABILITY: 'true' } : {});
  const load = new Load(installation, new Random(SEED));
  const taken = await underLoad(disk, installation, load, cuts, control);
  const findings: string[] = [];
  for (const cut of taken) {
    const life = cut === taken.at(-1) && control === null ? { load, installation } : null;
    findings.push(...(await judge(disk, cut, life)));
  }
  await installation.relay.close();
  return { findings, mails: load.acknowledged.size };
}

/** Cuts at random times of one run, and a last one when no user writes any more but the server still works. */
async function underLoad(disk: CutDisk, installation: Installation, load: Load, cuts: number, control: Control | null) {
  const random = new Random(SEED + 1);
  const preload = control === 'files' ? ['support/unsynced.mjs'] : [];
  const application = await Application.start(installation.environment, undefined, { preload });
  if (application.isDead) throw new Error(application.printed.join(''));
  await load.resume(application);
  const busy = { until: Number.POSITIVE_INFINITY };
  const working = work(load, new Random(SEED + 2), busy);
  const taken: Cut[] = [];
  for (let n = 1; n <= cuts; n += 1) {
    await wait(SHORTEST_MILLISECONDS + random.below(LONGEST_MILLISECONDS - SHORTEST_MILLISECONDS));
    if (n === cuts) busy.until = 0;
    if (n === cuts) await working;
    const acknowledged = new Set(load.acknowledged);
    const then = {
      ...installation,
      desk: installation.desk.asItIs(),
      relay: { ...installation.relay, taken: new Map(installation.relay.taken) },
    };
    taken.push({ image: disk.cut(), acknowledged, then });
  }
  await application.kill();
  return taken;
}

async function work(load: Load, random: Random, busy: { until: number }): Promise<void> {
  for (let n = 0; performance.now() < busy.until; n += 1) {
    if (n % 6 === 5) await load.decide(2);
    else await load.mail(random.of(['foreign', 'requisition']), random.of(['smtp', 'hook']));
  }
}

/** What is not there of what was answered, or that nothing starts on it any more. */
function judge(disk: CutDisk, { image, acknowledged, then }: Cut, life: Life | null): Promise<string[]> {
  const seen = disk.after(image, async (folder) => {
    const { copy, stop } = await Testbed.onCopy(then, disk.folder, folder);
    try {
      const found = (await check(copy, acknowledged)).findings.filter((finding) => !UNFINISHED.test(finding));
      return life ? [...found, ...(await goOn(copy, life))] : found;
    } finally {
      await stop();
    }
  });
  return seen.catch((error: Error) => [`NOTHING STARTS: ${error.message}`]);
}

/** The product starts on what is left and finishes everything: then no finding is excused. */
async function goOn(copy: Installation, { load, installation }: Life): Promise<string[]> {
  await copy.rows.hoursPass();
  const living = { ...copy, desk: installation.desk, relay: installation.relay };
  load.moveTo(living);
  await finish(living, load);
  return [...(await check(living, load.acknowledged)).findings];
}
