/** Reads templates/letters, once, at the start: any fault is reported with its file and line, and then nothing is loaded. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import {
  checkLetterBook,
  type LetterFault,
  type NamedBlock,
  unknownBlocks,
} from '../domain/case/letters/letter-check.js';
import {
  BlockLibrary,
  type Filed,
  type LetterBook,
  LetterTemplate,
  languages,
  Phrases,
} from '../domain/case/letters/letter-template.js';
import { rememberLast } from './files/remember-last.js';
import { type Fault, type SourceFile, YamlFile } from './files/yaml-file.js';

type Content = LetterTemplate | BlockLibrary | Phrases;

export type ReadLetterBook =
  | { readonly ok: true; readonly book: LetterBook }
  | { readonly ok: false; readonly faults: readonly Fault[] };

interface Sources {
  readonly letters: readonly SourceFile[];
  readonly workflows: readonly SourceFile[];
}

/** The files of the letters; `folder` holds one folder a language. */
export const readLetterFiles = (folder: string): SourceFile[] =>
  languages.flatMap((language) =>
    readdirSync(join(folder, language))
      .filter((name) => name.endsWith('.yaml'))
      .sort()
      .map((name) => ({
        name: `templates/letters/${language}/${name}`,
        text: readFileSync(join(folder, language, name), 'utf8'),
      })),
  );

/** The book, or every fault that keeps it from being one, a block that a rule names and no template holds included. */
export const readLetterBook = (folder: string, workflows: readonly SourceFile[]): ReadLetterBook =>
  letterBookOf(readLetterFiles(folder), workflows);

/** The same of files that were read before. */
export const letterBookOf = (letters: readonly SourceFile[], workflows: readonly SourceFile[]): ReadLetterBook =>
  checkedBook({ letters, workflows });

const checkedBook = rememberLast(checkBook);

function checkBook({ letters, workflows }: Sources): ReadLetterBook {
  const read = letters.map(readLetterFile);
  const unreadable = read.flatMap(({ faults }) => faults);
  if (unreadable.length > 0) return { ok: false, faults: unreadable };
  const book = bookOf(read.flatMap(({ filed }) => filed ?? []));
  const rules = workflows.filter(({ text }) => text.includes(NAMING)).map((source) => new YamlFile(source));
  const named = rules.flatMap(({ name, value }) => blocksNamed(value, name));
  const files = [...read.map(({ yaml }) => yaml), ...rules];
  const faults = [...checkLetterBook(book), ...unknownBlocks(book, named)].map((fault) => placed(fault, files));
  return faults.length > 0 ? { ok: false, faults } : { ok: true, book };
}

/** A fault of the whole book has no file of its own. */
function placed({ file, path, problem }: LetterFault, files: readonly YamlFile[]): Fault {
  const source = files.find(({ name }) => name === file);
  return source ? source.fault(path, problem) : { file, line: 1, sentence: problem };
}

const NAMING = 'letterBlocks';

/** Every code under it, wherever a rule or a check gives it. */
function blocksNamed(value: unknown, file: string, path: LetterFault['path'] = []): NamedBlock[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => {
    const at = [...path, Array.isArray(value) ? Number(key) : key];
    if (key !== NAMING || !Array.isArray(item)) return blocksNamed(item, file, at);
    return item.map((code, index) => ({ code: String(code), file, path: [...at, index] }));
  });
}

function bookOf(files: readonly Filed<Content>[]): LetterBook {
  return {
    letters: files.filter((each): each is Filed<LetterTemplate> => 'sections' in each.content),
    blocks: files.filter((each): each is Filed<BlockLibrary> => 'blocks' in each.content),
    phrases: files.filter((each): each is Filed<Phrases> => 'grounds' in each.content),
  };
}

function schemaOf(name: string): z.ZodType<Content> {
  if (name.includes('/blocks.')) return BlockLibrary;
  return name.includes('/phrases.') ? Phrases : LetterTemplate;
}

interface LetterFile {
  readonly yaml: YamlFile;
  readonly filed?: Filed<Content>;
  readonly faults: readonly Fault[];
}

function readLetterFile({ name, text }: SourceFile): LetterFile {
  const yaml = new YamlFile({ name, text });
  const { value, faults } = yaml.parse(schemaOf(name));
  if (value === undefined) return { yaml, faults };
  const sha256 = createHash('sha256').update(text, 'utf8').digest('hex');
  return { yaml, filed: { file: name, sha256, content: value }, faults: misnamed(yaml, value) };
}

/** A file is called as its template: `refusal.v1` is in `fr/refusal.v1.yaml` and nowhere else. */
function misnamed(yaml: YamlFile, { template, language }: Content): Fault[] {
  const expected = `templates/letters/${language}/${template}.yaml`;
  return yaml.name === expected ? [] : [yaml.fault(['template'], `This template belongs in ${expected}.`)];
}
