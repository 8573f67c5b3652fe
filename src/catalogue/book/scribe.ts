/** Says what the law holds in one language: names of codes, citations with their address, conditions in words. */
import { actionOf, type MoveType } from '../../domain/case/actions/index.js';
import type { Match, Matches } from '../../domain/classification/rule.js';
import { day } from '../../domain/kernel/day.js';
import { french } from '../../domain/kernel/french.js';
import type { Bilingual, Language } from '../../domain/kernel/result.js';
import { writtenDay } from '../../domain/kernel/written.js';
import { versionsOf } from '../../domain/law/clock.js';
import type { CheckName } from '../../domain/law/fact.js';
import { addressOfCitation, policyOfCitation } from '../../domain/law/text.js';
import type { CommonLaw } from '../files/law.js';
import type { WordFile } from '../files/words.js';
import { factLabels, labels, resultLabels } from './labels.js';
import { anchorOf, type Inline, joined, type Line, marks } from './page.js';

type Vocabulary = keyof WordFile;
type Condition = string | readonly string[] | { readonly not: readonly string[] };

/** The vocabulary in which the values of a fact are named. */
const vocabularyOf: Readonly<Record<string, Vocabulary>> = {
  issuerZone: 'issuerZone',
  issuerKind: 'issuerKind',
  relayedBy: 'relay',
  addressee: 'addressee',
  channel: 'channel',
  category: 'category',
  tenant: 'tenantFlag',
};

/** Citations are written in the English of the data. */
const inFrench = (citation: string): string =>
  citation
    .replace(/^GDPR\b/, 'RGPD')
    .replaceAll(' to ', ' à ')
    .replace('last para.', 'dernier alinéa');

const none: Bilingual = { fr: 'aucun', en: 'none' };

export class Scribe {
  private readonly pageOfRule: ReadonlyMap<string, string>;

  constructor(
    readonly law: CommonLaw,
    readonly language: Language,
  ) {
    const rules = law.sections.flatMap(({ code, rules }) => rules.map(({ id }) => [id, code] as const));
    const likeSplit = rules.find(([id]) => id[0] === law.split.id[0]);
    this.pageOfRule = new Map([...rules, [law.split.id, likeSplit?.[1] ?? '']]);
  }

  /** The page on which a rule, or the record of a split, stands. */
  pageOf(id: string): string | undefined {
    return this.pageOfRule.get(id);
  }

  say(words: Bilingual): string {
    return this.language === 'fr' ? french(words.fr) : words.en;
  }

  /** Words that are the same in both languages, set as the language sets them. */
  plain(words: string): string {
    return this.say({ fr: words, en: words });
  }

  /** The short name of a text, or articles of it. */
  citation(words: string): string {
    return this.say({ fr: inFrench(words), en: words });
  }

  label(name: keyof typeof labels): string {
    return this.say(labels[name]);
  }

  get marks(): (typeof marks)[Language] {
    return marks[this.language];
  }

  date(on: string): string {
    return writtenDay(day(on), this.language);
  }

  /** The name of a word of a vocabulary; the word itself when it has none. */
  name(of: Vocabulary, word: string): string {
    const entries: Partial<Record<string, { readonly name: Bilingual }>> = this.law.words[of];
    const entry = entries[word];
    return entry ? this.say(entry.name) : word.replaceAll('_', ' ');
  }

  /** What a person does on a case. */
  action(type: MoveType): string {
    return this.say(actionOf(type).label ?? { fr: type, en: type });
  }

  /** The name of a word, leading to its meaning. */
  word(of: Vocabulary, word: string): Inline {
    return { text: this.name(of, word), page: 'words', anchor: anchorOf(`${of} ${word}`) };
  }

  rule(id: string): Inline {
    const page = this.pageOfRule.get(id);
    return page ? { text: id, page, anchor: anchorOf(id) } : id;
  }

  check(name: string): Inline {
    const known = this.law.checks.checks[name as CheckName];
    return known ? { text: this.say(known.title), page: 'checks', anchor: anchorOf(name) } : name;
  }

  checkTitle(name: string): string {
    const shown = this.check(name);
    return typeof shown === 'string' ? shown : shown.text;
  }

  /** What a fact is called. */
  fact(name: string): string {
    return this.say(factLabels[name] ?? { fr: name, en: name });
  }

  circuit(code: string): Inline {
    const circuit = this.law.circuits.find((one) => one.code === code);
    return circuit ? { text: this.say(circuit.title), page: 'circuits', anchor: anchorOf(code) } : code;
  }

  instrument(code: string): Inline {
    const instrument = this.law.instrumentsByCode.get(code);
    return instrument ? { text: this.say(instrument.names), page: 'texts', anchor: anchorOf(`i ${code}`) } : code;
  }

  /** The code of a clock, leading to its page, and what it is. */
  clock(code: string): Line {
    const [rule] = versionsOf(code, this.law.clocks);
    return [{ text: code, page: 'clocks', anchor: anchorOf(code) }, rule ? ` (${this.say(rule.title)})` : ''];
  }

  question(code: string): Inline {
    return { text: code, page: 'questions', anchor: anchorOf(code) };
  }

  /** A citation, leading to the text it is of, to the policy, to the rule or to the list of checks. */
  cite(citation: string): Inline {
    const policy = policyOfCitation(citation);
    if (policy !== undefined) {
      const title = this.law.policy[policy]?.title;
      const shown = title
        ? `${this.label('policyShort')}${/^A\d/.test(policy) ? ` ${policy}` : ''}${this.marks.colon}${this.say(title)}`
        : citation;
      return { text: shown, page: 'policy', anchor: anchorOf(policy) };
    }
    if (this.pageOfRule.has(citation)) return this.rule(citation);
    if (citation in this.law.checks.lists) return { text: citation, page: 'checks', anchor: anchorOf(citation) };
    const url = addressOfCitation(citation, this.law.texts);
    const shown = this.citation(citation);
    return url ? { text: shown, url } : shown;
  }

  cites(citations: readonly string[]): Line {
    return joined(
      citations.map((citation) => [this.cite(citation)]),
      ' · ',
    );
  }

  /** Articles of one text, each leading to its address. */
  articles(text: string, articles: readonly string[]): Line {
    const { texts } = this.law;
    const one = (article: string): Inline => {
      const url = addressOfCitation(`${text} ${article}`, texts);
      return url ? { text: this.citation(article), url } : this.citation(article);
    };
    return joined(
      articles.map((article) => [one(article)]),
      ', ',
    );
  }

  /** Each of several situations as one line. */
  situations(matches: Matches): Line[] {
    return [matches].flat().map((match) => this.situation(match));
  }

  private situation(match: Match): Line {
    const { checks, ...facts } = match;
    const parts = [
      ...Object.entries(facts).flatMap(([fact, condition]) =>
        condition === undefined ? [] : [this.condition(fact, condition)],
      ),
      ...Object.entries(checks ?? {}).map(([name, condition]) => this.checked(name, condition)),
    ];
    return parts.length === 0 ? [this.label('always')] : joined(parts, this.marks.semicolon);
  }

  private condition(fact: string, condition: Condition | boolean): Line {
    const label = this.fact(fact);
    if (typeof condition === 'boolean') return [condition ? label : `${this.label('no')} ${label}`];
    return [`${label}${this.marks.colon}`, ...this.values(condition, (value) => this.value(fact, value))];
  }

  private checked(name: string, condition: Condition): Line {
    const results = this.values(condition, (result) => this.say(resultLabels[result] ?? { fr: result, en: result }));
    return [this.check(name), ' (', ...results, ')'];
  }

  private values(condition: Condition, named: (value: string) => Inline): Line {
    const negated = typeof condition === 'object' && 'not' in condition;
    const values = negated ? condition.not : [condition].flat();
    const all = joined(
      values.map((value) => [named(value)]),
      this.label('or'),
    );
    return negated ? [`${this.label('not')} `, ...all] : all;
  }

  private value(fact: string, value: string): Inline {
    if (value === 'NONE' && fact !== 'relayedBy') return this.say(none);
    if (fact === 'basis' || fact === 'cites') return this.instrument(value);
    const of = vocabularyOf[fact];
    return of ? this.word(of, value) : value;
  }
}
