/** The DSA reports of a year as people order them: for each service its name, the report before it, and what is stated. */
import { z } from 'zod';
import { day } from '../../domain/kernel/day.js';
import { accept, atField, type Result, refusal, refuse } from '../../domain/kernel/result.js';
import { type DsaGiven, withoutOwnName } from '../../domain/report/official/dsa-edition.js';
import { statementsOf } from '../../domain/report/official/dsa-files.js';
import { loadDsaTemplates } from '../paper/dsa-templates.js';
import { statementsGiven } from './statements-given.js';

const MOST_SERVICES = 4;

/** YAML, as `templates/dsa/statements.example.yaml` shows. */
export const Statements = z.string().max(200_000).optional().describe('YAML of what the operator states itself');

export const DsaService = z.strictObject({
  service: z.string().trim().min(1).max(200).describe('One report for each service'),
  previousOn: z.iso.date().nullable().describe('Publication of the report before; null for the first'),
  statements: Statements,
});
type DsaService = z.infer<typeof DsaService>;

export const DsaOrder = z
  .strictObject({
    publishedOn: z.iso.date().describe('The day that part 1 prints: the edition is published on it and on no other'),
    services: z.array(DsaService).min(1).max(MOST_SERVICES),
  })
  .meta({ id: 'DsaOrder' });
export type DsaOrder = z.infer<typeof DsaOrder>;

const serviceUnnamed = refusal(
  'service-unnamed',
  'invalid',
  'Le nom du service nomme aussi ses fichiers : il lui faut des lettres latines ou des chiffres, qui le distinguent des autres services.',
  'The name of the service also names its files: it needs Latin letters or digits that tell it from the other services.',
);

type FieldOf = (at: number, name: keyof DsaService) => string;
const fieldOfEdition: FieldOf = (at, name) => `dsa/services/${at}/${name}`;

/** The order with its statements read. A refusal names the field that is wrong, by `fieldOf`. */
export function dsaOrdered({ publishedOn, services }: DsaOrder, fieldOf = fieldOfEdition): Result<DsaGiven> {
  const [unnamed] = withoutOwnName(services);
  if (unnamed !== undefined) return refuse(atField(fieldOf(unnamed, 'service'), serviceUnnamed));
  const schema = statementsOf(loadDsaTemplates());
  const read: DsaGiven['services'] = [];
  for (const [at, { service, previousOn, statements = '' }] of services.entries()) {
    const stated = statementsGiven(statements, schema);
    if (!stated.ok) return refuse(atField(fieldOf(at, 'statements'), stated.refusal));
    read.push({ service, previousOn: previousOn === null ? null : day(previousOn), statements: stated.value });
  }
  return accept({ publishedOn: day(publishedOn), services: read });
}
