/** The value of a YAML text. A text is parsed once in a process, and not at all when the build has kept its value. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type Document, LineCounter, parseDocument, visit } from 'yaml';
import { buildFolder, fromBuild } from '../../platform/package/build-folder.js';
import { frozen } from './frozen.js';

export interface Problem {
  readonly line: number;
  /** Of the parser, or UNSEEN. */
  readonly code: string;
  readonly message: string;
}

interface ReadText {
  /** undefined when there are problems. */
  readonly value: unknown;
  readonly problems: readonly Problem[];
}

/** Twice the texts of the law and the letters, some 1 500: drafts of the law are read in the same process. */
const MOST = 4_000;

/** By the SHA-256 of the text, so that a changed text is always parsed. */
const known = new Map<string, ReadText>();
let keptValues: Readonly<Record<string, unknown>> | undefined;

const fileOf = (folder: string): string => join(folder, 'yaml.json');

function readKept(): Readonly<Record<string, unknown>> {
  const kept = fileOf(buildFolder);
  return fromBuild && existsSync(kept) ? JSON.parse(readFileSync(kept, 'utf8')) : {};
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The text with the place of everything in it. */
export function compose(text: string) {
  const lines = new LineCounter();
  return { document: parseDocument(text, { lineCounter: lines }), lines };
}

/**
 * Control and format characters: who reviews the text does not see them, or reads a line in another order than the service does
 * (Unicode Technical Standard 55). A byte order mark at the start is none of them.
 */
const UNSEEN = /(?!^\uFEFF)(?:[^\P{Cc}\t\n\r]|[\p{Cf}\p{Zl}\p{Zp}])/u;

/** Where such a character stands, as itself or as an escape. */
function unseenPlaces(text: string, document: Document): number[] {
  const places = [text.search(UNSEEN)].filter((place) => place >= 0);
  if (!text.includes('\\')) return places;
  visit(document, {
    Scalar(_key, { value, range }) {
      if (typeof value === 'string' && UNSEEN.test(value)) places.push(range?.[0] ?? 0);
    },
  });
  return places;
}

function parse(text: string): ReadText {
  const { document, lines } = compose(text);
  const faults = [
    ...[...document.errors, ...document.warnings].map(({ pos, code, message }) => ({ at: pos[0], code, message })),
    ...unseenPlaces(text, document).map((at) => ({ at, code: 'UNSEEN', message: 'a character that is not seen' })),
  ];
  const problems = faults.map(({ at, code, message }) => ({ line: lines.linePos(at).line, code, message }));
  return { value: problems.length > 0 ? undefined : document.toJS(), problems };
}

/** The value of the text, or its problems. Callers share the value: it cannot be changed. */
export function readYaml(text: string): ReadText {
  const name = digest(text);
  const before = known.get(name);
  if (before) return before;
  keptValues ??= readKept();
  const kept = keptValues[name];
  const read = frozen(kept === undefined ? parse(text) : { value: kept, problems: [] });
  const [oldest] = known.keys();
  if (known.size >= MOST && oldest !== undefined) known.delete(oldest);
  known.set(name, read);
  return read;
}

/** Writes the values of the law and the letters of `root` into the folder of a build, by the SHA-256 of their text. */
export function keepValues(root: string, folder: string): void {
  const texts = ['workflows', 'templates'].flatMap((below) =>
    readdirSync(join(root, below), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.yaml') && !name.endsWith('.cases.yaml'))
      .map((name) => readFileSync(join(root, below, name), 'utf8')),
  );
  // What JSON does not hold exactly, a fault included, is parsed at each start.
  const exact = texts
    .map((text) => [digest(text), parse(text).value])
    .filter(([, value]) => value !== undefined && isDeepStrictEqual(JSON.parse(JSON.stringify(value)), value));
  writeFileSync(fileOf(folder), JSON.stringify(Object.fromEntries(exact)));
}
