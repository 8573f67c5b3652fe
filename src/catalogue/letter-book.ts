/** Reads templates/letters, once, at the start: any fault is told with its file and line, and nothing is half read. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { checkLetterBook } from '../domain/case/letter-check.js';
import {
  BlockLibrary,
  type Filed,
  type LetterBook,
  LetterTemplate,
  languages,
  Phrases,
} from '../domain/case/letter-template.js';

type Content = LetterTemplate | BlockLibrary | Phrases;
type Path = readonly PropertyKey[];

export type ReadLetterBook =
  | { readonly ok: true; readonly book: LetterBook }
  /** One line a fault: `templates/letters/fr/refusal.v1.yaml:12: …`. */
  | { readonly ok: false; readonly faults: readonly string[] };

/** The book, or every fault that keeps it from being one. `folder` holds one folder a language. */
export function readLetterBook(folder: string): ReadLetterBook {
  const files = languages.flatMap((language) =>
    readdirSync(join(folder, language))
      .filter((name) => name.endsWith('.yaml'))
      .sort()
      .map((name) => new LetterFile(join(folder, language, name), `templates/letters/${language}/${name}`)),
  );
  const unreadable = files.flatMap((file) => file.faults);
  if (unreadable.length > 0) return { ok: false, faults: unreadable };
  const book = bookOf(files.flatMap(({ filed }) => filed ?? []));
  const faults = checkLetterBook(book).map(({ file, path, problem }) => {
    const source = files.find(({ name }) => name === file);
    return source ? source.tell(path, problem) : `${file}: ${problem}`;
  });
  return faults.length > 0 ? { ok: false, faults } : { ok: true, book };
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

class LetterFile {
  readonly filed: Filed<Content> | undefined;
  readonly faults: readonly string[];
  private readonly lines = new LineCounter();
  private readonly document: Document;

  constructor(
    path: string,
    readonly name: string,
  ) {
    const bytes = readFileSync(path);
    this.document = parseDocument(bytes.toString('utf8'), { lineCounter: this.lines });
    const broken = this.document.errors.map(({ pos, message }) => this.line(pos[0], message.split('\n')[0] ?? ''));
    const parsed = schemaOf(name).safeParse(broken.length === 0 ? this.document.toJS() : undefined);
    const wrong = parsed.success ? this.named(parsed.data) : this.wrong(parsed.error);
    this.faults = broken.length > 0 ? broken : wrong;
    if (parsed.success) {
      this.filed = { file: name, sha256: createHash('sha256').update(bytes).digest('hex'), content: parsed.data };
    }
  }

  tell(path: Path, problem: string): string {
    for (let length = path.length; length > 0; length -= 1) {
      const node = this.document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return this.line(node.range[0], problem);
    }
    return this.line(0, problem);
  }

  private line(offset: number, problem: string): string {
    return `${this.name}:${this.lines.linePos(offset).line}: ${problem}`;
  }

  private wrong(error: z.ZodError): string[] {
    return error.issues.map(({ path, message }) => this.tell(path, `${path.join('.')}: ${message}`));
  }

  /** A file is called as its template: `refusal.v1` is in `fr/refusal.v1.yaml` and nowhere else. */
  private named({ template, language }: Content): string[] {
    const expected = `templates/letters/${language}/${template}.yaml`;
    return this.name === expected ? [] : [this.tell(['template'], `This template belongs in ${expected}.`)];
  }
}
