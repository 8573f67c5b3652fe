/** Why a statement to a customer is not made, not found or not given. */
import { type Refusal, refusal } from '../../domain/kernel/result.js';

export const statementUnknown = refusal(
  'statement-unknown',
  'not_found',
  'Aucun relevé ne porte ce numéro, ou les données de son client ont été effacées.',
  'No statement has this number, or the data of its customer were erased.',
);
export const customerUnknown = refusal(
  'statement-customer-unknown',
  'not_found',
  'L’annuaire ne connaît pas ce client, ou ses données ont été effacées.',
  'The directory does not know this customer, or its data were erased.',
);
export const periodNotOver = refusal(
  'statement-period',
  'invalid',
  'La période se termine au plus tard aujourd’hui, et commence avant de finir.',
  'The period ends today at the latest, and begins before it ends.',
);
export const statementKnown = refusal(
  'statement-known',
  'conflict',
  'Un relevé porte déjà ce numéro.',
  'A statement has this number already.',
);
export const notPrepared = refusal(
  'statement-not-prepared',
  'conflict',
  'Ce relevé n’est pas encore préparé.',
  'This statement is not prepared yet.',
);
export const statementOvertaken = refusal(
  'statement-overtaken',
  'conflict',
  'Ce que le relevé dit a changé depuis sa préparation, parfois parce qu’un silence a été fixé : préparez-le de nouveau.',
  'What the statement says changed after it was prepared, at times because silence was set: prepare it again.',
);

/** `references` are the cases whose notice to the customer comes first. */
export const noticeFirst = (references: readonly string[]): Refusal =>
  refusal(
    'statement-notice-first',
    'conflict',
    `Le client doit d’abord être avisé de : ${references.join(', ')}. Donnez cet avis, ou inscrivez pourquoi il n’est pas donné.`,
    `The customer must first be informed of: ${references.join(', ')}. Give this notice, or record why it is not given.`,
  );

/** `reason` names the authority and what it answered. */
export const statementNotSealed = (reason: string): Refusal =>
  refusal(
    'statement-not-sealed',
    'unavailable',
    `Le relevé n’a pas pu être scellé au niveau demandé, et rien n’a été gardé. ${reason}`,
    `The statement could not be sealed to the level that was set, and nothing was kept. ${reason}`,
  );
