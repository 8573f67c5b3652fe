/**
 * The container image: what assemble.mjs makes, and from the Debian that builds it Node.js, util-linux for the bounds of the readers,
 * and their libraries. buildah packs it without a base image, and so without a network.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { assemble } from './assemble.mjs';

const programs = ['/usr/bin/node', '/usr/bin/prlimit', '/usr/bin/setpriv'];
const folders = ['usr/lib', 'usr/lib64', 'usr/bin', 'etc', 'proc', 'sys', 'dev', 'tmp', 'var/lib/greffe'];
const files = {
  'etc/passwd': 'greffe:x:65532:65532::/var/lib/greffe:/usr/sbin/nologin\n',
  'etc/group': 'greffe:x:65532:\n',
  'etc/nsswitch.conf': 'hosts: files dns\n',
};
const text = (program, ...words) => execFileSync(program, words, { encoding: 'utf8' });

/** The paths at which the loader finds the libraries of a program, itself included. */
const librariesOf = (file) => [...text('ldd', file).matchAll(/(\/\S+) \(0x/g)].map(([, path]) => path);

/** @param root the project, built and with its packages @param folder that becomes the root of the image, whole */
export function imageRoot(root, folder) {
  const at = (path) => join(folder, path);
  const place = (path) => {
    const inside = at(path.replace(/^\/lib/, '/usr/lib'));
    mkdirSync(dirname(inside), { recursive: true });
    cpSync(realpathSync(path), inside);
  };
  for (const path of folders) mkdirSync(at(path), { recursive: true });
  for (const name of ['lib', 'lib64', 'bin']) symlinkSync(`usr/${name}`, at(name));
  for (const [path, words] of Object.entries(files)) writeFileSync(at(path), words);
  assemble(root, at('usr/lib/greffe'));
  const packages = at('usr/lib/greffe/node_modules');
  const addons = readdirSync(packages, { recursive: true }).filter((name) => name.endsWith('.node'));
  const loading = [...programs, ...addons.map((name) => join(packages, name))];
  const taken = new Set([...programs, ...loading.flatMap(librariesOf)]);
  const owners = [...taken].map((path) => text('dpkg-query', '--search', realpathSync(path)).split(':')[0]);
  for (const path of [...taken, ...new Set(owners.map((name) => `/usr/share/doc/${name}/copyright`))]) place(path);
}

/**
 * @param archive writes a folder as a tar.gz with the same bytes each time: (file, folder, name)
 * @param seconds of the commit, since 1970 @returns the name of the file that `docker load` and `podman load` take
 */
export function image(root, out, version, seconds, archive) {
  const [context, store] = [join(out, 'image'), join(out, 'image-store')];
  const name = `greffe-${version}-${process.platform}-${process.arch}.image.tar`;
  imageRoot(root, join(context, 'root'));
  archive(join(context, 'root.tar.gz'), join(context, 'root'), '.');
  rmSync(join(context, 'root'), { recursive: true });
  mkdirSync(join(context, 'data'));
  const kept = ['--storage-driver=vfs', `--root=${store}`, `--runroot=${store}`];
  const how = ['--isolation=chroot', '--layers=false', '--format=docker', `--timestamp=${seconds}`, '--quiet'];
  const file = `--file=${join(root, 'packaging/container/Containerfile')}`;
  const id = text('buildah', ...kept, 'build', ...how, file, context).trim();
  text('buildah', ...kept, 'push', '--quiet', id, `docker-archive:${join(out, name)}:greffe:${version}`);
  for (const folder of [context, store]) rmSync(folder, { recursive: true });
  return name;
}
