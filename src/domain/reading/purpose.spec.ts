/** A message that only speaks of an act is none; the same message that asks as well stays a request. */
import { describe, expect, it } from '@jest/globals';
import { productLaw } from '../../../test/support/law.js';
import { body, from, message } from '../../../test/support/message.js';
import { sampleLaw } from '../../../test/support/samples.js';
import { classify } from '../classification/classify.js';
import { admitting } from '../classification/judge.js';
import { day } from '../kernel/day.js';
import { checkNames } from '../law/fact.js';
import { read } from './read.js';

const law = sampleLaw();
const gendarmerie = 'br.voiron@gendarmerie.interieur.gouv.fr';
const quoted =
  'réquisition n° 26-1188 (article 60-1 du code de procédure pénale, officier de police judiciaire major Paul RIVET), qui vous ' +
  'demandait l’identité du titulaire du compte proj-kelvin-42';

const readingOf = (subject: string, text: string, sender = gendarmerie) =>
  read(message([body(text)], { ...from(sender), subject }), law);

/** The verdict once a person has confirmed every check but what the message is for. */
function verdictOf(subject: string, text: string) {
  const { facts } = readingOf(subject, text);
  const others = Object.fromEntries(confirmed.map((name) => [name, 'holds'] as const));
  const checks = { ...facts.checks, ...others, asks_now: facts.checks.asks_now ?? 'unknown' };
  return classify({ ...facts, checks }, productLaw(), day('2026-11-24')).verdict;
}
const reversed: ReadonlySet<string> = new Set([
  'asks_now',
  'withdrawal_stated',
  'secrecy_marking',
  'third_country_conflict',
  'asks_to_alter_service',
  'already_disclosed',
]);
const confirmed = checkNames.filter((name) => !reversed.has(name));

const asks = 'Nous vous requérons en outre de nous communiquer les journaux de connexion du compte proj-kelvin-42.';
const pleas = 'Please also provide the connection logs of the account proj-kelvin-42.';

/** What decides, the subject, the words that ask for nothing, and those that make a request of it. */
const pairs: readonly (readonly [kind: string, subject: string, text: string, request: string])[] = [
  [
    'a notice',
    'Notification automatique',
    `Message automatique. Votre réponse à la ${quoted}, a été enregistrée.`,
    asks,
  ],
  ['a receipt', 'Accusé de réception', `Nous avons bien reçu votre réponse à la ${quoted}.`, asks],
  ['a closing', 'Dossier clôturé', `La ${quoted}, a été classée le 3 novembre 2026.`, asks],
  ['an invoice', 'Facture n° 118', `Merci de régler la facture n° 118 relative à la ${quoted}.`, asks],
  ['a statement of fees', 'État de frais', `Votre mémoire de frais n° 7 relatif à la ${quoted}, a été traité.`, asks],
  [
    'a payment reminder',
    'Rappel de paiement',
    `Rappel : la facture n° 118, émise pour la ${quoted}, reste à payer.`,
    asks,
  ],
  ['a reminder', 'Relance', `Relance : nous restons sans réponse à notre ${quoted}.`, asks],
  [
    'a newsletter',
    'Lettre d’information',
    `Au sommaire du bulletin : la ${quoted}, commentée par la chambre criminelle.`,
    asks,
  ],
  ['a survey', 'Enquête de satisfaction', `Merci de remplir le questionnaire sur le traitement de la ${quoted}.`, asks],
  ['a report', 'Rapport annuel', `Notre rapport annuel cite la ${quoted}, parmi les statistiques de 2026.`, asks],
  ['a question', 'Question', `Pouvez-vous nous dire si la ${quoted}, vous est bien parvenue ?`, asks],
  [
    'a question of the press',
    'Question de la rédaction',
    `Notre journaliste prépare un reportage sur la ${quoted}.`,
    asks,
  ],
  [
    'an English notice',
    'Automatic notification',
    `This is an automated message. Your reply to the ${quoted}, has been registered.`,
    pleas,
  ],
  ['an English reminder of payment', 'Payment reminder', `Please pay invoice no. 118 for the ${quoted}.`, pleas],
  ['an English survey', 'Survey', `Please complete our survey about the ${quoted}.`, pleas],
  [
    'a German receipt',
    'Eingangsbestätigung',
    `Ihre Antwort auf die ${quoted}, wurde registriert.`,
    'Bitte übermitteln Sie uns auch die Verbindungsdaten des Kontos proj-kelvin-42.',
  ],
  [
    'a Dutch receipt',
    'Ontvangstbevestiging',
    `Uw antwoord op de ${quoted}, is geregistreerd.`,
    'Gelieve ons ook de verkeersgegevens van het account proj-kelvin-42 te bezorgen.',
  ],
  [
    'a Spanish receipt',
    'Acuse de recibo',
    `Su respuesta a la ${quoted}, ha sido registrada.`,
    'Se requiere además que remitan los datos de tráfico de la cuenta proj-kelvin-42.',
  ],
  [
    'an Italian receipt',
    'Avviso di ricevimento',
    `La vostra risposta alla ${quoted}, è stata registrata.`,
    'Si richiede inoltre di trasmettere i dati di traffico del conto proj-kelvin-42.',
  ],
  [
    'a Portuguese receipt',
    'Aviso de receção',
    `A vossa resposta à ${quoted}, foi registada.`,
    'Requisita-se ainda o envio dos dados de tráfego da conta proj-kelvin-42.',
  ],
];

const bySubject: ReadonlySet<string> = new Set([
  'Dossier clôturé',
  'Payment reminder',
  'Eingangsbestätigung',
  'Ontvangstbevestiging',
  'Acuse de recibo',
  'Avviso di ricevimento',
  'Aviso de receção',
]);

describe('a message that quotes an act', () => {
  it.each(pairs)('as %s does is no act: "%s"', (_, subject, text) => {
    const { facts, evidence } = readingOf(subject, text);
    expect(facts.checks.asks_now).toBe('fails');
    expect(admitting).not.toContain(verdictOf(subject, text));
    // A subject has no place in a part that could be shown.
    expect(evidence.asks_now ?? []).toHaveLength(bySubject.has(subject) ? 0 : 1);
  });

  it.each(pairs)('as %s does, and asks for data as well, is a request: "%s"', (_, subject, text, request) => {
    const { facts, evidence } = readingOf(subject, `${text}\n\n${request}`);
    expect(facts.checks.asks_now).toBe('holds');
    expect(evidence.asks_now?.length).toBe(1);
  });

  it('is none where it is a specimen, whatever it asks', () => {
    const act = `SPÉCIMEN. Vu l’article 60-1 du code de procédure pénale, ${asks}`;
    expect(readingOf('Support de formation', act).facts.checks.asks_now).toBe('fails');
  });
});
