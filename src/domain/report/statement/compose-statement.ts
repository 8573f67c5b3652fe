/** Statement to blocks. The same sentences whether or not something is withheld. */
import { french } from '../../kernel/french.js';
import type { Bilingual, Language } from '../../kernel/result.js';
import type { Block, ComposedReport, Line } from '../print/blocks.js';
import { num, set, textOf } from '../print/print.js';
import type { CustomerStatement, ToldRequest } from './statement.js';
import { statementWords as words } from './statement-words.js';

type Term = Extract<Block, { kind: 'definitions' }>['terms'][number];

class StatementComposer {
  constructor(
    private readonly statement: CustomerStatement,
    private readonly language: Language,
  ) {}

  text(template: Bilingual, printed: unknown = this.statement): string {
    return textOf(this.line(template, printed));
  }

  private line(template: Bilingual, printed: unknown = this.statement): Line {
    return set(template[this.language], printed, this.language);
  }

  private heading(template: Bilingual): Block {
    return { kind: 'heading', level: 2, text: this.text(template) };
  }

  private paragraph(template: Bilingual): Block {
    return { kind: 'paragraph', style: 'body', line: this.line(template) };
  }

  private term(template: Bilingual, text: string): Term {
    return { term: this.text(template), line: [{ text }] };
  }

  /** The words of the codes of a vocabulary; a code without words stays itself. */
  private names(vocabulary: string, codes: readonly string[]): string {
    const { names } = this.statement.content;
    const told = codes.map((code) => names[`${vocabulary}/${code}`]?.[this.language] ?? code).join(' ; ');
    if (codes.length === 0) return this.text(words.nothing);
    return this.language === 'fr' ? french(told) : told.replaceAll(' ;', ';');
  }

  private request(request: ToldRequest): Block[] {
    const { author, country, texts, data, outcome, informedOn } = request;
    const by = [this.names('author', [author]), ...(country ? [this.names('country', [country])] : [])].join(', ');
    const ended = { ...request, outcomeName: outcome ? this.names('outcome', [outcome]) : '' };
    return [
      { kind: 'heading', level: 3, text: this.text(words.request, request) },
      {
        kind: 'definitions',
        terms: [
          this.term(words.author, by),
          this.term(words.texts, this.names('text', texts)),
          this.term(words.data, this.names('data', data)),
          this.term(words.outcome, outcome ? this.text(words.closed, ended) : this.text(words.open)),
          this.term(words.informed, this.text(informedOn ? words.informedOn : words.notInformed, request)),
        ],
      },
    ];
  }

  blocks(): Block[] {
    const { operator, number, ledger, content } = this.statement;
    return [
      {
        kind: 'cover',
        organisation: operator,
        title: this.text(words.title),
        lines: [this.text(words.customer), this.text(words.period)],
      },
      {
        kind: 'headline',
        value: [num(this.statement, '/content/foreignExecuted', this.language)],
        line: this.line(words.foreign),
      },
      this.heading(words.told),
      ...(content.requests.length === 0 ? [this.paragraph(words.none)] : []),
      ...content.requests.flatMap((request) => this.request(request)),
      this.paragraph(words.withheld),
      this.heading(words.proof),
      this.paragraph(words.proves),
      this.paragraph(words.limits),
      this.paragraph(words.verify),
      {
        kind: 'definitions',
        terms: [
          this.term(words.number, number),
          this.term(words.log, ledger.origin),
          this.term(words.root, ledger.root),
        ],
      },
    ];
  }
}

/** The same statement gives the same blocks. */
export function composeStatement(statement: CustomerStatement, language: Language): ComposedReport {
  const composer = new StatementComposer(statement, language);
  const title = composer.text(words.title);
  return {
    language,
    title: `${title}. ${statement.content.customer.name}`,
    subject: composer.text(words.subject),
    footer: `${statement.operator}${language === 'fr' ? '\u00a0:' : ':'} ${title}`,
    reason: composer.text(words.reason),
    signatureField: composer.text(words.field),
    pageOf: (page, pages) => textOf(set(words.page[language], { page, pages }, language)),
    blocks: composer.blocks(),
  };
}
