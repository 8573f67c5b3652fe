/** What the published table says, for programs that read it: metadata of CSV on the Web (W3C, Tabular Metadata). */
import { FIGURE_NAME } from './long-table.js';

const column = (name: string, titles: { fr: string; en: string }, datatype: object, required: boolean) => ({
  name,
  titles,
  datatype,
  required,
});

/** Of every `rapport-….csv`; the columns are those of `longTable`. */
export const tableSchema = {
  '@context': 'http://www.w3.org/ns/csvw',
  dialect: { encoding: 'utf-8', header: true, delimiter: ',', lineTerminators: ['\r\n'] },
  tableSchema: {
    columns: [
      column('period', { fr: 'Trimestre', en: 'Quarter' }, { base: 'string', format: '^[0-9]{4}-Q[1-4]$' }, true),
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
