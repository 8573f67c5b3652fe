// @stage slow
/** Every limit that a child program runs under, one by one, on this machine's kernel and without its tools. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BoundedChild, type Launch } from '../../../src/platform/child/bounded-child.js';
import { boundedCommand, oneFile } from '../../../src/platform/child/bounds.js';
import { eventually } from '../../support/eventually.js';

const PATIENCE = 60_000;
const toolless = { prlimit: null, setpriv: null };

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'greffe-child-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A child that runs this text, with an empty input. */
function start(text: string, more: Partial<Launch> = {}): BoundedChild {
  const program = join(folder, 'program.mjs');
  writeFileSync(program, text);
  const child = new BoundedChild({ program, limits: oneFile, outputBytes: 1_000, ...more });
  child.allow(PATIENCE);
  child.feed('');
  return child;
}
const said = async (child: BoundedChild) => (await child.bytes()).toString('utf8');
/** Takes 2 GB, a slice at a time, and then ends well. */
const hoards = 'const kept = []; setInterval(() => kept.push(Buffer.alloc(32_000_000, 1)) > 60 && process.exit(0), 1);';
/** A process that ended and was not waited for is in state Z. */
const isAlive = (pid: number): boolean =>
  existsSync(`/proc/${pid}/stat`) && !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
const waits = 'setInterval(() => undefined, 1000);';

describe('a child program', () => {
  it('is given its words and its input, and what it writes comes back whole', async () => {
    const child = start('process.stdin.pipe(process.stdout); process.stdout.write(process.argv[2]);', {
      words: ['word'],
    });
    expect(await said(child)).toBe('word');
    expect(await child.ended).toEqual({ code: 0, why: 'crash', fromOutside: false });
  });

  it('is killed when it takes longer than it was allowed, on the clock of the parent', async () => {
    const child = start(waits);
    child.allow(300);
    expect(await child.ended).toMatchObject({ code: null, why: 'time' });
  });

  it('is not killed by the time of work that is done', async () => {
    const child = start('setTimeout(() => process.exit(0), 1_500); setInterval(() => undefined, 1_000);');
    child.allow(200);
    child.rest();
    expect(await child.ended).toMatchObject({ code: 0 });
  });

  it('is killed by the kernel when it spends more of the processor than it may', async () => {
    const child = start('for (;;);', { limits: { ...oneFile, cpuSeconds: 1 } });
    expect(await child.ended).toMatchObject({ code: null, why: 'time' });
  });

  it('gets no more memory from the kernel than it may', async () => {
    expect((await start(hoards).ended).code).not.toBe(0);
  });

  it('is killed when it takes more memory than it may, where the machine has no tools', async () => {
    expect(await start(hoards, { tools: toolless }).ended).toMatchObject({ code: null, why: 'memory' });
  });

  it('is killed when it writes more than it may for one piece of work, and what is above is not kept', async () => {
    const child = start(`setInterval(() => process.stdout.write('a'.repeat(600)), 20);`);
    expect((await child.bytes()).length).toBeLessThanOrEqual(1_000);
    expect(await child.ended).toMatchObject({ code: null, why: 'output' });
  });

  it('may write as much again for the next piece of work', async () => {
    const child = start(`setInterval(() => process.stdout.write('a'.repeat(599) + '\\n'), 200);`);
    const lines = child.lines();
    for (let count = 0; count < 3; count += 1) {
      child.allow(PATIENCE);
      expect((await lines.next()).value).toHaveLength(599);
    }
    child.stop('crash');
    await child.ended;
  });

  it('sees nothing of the environment of its parent, but what it is given', async () => {
    const text = 'process.stdout.write(JSON.stringify(process.env));';
    expect(process.env.PATH).toBeDefined();
    expect(JSON.parse(await said(start(text)))).toEqual({});
    expect(JSON.parse(await said(start(text, { environment: { GIVEN: '1' } })))).toEqual({ GIVEN: '1' });
  });

  it('inherits no open file of its parent', async () => {
    const text = `
      import { readdirSync, readlinkSync } from 'node:fs';
      const links = readdirSync('/proc/self/fd').flatMap((fd) => { try { return [readlinkSync('/proc/self/fd/' + fd)]; } catch { return []; } });
      process.stdout.write(JSON.stringify(links.filter((link) => link.startsWith('/') && !link.startsWith('/dev/') && !link.startsWith('/proc/'))));`;
    expect(readdirSync('/proc/self/fd').length).toBeGreaterThan(3);
    expect(JSON.parse(await said(start(text)))).toEqual([]);
  });

  it('is killed together with what it started', async () => {
    const text = `
      import { spawn } from 'node:child_process';
      const { pid } = spawn(process.execPath, ['-e', ${JSON.stringify(waits)}], { stdio: 'ignore' });
      process.stdout.write(pid + '\\n'); ${waits}`;
    const child = start(text);
    const grandchild = Number((await child.lines().next()).value);
    expect(isAlive(grandchild)).toBe(true);
    child.stop('crash');
    await child.ended;
    await eventually(
      async () => isAlive(grandchild),
      (alive) => !alive,
    );
  });

  it('closes an input that it takes no more of', async () => {
    const input = new PassThrough();
    const program = join(folder, 'program.mjs');
    writeFileSync(program, 'process.exit(0);');
    const child = new BoundedChild({ program, limits: oneFile, outputBytes: 1_000 });
    child.feed(input);
    await child.ended;
    expect(input.destroyed).toBe(true);
  });

  it('that SIGTERM ended was ended from outside, which no limit does', async () => {
    const child = start(`process.kill(process.pid, 'SIGTERM'); ${waits}`);
    expect(await child.ended).toMatchObject({ code: null, fromOutside: true });
    const stopped = start(waits);
    stopped.stop('time');
    expect(await stopped.ended).toMatchObject({ fromOutside: false });
  });

  it('that does not start has crashed, and no call to it throws', async () => {
    const child = new BoundedChild({
      program: 'p.mjs',
      ...{ limits: oneFile, outputBytes: 1, tools: { prlimit: '/nowhere/prlimit', setpriv: null } },
    });
    child.feed('input');
    expect(await said(child)).toBe('');
    expect(await child.ended).toMatchObject({ code: null, why: 'crash' });
    child.stop('time');
  });
});

it('the command line holds memory, processor, files, core dumps and privileges', () => {
  const command = boundedCommand({ prlimit: '/usr/bin/prlimit', setpriv: '/usr/bin/setpriv' }, oneFile, 'reader.js');
  expect(command).toEqual([
    ...['/usr/bin/prlimit', `--data=${700 * 1024 * 1024}`, '--cpu=60', '--nofile=256', '--core=0'],
    ...['/usr/bin/setpriv', '--no-new-privs', '--pdeathsig', 'KILL'],
    ...[process.execPath, '--max-old-space-size=256', 'reader.js'],
  ]);
});
