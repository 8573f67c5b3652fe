// @stage slow
/** The Debian package, installed by dpkg beside the files of this machine, none of which it changes: a layer of its own that goes. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { debian } from '../../../scripts/debian.mjs';
import { packageRoot } from '../../../src/platform/package/package-root.js';
import { productVersion } from '../../../src/platform/package/version.js';
import { childEnvironment } from '../../support/child-environment.js';
import { present } from '../../support/tools.js';

const COMMIT_SECONDS = 1_796_256_000;
/** Goes into a layer over the whole machine. It is in memory, and ends with the shell. */
const layered = `
  mount -t tmpfs none /mnt && mkdir /mnt/upper /mnt/work /mnt/root && cp "$PACKAGE" /mnt/package.deb
  mount -t overlay overlay -o lowerdir=/,upperdir=/mnt/upper,workdir=/mnt/work /mnt/root
  mount -t proc proc /mnt/root/proc && mount --rbind /dev /mnt/root/dev && cp /mnt/package.deb /mnt/root/mnt
  exec chroot /mnt/root sh -euc "$INSIDE"`;

(present('dpkg-deb') && present('lintian') ? describe : describe.skip)('the Debian package', () => {
  let scratch: string;
  let file: string;
  beforeAll(() => {
    scratch = mkdtempSync(join(tmpdir(), 'greffe-debian-'));
    file = join(scratch, debian(packageRoot(), scratch, productVersion(), COMMIT_SECONDS));
  }, 300_000);
  afterAll(() => rmSync(scratch, { recursive: true, force: true }));

  const output = (program: string, ...words: string[]) =>
    execFileSync(program, words, { env: childEnvironment(), encoding: 'utf8', maxBuffer: 1e8, stdio: 'pipe' });

  it('is found without fault by lintian, but for what is overridden with its reason', () => {
    const { stdout } = spawnSync('lintian', ['--allow-root', '--tag-display-limit', '0', file], { encoding: 'utf8' });
    expect(stdout).toBe('');
  }, 300_000);

  it('belongs to root, shows the settings to root alone, and has one program', () => {
    const entries = output('dpkg-deb', '--contents', file)
      .trim()
      .split('\n')
      .map((line) => /^(\S+) (\S+) +\d+ \S+ \S+ \.(\/\S*)/.exec(line)?.slice(1) ?? [line]);
    expect(entries.filter(([, owner]) => owner !== 'root/root')).toEqual([]);
    const modeOf = new Map(entries.map(([mode, , path]) => [path, mode]));
    expect(modeOf.get('/etc/greffe/')).toBe('drwxr-x---');
    expect(modeOf.get('/etc/greffe/greffe.env')).toBe('-rw-r-----');
    const run = entries.filter(([mode = '']) => /^-.*[xst]/.test(mode)).map(([, , path]) => path);
    expect(run).toEqual(['/usr/lib/greffe/dist/src/cli.js']);
    expect(entries.filter(([mode = '']) => /^[^l].{4}w|^[^l].{7}w/.test(mode))).toEqual([]);
  });

  it('brings the unit of the documentation, byte for byte, and enables none', () => {
    const folder = join(scratch, 'unpacked');
    output('dpkg-deb', '--extract', file, folder);
    const unit = 'greffe@.service';
    const documented = readFileSync(join(packageRoot(), 'docs/operations/systemd', unit), 'utf8');
    expect(readFileSync(join(folder, 'usr/lib/systemd/system', unit), 'utf8')).toBe(documented);
    expect(output('find', folder, '-name', '*.wants')).toBe('');
  });

  const canLayer = () => spawnSync('unshare', ['--mount', '--net', 'true']).status === 0;
  (canLayer() ? it : it.skip)(
    'is installed without a network, runs as its own user, and leaves the data at a purge',
    () => {
      const inside = `
      dpkg --force-depends --install /mnt/package.deb >/mnt/said 2>&1 || cat /mnt/said
      stat --format '%U:%G %a %n' /var/lib/greffe /etc/greffe/greffe.env /etc/greffe/secrets /etc/greffe/secrets/api
      ls /etc/systemd/system/*.wants | grep greffe || echo enabled: none
      as_greffe() { setpriv --reuid greffe --regid greffe --clear-groups env --chdir / greffe "$@"; }
      as_greffe --version
      as_greffe rules check --json | grep -o '"stuck":..'
      man --warnings -l /usr/share/man/man1/greffe.1.gz | grep -om1 GREFFE_PUBLIC_URL
      echo log >/var/lib/greffe/kept
      dpkg --purge greffe 2>&1 | grep -o '/var/lib/greffe .*stay'
      cat /var/lib/greffe/kept
      ls /usr/lib/greffe /etc/greffe/greffe.env 2>/dev/null || echo gone`;
      const environment = { ...childEnvironment(), PACKAGE: file, INSIDE: inside };
      const done = spawnSync('unshare', ['--mount', '--net', 'sh', '-euc', layered], {
        ...{ env: environment, encoding: 'utf8' },
      });
      expect([done.stdout.trim().split('\n'), done.stderr]).toEqual([
        [
          'greffe:greffe 700 /var/lib/greffe',
          'root:root 640 /etc/greffe/greffe.env',
          'root:root 700 /etc/greffe/secrets',
          'root:root 700 /etc/greffe/secrets/api',
          'enabled: none',
          productVersion(),
          '"stuck":[]',
          'GREFFE_PUBLIC_URL',
          '/var/lib/greffe (log, files, keys), /etc/greffe/secrets, the database and the user greffe stay',
          'log',
          'gone',
        ],
        '',
      ]);
    },
    300_000,
  );
});
