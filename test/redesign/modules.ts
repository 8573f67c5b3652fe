/** Finds what the recorder drives by its exported name, so that one recorder runs before and after files move. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

let sources: ReadonlyMap<string, string> | undefined;

function readSources(): ReadonlyMap<string, string> {
  const names = ['src', 'test/support', 'test/faults'].flatMap((folder) =>
    readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
  );
  const wanted = names.filter((name) => /\.ts$/.test(name) && !/\.(spec|d)\.ts$|src\/admin\//.test(name));
  return new Map(wanted.map((name) => [name, readFileSync(`${root}${name}`, 'utf8')]));
}

/** The file that declares the export. Throws when there is none, or more than one below `within`. */
function fileOf(name: string, within: string): string {
  sources ??= readSources();
  const declares = new RegExp(`^export (?:abstract |async )*(?:function|const|class) ${name}\\b`, 'm');
  const found = [...sources].filter(([file, text]) => file.startsWith(within) && declares.test(text));
  const [only] = found;
  if (!only || found.length > 1) {
    throw new Error(`${name} is exported by ${found.map(([file]) => file).join(', ') || 'no file'} below ${within}.`);
  }
  return only[0];
}

/** A value by its exported name; `within` is a folder that decides where two modules export the same name. */
export async function exported<T>(name: string, within = ''): Promise<T> {
  const module = (await import(new URL(`file://${root}${fileOf(name, within)}`).href)) as Record<string, T>;
  return module[name] as T;
}
