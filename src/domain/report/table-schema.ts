/** What the published tables say, for programs that read them: metadata of CSV on the Web (W3C, Tabular Metadata). */
import type { Bilingual } from '../kernel/result.js';
import { FIGURE_NAME } from './long-table.js';

const column = (name: string, titles: Bilingual, datatype: object, required: boolean) => ({
  name,
  titles,
  datatype,
  required,
});

const common = {
  '@context': 'http://www.w3.org/ns/csvw',
  dialect: { encoding: 'utf-8', header: true, delimiter: ',', lineTerminators: ['\r\n'] },
} as const;
const period = column(
  'period',
  { fr: 'Trimestre', en: 'Quarter' },
  { base: 'string', format: '^[0-9]{4}-Q[1-4]$' },
  true,
);
const text = { base: 'string' };

/** Of every `rapport-….csv`; the columns are those of `longTable`. */
export const tableSchema = {
  ...common,
  tableSchema: {
    columns: [
      period,
      column('figure', { fr: 'Chiffre', en: 'Figure' }, { base: 'string', format: FIGURE_NAME.source }, true),
      column(
        'value',
        { fr: 'Valeur, vide quand elle est sans objet', en: 'Value, blank where it does not apply' },
        { base: 'number', minimum: 0 },
        false,
      ),
    ],
    primaryKey: ['period', 'figure'],
  },
} as const;

/** Of every `rapport-….observations.csv`; the columns are those of `observations`. */
export const observationsSchema = {
  ...common,
  tableSchema: {
    columns: [
      period,
      column('edition', { fr: 'Édition', en: 'Edition' }, { base: 'integer', minimum: 1 }, true),
      column(
        'provisional',
        { fr: 'Provisoire : le trimestre n’était pas fini', en: 'Provisional: the quarter had not ended' },
        { base: 'boolean' },
        true,
      ),
      column('table', { fr: 'Tableau, comme dans le manifeste', en: 'Table, as in the manifest' }, text, true),
      column(
        'line',
        {
          fr: 'Clé de la ligne, ou groupe de mesures ; TOTAL compte chaque demande une fois ; vide : tout le tableau',
          en: 'Key of the line, or group of measures; TOTAL counts each request once; blank: the whole table',
        },
        text,
        false,
      ),
      column('measure', { fr: 'Ce qui est mesuré', en: 'What is measured' }, text, true),
      column('unit', { fr: 'Unité', en: 'Unit' }, { base: 'string', format: '^(count|hours|percent)$' }, true),
      column(
        'value',
        { fr: 'Valeur, vide quand elle est tue ou sans objet', en: 'Value, blank where withheld or not applicable' },
        { base: 'number', minimum: 0 },
        false,
      ),
    ],
    primaryKey: ['period', 'edition', 'table', 'line', 'measure'],
  },
} as const;
