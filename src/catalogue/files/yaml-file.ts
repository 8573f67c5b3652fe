/** A YAML file with the line of everything in it: a fault is reported with file and line. */
import { isNode } from 'yaml';
import type { z } from 'zod';
import { wordsOfIssues } from './issue-words.js';
import type { Path } from './schema-fields.js';
import { compose, type Problem, readYaml } from './yaml-value.js';

/** One file of workflows/, as its bytes and its name from the root of the product. */
export interface SourceFile {
  readonly name: string;
  readonly text: string;
}

/** Something wrong, at a place of a file, with what to do. */
export interface Fault {
  readonly file: string;
  readonly line: number;
  readonly sentence: string;
}

export const written = ({ file, line, sentence }: Fault): string => `${file}:${line}: ${sentence}`;

/** Of the parser's own words, those that people meet; spaces at the start of lines are behind nearly all of them. */
function sentenceOf({ code, message }: Problem): string {
  if (code === 'UNSEEN')
    return 'Here stands a character that is not seen, or that turns the order of those around it: take it out.';
  if (code === 'DUPLICATE_KEY') return 'The same name stands twice in one group: keep one.';
  if (
    code === 'BAD_INDENT' ||
    code === 'MISSING_CHAR' ||
    code === 'BLOCK_AS_IMPLICIT_KEY' ||
    code === 'MULTILINE_IMPLICIT_KEY'
  )
    return 'This line, or the one above, begins too far left or right, or lacks a sign: write it as those around it.';
  return `${message.split('\n')[0]?.replace(/ at line .*$/, '')}: correct the YAML.`;
}

export class YamlFile {
  readonly name: string;
  /** The faults of the YAML itself; the file has no value when there are any. */
  readonly faults: readonly Fault[];
  readonly value: unknown;
  private readonly text: string;
  /** Composed for the first fault: the places of nodes take longer than the value. */
  private composed: ReturnType<typeof compose> | undefined;

  constructor({ name, text }: SourceFile) {
    this.name = name;
    this.text = text;
    const { value, problems } = readYaml(text);
    // The parser goes on and finds what follows from the first, which alone is reported.
    const [first] = problems.toSorted((one, other) => one.line - other.line);
    this.faults = first ? [{ file: name, line: first.line, sentence: sentenceOf(first) }] : [];
    this.value = value;
  }

  /** A fault at the deepest node of the path that the file holds. */
  fault(path: Path, sentence: string): Fault {
    this.composed ??= compose(this.text);
    const { document, lines } = this.composed;
    for (let length = path.length; length > 0; length -= 1) {
      const node = document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return { file: this.name, line: lines.linePos(node.range[0]).line, sentence };
    }
    return { file: this.name, line: 1, sentence };
  }

  /** The value through its schema, or every issue with its line. `under` is where the value stands in the file. */
  parse<T>(
    schema: z.ZodType<T>,
    value: unknown = this.value,
    under: Path = [],
  ): { value?: T; faults: readonly Fault[] } {
    if (this.faults.length > 0) return { faults: this.faults };
    const parsed = schema.safeParse(value);
    if (parsed.success) return { value: parsed.data, faults: [] };
    const { issues } = parsed.error;
    const faults = wordsOfIssues(issues, { schema, value, under }).map(({ path, sentence }) =>
      this.fault(path, sentence),
    );
    return { faults };
  }
}

/** A value and where it was written. */
export interface Placed<T> {
  readonly value: T;
  readonly file: YamlFile;
  readonly path: Path;
}
