/**
 * `npm run release`: the files of a release in release/<version>, with their checksums. It checks first that the tree is
 * clean, that package.json and its lock name one version, that CHANGELOG.md has its section with a day, and that the tag
 * of the version is at this commit. `-- --check` is a rehearsal: the same files, without the tag. `-- --deb` makes the Debian
 * package too, `-- --image` the container image. Nothing is pushed.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { assemble } from './assemble.mjs';
import { debian } from './debian.mjs';
import { image as makeImage } from './image.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const flag = { type: 'boolean', default: false };
const { check, deb, image } = parseArgs({ options: { check: flag, deb: flag, image: flag } }).values;
const read = (name) => readFileSync(join(root, name), 'utf8');
const git = (...parameters) => execFileSync('git', parameters, { cwd: root, encoding: 'utf8' }).trim();
const run = (tool, ...parameters) =>
  execFileSync(tool, parameters, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], maxBuffer: 1e9 });

function faults(version) {
  const lock = JSON.parse(read('package-lock.json'));
  const section = new RegExp(`^## \\[${version.replaceAll('.', '\\.')}\\] - \\d{4}-\\d{2}-\\d{2}$`, 'm');
  const tags = git('tag', '--points-at', 'HEAD').split('\n');
  return [
    git('status', '--porcelain') !== '' && 'The tree is not clean: commit or remove what `git status` lists.',
    (lock.version !== version || lock.packages[''].version !== version) &&
      `package-lock.json names another version than ${version}: npm install --package-lock-only.`,
    !section.test(read('CHANGELOG.md')) && `CHANGELOG.md has no section "## [${version}] - YYYY-MM-DD".`,
    !check && !tags.includes(`v${version}`) && `The tag v${version} is not at this commit: git tag -s v${version}.`,
  ].filter(Boolean);
}

/** The same bytes for the same commit: sorted names, the time of the commit, no owner, no time in the gzip header. */
function archive(file, folder, name) {
  const time = git('log', '-1', '--format=%ct');
  const order = [
    '--sort=name',
    `--mtime=@${time}`,
    '--owner=0',
    '--group=0',
    '--numeric-owner',
    '--mode=u+rwX,go+rX,go-w',
  ];
  run('tar', '--create', ...order, '--use-compress-program=gzip -n -9', '--file', file, '--directory', folder, name);
}

function make(version) {
  const name = `greffe-${version}`;
  const program = `${name}-${process.platform}-${process.arch}`;
  const out = join(root, 'release', version);
  const staging = join(out, 'staging');
  rmSync(out, { recursive: true, force: true });
  mkdirSync(staging, { recursive: true });
  run('npm', 'run', '-s', 'build');
  assemble(root, join(staging, program));
  archive(join(out, `${program}.tar.gz`), staging, program);
  rmSync(staging, { recursive: true });
  run('git', 'archive', `--prefix=${name}-source/`, '--output', join(out, `${name}-source.tar.gz`), 'HEAD');
  const sbom = ['--package-lock-only', '--omit=dev', '--sbom-format', 'cyclonedx', '--sbom-type', 'application'];
  const text = execFileSync('npm', ['sbom', ...sbom], { cwd: root, encoding: 'utf8', maxBuffer: 1e9 });
  writeFileSync(join(out, `${name}.cdx.json`), text);
  const files = [`${name}-source.tar.gz`, `${name}.cdx.json`, `${program}.tar.gz`];
  const seconds = Number(git('log', '-1', '--format=%ct'));
  if (deb) files.push(debian(root, out, version, seconds));
  if (image) files.push(makeImage(root, out, version, seconds, archive));
  const sums = files.map(
    (file) =>
      `${createHash('sha256')
        .update(readFileSync(join(out, file)))
        .digest('hex')}  ${file}`,
  );
  writeFileSync(join(out, 'SHA256SUMS'), `${sums.join('\n')}\n`);
  console.log([`release/${version}:`, ...sums].join('\n'));
}

const { version } = JSON.parse(read('package.json'));
const found = faults(version);
if (found.length > 0) {
  console.error(found.join('\n'));
  process.exitCode = 1;
} else make(version);
