/** How a printed case file says times, people, values and what happened, in one language. */
import { Scribe } from '../../catalogue/book/scribe.js';
import type { CommonLaw } from '../../catalogue/files/law.js';
import { events } from '../../domain/case/actions/index.js';
import { instant, withOffset } from '../../domain/kernel/instant.js';
import type { Bilingual, Language } from '../../domain/kernel/result.js';
import { versionsOf } from '../../domain/law/clock.js';
import type { Entry } from '../../domain/ledger/entry.js';
import { entryWords } from '../../domain/ledger/entry-words.js';
import { factLabels, type Label, labels } from './print-labels.js';

type Vocabulary = Parameters<Scribe['name']>[0];

/** The vocabulary of the law in which the values of a fact are named. */
const vocabularies: Readonly<Record<string, Vocabulary>> = {
  issuerKind: 'issuerKind',
  issuerZone: 'issuerZone',
  addressee: 'addressee',
  relayedBy: 'relay',
  channel: 'channel',
  categories: 'category',
  tenantFlags: 'tenantFlag',
};

/** What an entry says beyond its kind: the field, and the vocabulary that names it. */
const particulars: Readonly<Record<string, readonly [field: string, of: Vocabulary]>> = {
  'case.classified': ['verdict', 'verdict'],
  'case.approved': ['role', 'role'],
  'case.letter_sent': ['kind', 'letter'],
  'case.letter_posted': ['kind', 'letter'],
  'case.closed': ['outcome', 'outcome'],
  'case.gag_set': ['gag', 'gag'],
  'case.notice_decided': ['notice', 'notice'],
  'case.escalation_decided': ['decision', 'decision'],
};

const ofCases = new Map(events.map(({ type, label }): [string, Bilingual] => [type, label]));
const results: Readonly<Record<string, Label>> = { holds: 'yes', fails: 'no', unknown: 'unknown' };
const COUNTRY = /^[A-Z]{2}$/;

export class PrintSpeech {
  private readonly scribe: Scribe;
  private readonly regions: Intl.DisplayNames;

  constructor(
    private readonly law: CommonLaw,
    readonly language: Language,
    /** Of accounts, by id. */
    private readonly names: ReadonlyMap<string, string>,
  ) {
    this.scribe = new Scribe(law, language);
    this.regions = new Intl.DisplayNames([language], { type: 'region' });
  }

  say(words: Bilingual): string {
    return this.scribe.say(words);
  }

  label(name: Label): string {
    return this.say(labels[name]);
  }

  /** `Motifs : …` or `Grounds: …`. */
  pair(term: string, text: string): string {
    return `${term}${this.language === 'fr' ? '\u00a0: ' : ': '}${text}`;
  }

  quoted(words: string): string {
    return this.language === 'fr' ? `«\u00a0${words}\u00a0»` : `“${words}”`;
  }

  /** `24/11/2026 14:37:12 (UTC+01:00)`, on the clocks of Paris. */
  time(at: string): string {
    const written = withOffset(instant(at));
    const [year, month, day] = written.slice(0, 10).split('-');
    return `${day}/${month}/${year} ${written.slice(11, 19)} (UTC${written.slice(19)})`;
  }

  isPerson(actor: string): boolean {
    return this.names.has(actor);
  }

  who(actor: string): string {
    return this.names.get(actor) ?? this.label(/^[0-9a-f-]{36}$/.test(actor) ? 'former' : 'service');
  }

  name(of: Vocabulary, word: string): string {
    return this.scribe.name(of, word);
  }

  country(code: string): string {
    return COUNTRY.test(code) ? (this.regions.of(code) ?? code) : code;
  }

  bytes(count: number): string {
    const [one, more] = this.language === 'fr' ? ['octet', 'octets'] : ['byte', 'bytes'];
    return `${this.number(count)} ${count === 1 ? one : more}`;
  }

  number(value: number): string {
    return new Intl.NumberFormat(this.language).format(value);
  }

  fact(name: string): string {
    const known: Partial<Record<string, Bilingual>> = factLabels;
    return known[name] ? this.say(known[name]) : this.scribe.checkTitle(name);
  }

  value(name: string, value: unknown): string {
    if (typeof value === 'boolean') return this.label(value ? 'yes' : 'no');
    if (value === null || value === undefined || (Array.isArray(value) && value.length === 0))
      return this.label('none');
    if (Array.isArray(value)) return value.map((each) => this.value(name, each)).join(', ');
    return this.word(name, String(value));
  }

  private word(name: string, value: string): string {
    if (!(name in factLabels)) return results[value] ? this.label(results[value]) : value;
    if (name === 'bases') return this.instrument(value);
    if (name === 'issuerCountry' || name === 'assistedState') return this.country(value);
    const of = vocabularies[name];
    return of ? this.name(of, value) : value;
  }

  private instrument(code: string): string {
    const names = this.law.instrumentsByCode.get(code)?.names;
    return names ? this.say(names) : code;
  }

  clock(code: string): string {
    const [rule] = versionsOf(code, this.law.clocks);
    return rule ? `${this.say(rule.title)} (${code})` : code;
  }

  circuit(code: string): string {
    const circuit = this.law.circuits.find((each) => each.code === code);
    return circuit ? this.say(circuit.title) : code;
  }

  step(code: string, id: string): string {
    const title = this.law.circuits.find((each) => each.code === code)?.steps.find((each) => each.id === id)?.title;
    return title ? this.say(title) : id;
  }

  event(type: string): string {
    return this.say(entryWords[type] ?? ofCases.get(type) ?? { fr: type, en: type });
  }

  /** The same, with what it was about. */
  entry({ type, data }: Entry): string {
    const about = this.about(type, data as Readonly<Record<string, unknown>>);
    return about === null ? this.event(type) : this.pair(this.event(type), about);
  }

  private about(type: string, data: Readonly<Record<string, unknown>>): string | null {
    if (type === 'case.fact_confirmed') {
      const fact = String(data.fact);
      return `${this.fact(fact)} → ${this.value(fact, data.value)}`;
    }
    if (type === 'case.assigned') return this.who(String(data.to));
    if (type === 'case.prepared') return this.kinds(data.letters);
    const found = particulars[type];
    return found ? this.name(found[1], String(data[found[0]])) : null;
  }

  private kinds(letters: unknown): string | null {
    const kinds = Array.isArray(letters) ? letters.map(({ kind }: { kind: string }) => this.name('letter', kind)) : [];
    return kinds.length > 0 ? kinds.join(', ') : null;
  }
}
