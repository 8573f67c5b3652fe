// @stage slow
/** The root of the container image, run read-only and without a network by bubblewrap, and the composition that names the image. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { imageRoot } from '../../../scripts/image.mjs';
import { packageRoot } from '../../../src/platform/package/package-root.js';
import { productVersion } from '../../../src/platform/package/version.js';
import { childEnvironment } from '../../support/child-environment.js';
import { present } from '../../support/tools.js';

const container = join(packageRoot(), 'packaging/container');

(present('bwrap') ? describe : describe.skip)('the container image', () => {
  let scratch: string;
  let root: string;
  beforeAll(() => {
    scratch = mkdtempSync(join(tmpdir(), 'greffe-image-'));
    root = join(scratch, 'root');
    mkdirSync(join(scratch, 'data'));
    imageRoot(packageRoot(), root);
  }, 120_000);
  afterAll(() => rmSync(scratch, { recursive: true, force: true }));

  /** Under the user of the Containerfile, with what compose.yaml leaves to a process. */
  const inside = (...words: string[]) => {
    const places = ['--ro-bind', root, '/', '--proc', '/proc', '--dev', '/dev', '--tmpfs', '/tmp'];
    const rights = ['--unshare-all', '--uid', '65532', '--gid', '65532', '--cap-drop', 'ALL', '--clearenv'];
    const data = ['--bind', join(scratch, 'data'), '/var/lib/greffe', '--setenv', 'GREFFE_DATA', '/var/lib/greffe'];
    return spawnSync('bwrap', [...places, ...rights, ...data, '--', ...words], { encoding: 'utf8', maxBuffer: 1e8 });
  };
  const greffe = (...words: string[]) => inside('/usr/bin/node', '/usr/lib/greffe/dist/src/cli.js', ...words);

  it('holds three programs, and no shell among them', () => {
    expect(readdirSync(join(root, 'usr/bin')).sort()).toEqual(['node', 'prlimit', 'setpriv']);
    expect(inside('/bin/sh', '-c', 'true').status).not.toBe(0);
  });

  it('proves the law, and bounds a child, without a network', () => {
    expect(greffe('--version').stdout.trim()).toBe(productVersion());
    expect(greffe('rules', 'check').status).toBe(0);
    expect(
      inside('/usr/bin/prlimit', '--nofile=256', '/usr/bin/setpriv', '--no-new-privs', '/usr/bin/node', '-v').status,
    ).toBe(0);
  }, 120_000);

  it('is called ill by its own check where no server answers', () => {
    const { status, stdout } = greffe('health', '--json');
    expect([status, JSON.parse(stdout)]).toEqual([1, { ok: false, status: null }]);
  }, 60_000);

  it.each(['ENTRYPOINT', 'HEALTHCHECK'])('is started as it is run here: %s', (word) => {
    const line = readFileSync(join(container, 'Containerfile'), 'utf8')
      .split('\n')
      .find((each) => each.startsWith(word));
    expect(line).toContain('["/usr/bin/node", "/usr/lib/greffe/dist/src/cli.js"');
  });
});

(present('docker-compose') ? describe : describe.skip)('the composition', () => {
  const given = { GREFFE_VERSION: '1.2.3', GREFFE_PUBLIC_URL: 'https://greffe.example' };
  const config = (environment: Record<string, string>) =>
    execFileSync('docker-compose', ['--profile', '*', 'config', '--format', 'json'], {
      ...{ cwd: container, env: { ...childEnvironment(), ...environment }, encoding: 'utf8', stdio: 'pipe' },
    });

  it('gives each process the one login of its role, by a file, and bounds it', () => {
    const { services } = JSON.parse(config(given)) as { services: Record<string, Record<string, unknown>> };
    for (const role of ['api', 'identity', 'intake', 'worker', 'sequencer']) {
      expect(services[role]).toMatchObject({
        ...{ command: ['serve', '--role', role], read_only: true, cap_drop: ['ALL'] },
        secrets: [{ source: `${role}-database-url` }, { source: 'redis-url' }],
      });
    }
    expect(JSON.stringify(services)).not.toMatch(/PASSWORD":|_URL":"(postgres|redis)/);
  });

  it.each(Object.keys(given))('is refused without %s', (name) => {
    expect(() => config({ ...given, [name]: '' })).toThrow(name);
  });
});
