/**
 * The Debian package: what assemble.mjs makes in /usr/lib/greffe, its command, settings, units,
 * user and manual page. dpkg-deb packs it, without root; the same bytes for the same folder and day.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { assemble } from './assemble.mjs';
import { NOTICES } from './notices.mjs';

const own = 'packaging/debian';
const units = 'docs/operations/systemd';
const architectures = { x64: 'amd64', arm64: 'arm64' };
const scripts = ['postinst', 'prerm', 'postrm'];
/** From the project into the package. */
const copied = [
  [`${own}/README.Debian`, 'usr/share/doc/greffe/README.Debian'],
  [`${own}/lintian-overrides`, 'usr/share/lintian/overrides/greffe'],
  [`${own}/greffe.env`, 'etc/greffe/greffe.env'],
  [`${units}/greffe@.service`, 'usr/lib/systemd/system/greffe@.service'],
  [`${units}/greffe.sysusers.conf`, 'usr/lib/sysusers.d/greffe.conf'],
  [`${units}/greffe.tmpfiles.conf`, 'usr/lib/tmpfiles.d/greffe.conf'],
  ...scripts.map((name) => [`${own}/${name}`, `DEBIAN/${name}`]),
];
/** All else: folders 0755, files 0644. */
const modes = new Map([
  ['etc/greffe', 0o750],
  ['etc/greffe/greffe.env', 0o640],
  ['usr/lib/greffe/dist/src/cli.js', 0o755],
  ...scripts.map((name) => [`DEBIAN/${name}`, 0o755]),
]);

/** The page says what --help says, word for word: the command, then each setting. */
function manual(program, version, day) {
  const help = (...words) =>
    execFileSync(process.execPath, [program, ...words, '--help'], {
      encoding: 'utf8',
      env: { ...process.env, COLUMNS: '78' },
    });
  const asTyped = (text) =>
    `.nf\n${text
      .replaceAll('\\', '\\e')
      .replaceAll('-', '\\-')
      .replace(/^(?=[.'])/gm, '\\&')}.fi`;
  return [
    `.TH GREFFE 1 ${day} "greffe ${version}"`,
    '.SH NAME\ngreffe \\- legal desk of a cloud provider',
    `.SH COMMANDS\n${asTyped(help())}`,
    `.SH SERVE\n${asTyped(help('serve'))}`,
    '.SH SEE ALSO\n/usr/share/doc/greffe/README.Debian\n',
  ].join('\n');
}

/** One entry for this version; what changed stands in the changelog of the project, beside it. */
const changelog = (version, instant) =>
  `greffe (${version}-1) stable; urgency=medium\n\n  * Release ${version}: changelog.gz says what changed.\n\n -- Greffe <packages@greffe.example>  ${instant.toUTCString().replace('GMT', '+0000')}\n`;

/**
 * @param root the project, built and with its packages @param out the folder where the package is written
 * @param seconds of the commit, since 1970 @returns the name of the package
 */
export function debian(root, out, version, seconds) {
  const tree = join(out, 'debian');
  const at = (path) => join(tree, path);
  const copy = (from, path) => {
    mkdirSync(dirname(at(path)), { recursive: true });
    cpSync(join(root, from), at(path));
  };
  const write = (path, text) => {
    mkdirSync(dirname(at(path)), { recursive: true });
    writeFileSync(at(path), path.endsWith('.gz') ? gzipSync(text, { level: 9 }) : text);
  };
  const read = (path) => readFileSync(at(`usr/lib/greffe/${path}`), 'utf8');
  rmSync(tree, { recursive: true, force: true });
  assemble(root, at('usr/lib/greffe'));
  for (const [from, path] of copied) copy(from, path);

  const instant = new Date(seconds * 1000);
  const shared = 'usr/share/doc/greffe';
  const manualPage = manual(at('usr/lib/greffe/greffe'), version, instant.toISOString().slice(0, 10));
  write('usr/share/man/man1/greffe.1.gz', manualPage);
  write(`${shared}/changelog.gz`, read('CHANGELOG.md'));
  write(`${shared}/changelog.Debian.gz`, changelog(version, instant));
  write(`${shared}/copyright`, `Copyright: the authors of Greffe\n\n${read('LICENSE')}\n${read(NOTICES)}`);
  symlinkSync('../../../lib/greffe/docs', at(`${shared}/docs`));
  mkdirSync(at('usr/bin'));
  symlinkSync('../lib/greffe/dist/src/cli.js', at('usr/bin/greffe'));

  const [size] = execFileSync('du', ['-sk', '--apparent-size', tree], { encoding: 'utf8' }).split('\t');
  const values = { VERSION: `${version}-1`, ARCHITECTURE: architectures[process.arch], SIZE: size };
  const control = readFileSync(join(root, own, 'control'), 'utf8');
  write(
    'DEBIAN/control',
    control.replace(/@(\w+)@/g, (_, name) => values[name]),
  );
  write('DEBIAN/conffiles', '/etc/greffe/greffe.env\n');
  setModes(tree);
  const name = `greffe_${version}-1_${values.ARCHITECTURE}.deb`;
  execFileSync('dpkg-deb', ['--root-owner-group', '--build', tree, join(out, name)], {
    env: { ...process.env, SOURCE_DATE_EPOCH: String(seconds) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  rmSync(tree, { recursive: true });
  return name;
}

/** Whatever the umask of the one who builds: all may read, root writes, and nothing but the command is run. */
function setModes(tree) {
  for (const entry of readdirSync(tree, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    const path = join(entry.parentPath ?? entry.path, entry.name);
    chmodSync(path, modes.get(path.slice(tree.length + 1)) ?? (entry.isDirectory() ? 0o755 : 0o644));
  }
}
