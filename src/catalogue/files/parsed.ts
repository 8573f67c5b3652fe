/** workflows/ through its schemas: every value keeps the file and the place it was written at. */
import { z } from 'zod';
import { CaseCircuit } from '../../domain/case/circuit.js';
import {
  CheckFile,
  QuestionFile,
  Rule,
  RuleFileSource,
  type Section,
  Split,
} from '../../domain/classification/rule.js';
import { AuthorityFile } from '../../domain/law/authority.js';
import { ClockFileSource, ClockRule } from '../../domain/law/clock.js';
import { InstrumentFile } from '../../domain/law/instrument.js';
import { NoticeFile } from '../../domain/law/notice.js';
import { OperatorProfile } from '../../domain/law/operator.js';
import { OriginFile } from '../../domain/law/origin.js';
import { SignalFile } from '../../domain/law/signal.js';
import { SovereigntyRules } from '../../domain/law/sovereignty.js';
import { PolicyFile, TextFile, UpkeepFile } from '../../domain/law/text.js';
import { Circuit } from '../../domain/workflow/circuit.js';
import { Escalation } from '../../domain/workflow/escalation.js';
import { type LexiconSources, readLexicon } from './lexicon-files.js';
import type { Path } from './schema-fields.js';
import { inFolder } from './source.js';
import { WordFile } from './words.js';
import { type Fault, type Placed, type SourceFile, YamlFile } from './yaml-file.js';

/** Tells a fault at a place below a value. */
export type Tell = (path: Path, sentence: string) => Fault;

export const teller =
  ({ file, path }: Placed<unknown>): Tell =>
  (deeper, sentence) =>
    file.fault([...path, ...deeper], sentence);

export interface Workflows {
  readonly instruments: Placed<InstrumentFile>;
  readonly authorities: Placed<AuthorityFile>;
  readonly checks: Placed<CheckFile>;
  readonly texts: Placed<TextFile>;
  readonly policy: Placed<PolicyFile>;
  readonly upkeep: Placed<UpkeepFile>;
  readonly words: Placed<WordFile>;
  readonly notices: Placed<z.infer<typeof NoticeFile>>;
  readonly origins: Placed<z.infer<typeof OriginFile>>;
  readonly signals: Placed<z.infer<typeof SignalFile>>;
  readonly questions: Placed<QuestionFile>;
  readonly sovereignty: Placed<SovereigntyRules>;
  readonly sections: readonly (Placed<Section> & { readonly rules: readonly Placed<Rule>[] })[];
  readonly splits: readonly Placed<Split>[];
  readonly clocks: readonly Placed<ClockRule>[];
  readonly circuits: readonly Placed<Circuit>[];
  readonly escalation: Placed<Escalation>;
  readonly profiles: readonly Placed<OperatorProfile>[];
  readonly lexicon: LexiconSources;
  /** Codes of the blocks that letters are made of. */
  readonly blocks: ReadonlySet<string>;
  /** Kinds of letters that have a template. */
  readonly letters: ReadonlySet<string>;
}

const LetterName = z.looseObject({ kind: z.string().optional() });
const BlockNames = z.looseObject({ blocks: z.record(z.string(), z.unknown()) });

class Reader {
  readonly faults: Fault[] = [];

  constructor(private readonly sources: readonly SourceFile[]) {}

  read<T>(file: YamlFile, schema: z.ZodType<T>): Placed<T> | undefined {
    return this.part(file, schema, file.value, []);
  }

  part<T>(file: YamlFile, schema: z.ZodType<T>, value: unknown, path: Path): Placed<T> | undefined {
    const parsed = file.parse(schema, value, path);
    this.faults.push(...parsed.faults);
    return parsed.value === undefined ? undefined : { value: parsed.value, file, path };
  }

  one<T>(name: string, schema: z.ZodType<T>): Placed<T> | undefined {
    const source = this.sources.find((file) => file.name === name);
    if (source) return this.read(new YamlFile(source), schema);
    this.faults.push({ file: name, line: 1, sentence: 'The file is missing: restore it.' });
    return undefined;
  }

  many<T>(folder: 'workflows/circuits' | 'workflows/operators', schema: z.ZodType<T>): Placed<T>[] {
    return inFolder(this.sources, folder).flatMap((source) => this.read(new YamlFile(source), schema) ?? []);
  }

  sections(): { sections: Workflows['sections']; splits: Placed<Split>[] } {
    const splits: Placed<Split>[] = [];
    const sections = inFolder(this.sources, 'workflows/rules').flatMap((source) => {
      const file = new YamlFile(source);
      const read = this.read(file, RuleFileSource);
      if (!read) return [];
      const { defaults, rules: written, split, section: code, order, title } = read.value;
      if (split !== undefined) splits.push(...this.optional(this.part(file, Split, split, ['split'])));
      const rules = written.flatMap((rule, at) =>
        this.optional(this.part(file, Rule, { ...defaults, ...rule }, ['rules', at])),
      );
      return [{ file, path: [], rules, value: { code, order, title, rules: rules.map(({ value }) => value) } }];
    });
    return { sections, splits };
  }

  clocks(): Placed<ClockRule>[] {
    return inFolder(this.sources, 'workflows/clocks').flatMap((source) => {
      const file = new YamlFile(source);
      const read = this.read(file, ClockFileSource);
      if (!read) return [];
      const { defaults, clocks } = read.value;
      return clocks.flatMap((clock, at) =>
        this.optional(this.part(file, ClockRule, { ...defaults, ...clock }, ['clocks', at])),
      );
    });
  }

  blocks(): ReadonlySet<string> {
    const libraries = inFolder(this.sources, 'templates/letters/fr').filter(({ name }) => name.includes('/blocks.'));
    const read = libraries.flatMap((source) => this.read(new YamlFile(source), BlockNames) ?? []);
    return new Set(read.flatMap(({ value }) => Object.keys(value.blocks)));
  }

  letters(): ReadonlySet<string> {
    const files = inFolder(this.sources, 'templates/letters/fr').map((source) => new YamlFile(source));
    return new Set(files.flatMap((file) => this.read(file, LetterName)?.value.kind ?? []));
  }

  private optional<T>(value: T | undefined): T[] {
    return value === undefined ? [] : [value];
  }
}

export type ParsedWorkflows =
  | { readonly ok: true; readonly workflows: Workflows }
  | { readonly ok: false; readonly faults: readonly Fault[] };

type AllRead<T> = { [Name in keyof T]: Exclude<T[Name], undefined> };

function allRead<T extends object>(files: T): files is T & AllRead<T> {
  return Object.values(files).every((file) => file !== undefined);
}

/** Every file through its schema, or every fault. */
export function parseWorkflows(sources: readonly SourceFile[]): ParsedWorkflows {
  const reader = new Reader(sources);
  const instruments = reader.one('workflows/law/instruments.yaml', InstrumentFile);
  const authorities = reader.one('workflows/law/authorities.yaml', AuthorityFile);
  const checks = reader.one('workflows/law/checks.yaml', CheckFile);
  const texts = reader.one('workflows/law/texts.yaml', TextFile);
  const policy = reader.one('workflows/law/policy.yaml', PolicyFile);
  const upkeep = reader.one('workflows/law/upkeep.yaml', UpkeepFile);
  const words = reader.one('workflows/law/words.yaml', WordFile);
  const notices = reader.one('workflows/law/notices.yaml', NoticeFile);
  const origins = reader.one('workflows/law/origin.yaml', OriginFile);
  const signals = reader.one('workflows/law/signals.yaml', SignalFile);
  const questions = reader.one('workflows/law/questions.yaml', QuestionFile);
  const sovereignty = reader.one('workflows/law/sovereignty.yaml', SovereigntyRules);
  const escalation = reader.one('workflows/law/escalation.yaml', Escalation);
  const clocks = reader.clocks();
  const circuits = reader.many('workflows/circuits', CaseCircuit);
  const profiles = reader.many('workflows/operators', OperatorProfile);
  const { sections, splits } = reader.sections();
  const lexicon = readLexicon(inFolder(sources, 'workflows/lexicon'), reader);
  const [blocks, letters] = [reader.blocks(), reader.letters()];
  const ofRules = { instruments, authorities, checks, questions, escalation, sovereignty };
  const single = { ...ofRules, texts, policy, upkeep, words, notices, origins, signals, lexicon };
  if (reader.faults.length > 0 || !allRead(single)) {
    return { ok: false, faults: reader.faults };
  }
  return {
    ok: true,
    workflows: {
      ...single,
      ...{ sections, splits, clocks, circuits, profiles, blocks, letters },
    },
  };
}
