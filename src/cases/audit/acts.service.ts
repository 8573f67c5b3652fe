/** Who did what to which case. Who reads or takes it is an act too, in the same transaction. */
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Person } from '../../access/access.js';
import { events } from '../../domain/case/actions/index.js';
import { refusals } from '../../domain/case/model/refusal.js';
import { french } from '../../domain/kernel/french.js';
import { accept, type Bilingual, type Language, type Result, refusal, refuse } from '../../domain/kernel/result.js';
import { documentWords, entryWords } from '../../domain/ledger/entry-words.js';
import { csvOf } from '../../domain/report/csv.js';
import { AccessLog } from '../../ledger/access-log.js';
import { Database } from '../../platform/database/database.js';
import type { Tx } from '../../platform/database/transaction.js';
import type { ActsExport, ActsFilter, ActsQuery } from './acts.filter.js';
import { type Act, ActPlace, ActsStore } from './acts.store.js';

const PAGE = 100;
/** Rows of one file: some megabytes, made in memory because its digest is recorded before it is handed out. */
const MOST_EXPORTED = 50_000;
/** A spreadsheet takes a CSV without it for the encoding of its own country. */
const BYTE_ORDER_MARK = '\uFEFF';

const pageUnknown = refusal(
  'acts-page-unknown',
  'invalid',
  'Cette suite de la liste n’est pas connue : reprenez la liste au début.',
  'This page does not follow the list: start the list again.',
);
const tooManyActs = refusal(
  'too-many-acts',
  'too_large',
  'Plus de 50 000 actes : réduisez la période ou filtrez par personne, dossier ou nature.',
  'More than 50,000 acts: take fewer days, or filter by person, case or kind.',
);

const ofCases = new Map(events.map(({ type, label }): [string, Bilingual] => [type, label]));

/** In words, with what was opened. */
function wordsOf({ type, document }: Act): Bilingual {
  const { fr, en } = entryWords[type] ?? ofCases.get(type) ?? { fr: type, en: type };
  const of = documentWords[document ?? ''];
  return of ? { fr: `${fr} (${of.fr})`, en: `${en} (${of.en})` } : { fr, en };
}

const columns: readonly Bilingual[] = [
  { fr: 'Heure (UTC)', en: 'Time (UTC)' },
  { fr: 'Auteur', en: 'By' },
  { fr: 'Acte', en: 'Act' },
  { fr: 'Dossiers', en: 'Cases' },
  { fr: 'Nature', en: 'Kind' },
  { fr: 'Identifiant de l’auteur', en: 'Id of the author' },
  { fr: 'Suite', en: 'Stream' },
  { fr: 'Rang', en: 'Place in the stream' },
  { fr: 'Entrée du journal', en: 'Entry of the log' },
];
const service: Bilingual = { fr: 'Le service', en: 'The service' };

export interface ActsPage {
  readonly acts: readonly Act[];
  readonly next: string | null;
}

@Injectable()
export class ActsService {
  constructor(
    private readonly database: Database,
    private readonly store: ActsStore,
    private readonly log: AccessLog,
  ) {}

  /** One page, the newest first. */
  page({ after, ...filter }: ActsQuery, person: Person): Promise<Result<ActsPage>> {
    const place = after === undefined ? null : placeOf(after);
    if (after !== undefined && place === null) return Promise.resolve(refuse(pageUnknown));
    return this.database.transaction(async (tx) => {
      const read = await this.read(tx, filter, place, PAGE + 1);
      if (!read.ok) return read;
      const { found, asked } = read.value;
      await this.log.record(tx, person.id, 'access.acts_read', { ...asked, ...(place && { continued: true }) });
      const acts = found.slice(0, PAGE);
      return accept({ acts, next: found.length > PAGE ? nextOf(acts.at(-1)) : null });
    });
  }

  /** All of them as a file for a spreadsheet; the entry holds its digest and the number of its rows. */
  export({ language, ...filter }: ActsExport, person: Person): Promise<Result<Buffer>> {
    return this.database.transaction(async (tx) => {
      const read = await this.read(tx, filter, null, MOST_EXPORTED + 1);
      if (!read.ok) return read;
      const { found, asked } = read.value;
      if (found.length > MOST_EXPORTED) return refuse(tooManyActs);
      const bytes = Buffer.from(`${BYTE_ORDER_MARK}${csvOf(recordsOf(found, language))}`, 'utf8');
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      await this.log.record(tx, person.id, 'access.acts_exported', { ...asked, rows: found.length, sha256 });
      return accept(bytes);
    });
  }

  /** `asked` is what the entry says of the filter: ids, days and a kind. */
  private async read(tx: Tx, { reference, ...filter }: ActsFilter, after: ActPlace | null, limit: number) {
    const caseId = reference === undefined ? null : await this.store.caseOf(tx, reference);
    if (reference !== undefined && caseId === null) return refuse(refusals.caseUnknown);
    const found = await this.store.page(tx, filter, caseId, after, limit);
    return accept({ found, asked: { ...filter, ...(caseId !== null && { case: caseId }) } });
  }
}

function recordsOf(acts: readonly Act[], language: Language): (string | number | null)[][] {
  const say = (words: Bilingual) => (language === 'fr' ? french(words.fr) : words.en);
  const rows = acts.map((act) => [
    ...[act.at, act.name ?? say(service), say(wordsOf(act)), act.cases.map(({ reference }) => reference).join(' ')],
    ...[act.type, act.actor, act.stream, act.seq, act.index],
  ]);
  return [columns.map(say), ...rows];
}

const nextOf = (last: Act | undefined): string | null =>
  last ? Buffer.from(JSON.stringify({ at: last.at, stream: last.stream, seq: last.seq })).toString('base64url') : null;

function placeOf(text: string): ActPlace | null {
  try {
    return ActPlace.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  } catch {
    return null;
  }
}
