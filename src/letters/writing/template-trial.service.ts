/** Tries the letters of a draft: an invented request and the last cases of that kind, as they read now and as they would. */
import { Injectable } from '@nestjs/common';
import type { Person } from '../../access/access.js';
import { AccessHistory } from '../../cases/rows/access-history.js';
import { Catalogue } from '../../catalogue/catalogue.service.js';
import { letterBookOf } from '../../catalogue/letter-book.js';
import { compose } from '../../domain/case/letters/letter.js';
import type { LetterContext } from '../../domain/case/letters/letter-context.js';
import type { LetterBook, LetterTemplate } from '../../domain/case/letters/letter-template.js';
import { textsOf } from '../../domain/case/letters/letter-version.js';
import { type Day, day } from '../../domain/kernel/day.js';
import type { Language } from '../../domain/kernel/result.js';
import type { LetterKind } from '../../domain/law/vocabulary.js';
import { secretOf } from '../../domain/workflow/circuit.js';
import { Database } from '../../platform/database/database.js';
import type { Tx } from '../../platform/database/transaction.js';
import { LetterContextLoader } from './letter-context-loader.js';
import { LetterTemplates } from './letter-templates.js';
import { OperatorLetterhead } from './operator-letterhead.js';
import { sampleContext } from './sample-letter.js';
import { TemplateTrialStore } from './template-trial.store.js';

/** Cases of each kind: enough to read, and read in one sitting. */
const MOST_CASES = 5;

export interface TriedLetter {
  /** Our number of the case; null for the invented request. */
  readonly reference: string | null;
  readonly versions: readonly {
    readonly language: Language;
    /** Paragraphs under the templates in use. */
    readonly before: readonly string[];
    readonly after: readonly string[];
  }[];
}

export interface Trial {
  readonly kind: LetterKind;
  readonly letters: readonly TriedLetter[];
}

@Injectable()
export class TemplateTrialService {
  constructor(
    private readonly database: Database,
    private readonly store: TemplateTrialStore,
    private readonly templates: LetterTemplates,
    private readonly catalogue: Catalogue,
    private readonly cases: LetterContextLoader,
    private readonly letterhead: OperatorLetterhead,
    private readonly access: AccessHistory,
  ) {}

  /** One trial of each kind that the draft has a letter of; none where it has no letter, or is unknown. Each case that is shown is an entry. */
  try(draftId: string, reader: Person): Promise<Trial[]> {
    return this.database.transaction(async (tx) => {
      const drafted = await this.store.templates(tx, draftId);
      const { letters, sources } = this.catalogue;
      const others = letters.filter(({ name }) => !drafted.some(({ file }) => file === name));
      const read = letterBookOf([...others, ...drafted.map(({ file: name, text }) => ({ name, text }))], sources);
      if (!read.ok) return [];
      const tried = read.book.letters.filter(({ file }) => drafted.some((each) => each.file === file));
      const trials: Trial[] = [];
      for (const [kind, begins] of beginnings(tried.map(({ content }) => content))) {
        const contexts = [
          sampleContext(this.letterhead.operator, begins),
          ...(await this.past(tx, kind, begins, reader)),
        ];
        trials.push({ kind, letters: contexts.map((context, at) => this.compare(kind, context, read.book, at > 0)) });
      }
      return trials;
    });
  }

  private compare(kind: LetterKind, context: LetterContext, renewed: LetterBook, isCase: boolean): TriedLetter {
    const [before, after] = [this.templates.book, renewed].map((book) => compose(kind, context, book, 'en').versions);
    return {
      reference: isCase ? context.ourReference : null,
      versions: (after ?? []).map((version, at) => {
        const was = before?.[at];
        return { language: version.language, before: was ? textsOf(was) : [], after: textsOf(version) };
      }),
    };
  }

  /** Nothing of a secret circuit is shown, and nothing of a case whose content is erased. */
  private async past(tx: Tx, kind: LetterKind, begins: Day, reader: Person): Promise<LetterContext[]> {
    const secret = secretOf(this.catalogue.law.circuits);
    const contexts: LetterContext[] = [];
    for (const caseId of await this.store.casesOf(tx, kind, MOST_CASES)) {
      const loaded = await this.cases.load(tx, caseId);
      if (!loaded.ok || secret.has(loaded.value.state.circuit)) continue;
      await this.access.opened(tx, reader, 'case', caseId);
      const { context, answer } = loaded.value;
      contexts.push({ ...context, day: begins, recipient: answer.mailbox, recipientName: null, attachments: [] });
    }
    return contexts;
  }
}

/** Of each kind, the day from which all its drafted templates hold. */
function beginnings(drafted: readonly LetterTemplate[]): Map<LetterKind, Day> {
  const days = new Map<LetterKind, Day>();
  for (const { kind, validFrom } of drafted) {
    const known = days.get(kind);
    if (known === undefined || known < validFrom) days.set(kind, day(validFrom));
  }
  return days;
}
