/**
 * What article 7(3) of Regulation (EU) 2021/784 asks of a host and no order of an authority causes: its own measures, and
 * the complaints of those whose content it removed (article 10). The operator states it; the report prints it as stated.
 */
import { z } from 'zod';

const Told = z.string().trim().min(1).max(10_000);
const Count = z.int().nonnegative();

/** What is left out is printed as left to be completed, never as nothing. */
export const TerregStatements = z
  .strictObject({
    /** (a) How content is identified, removed or disabled. */
    measures: Told.optional(),
    /** (b) What keeps it from appearing again, automated tools in particular. */
    reappearance: Told.optional(),
    /** (c) Items removed after specific measures of article 5: those after orders are counted from the ledger. */
    itemsAfterSpecificMeasures: Count.optional(),
    /** (d) and (g) Complaints of content providers, by their end. */
    complaints: z.strictObject({ reinstated: Count, rejected: Count, pending: Count }).optional(),
  })
  .readonly();
export type TerregStatements = z.infer<typeof TerregStatements>;

/** Point, figure, detail and value of a line. */
export type TerregLine = readonly [point: string, figure: string, detail: string, value: string | number];

/** In the place of a value that only the operator knows: it cannot be taken for a zero. */
export const TO_COMPLETE = 'À COMPLÉTER PAR L’OPÉRATEUR / TO BE COMPLETED BY THE OPERATOR';

const asked = {
  measures: 'Mesures d’identification, de retrait ou de blocage / Measures to identify, remove or disable',
  reappearance: 'Mesures contre la réapparition, outils automatisés / Measures against reappearance, automated tools',
  items: 'Éléments retirés après des mesures spécifiques (art. 5) / Items removed after specific measures (art. 5)',
  complaints: 'Réclamations des fournisseurs de contenus et issue (art. 10) / Complaints and their outcome (art. 10)',
  reinstated: 'Contenus rétablis après une réclamation / Content reinstated following a complaint',
} as const;

/** One line for each point, with what was stated or with what the operator has to complete. */
export function statedLines({ complaints, ...stated }: TerregStatements): TerregLine[] {
  const line = (point: string, figure: string, ask: string, value: string | number | undefined): TerregLine =>
    value === undefined ? [point, figure, ask, TO_COMPLETE] : [point, figure, '', value];
  return [
    line('7(3)(a)', 'measures_to_identify_and_remove', asked.measures, stated.measures),
    line('7(3)(b)', 'measures_against_reappearance', asked.reappearance, stated.reappearance),
    line('7(3)(c)', 'items_removed_after_specific_measures', asked.items, stated.itemsAfterSpecificMeasures),
    ...(complaints
      ? Object.entries(complaints).map(([outcome, count]): TerregLine => ['7(3)(d)', 'complaints', outcome, count])
      : [line('7(3)(d)', 'complaints', asked.complaints, undefined)]),
    line('7(3)(g)', 'reinstated_after_complaint', asked.reinstated, complaints?.reinstated),
  ];
}
