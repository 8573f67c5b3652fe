/** A partner's trade is no request; whatever speaks of a power, a law or an account is weighed as before. */
import { describe, expect, it } from '@jest/globals';
import { body, from, message } from '../../../test/support/message.js';
import { sampleLaw } from '../../../test/support/samples.js';
import { whyNoRequest } from '../intake/gatekeeper.js';
import { read } from './read.js';

const partner = 'accounts@globex-support.example';

function fateOf(said: string, sender = partner): string | null {
  const mail = message([body(said)], from(sender));
  return whyNoRequest(mail, read(mail, sampleLaw()).signals);
}

const tender =
  'Dans le cadre de notre appel d’offres, pourriez-vous répondre au questionnaire suivant ? Combien de réquisitions judiciaires (article 60-1 CPP) avez-vous reçues ? Avez-vous communiqué des données sur le fondement du CLOUD Act ? Conservez-vous les journaux de connexion ?';

const dunning =
  'Invoice GS-2026-1049 for second-line support is still open. Please provide the purchase order number and the name of the subscriber of the service.';

const tasks =
  'Merci de répondre au questionnaire sécurité de notre appel d’offres. 1. Indiquez le nombre de réquisitions judiciaires (article 60-1 CPP) reçues en 2025. 2. Décrivez la procédure suivie lorsque vous recevez une demande fondée sur le CLOUD Act.';

describe('trade', () => {
  it.each([
    ['an invoice', partner, dunning],
    [
      'works',
      'exploitation@dc-rhone.example',
      'Veuillez noter l’intervention planifiée en salle B2 et nous désigner la personne habilitée, sur présentation d’une pièce d’identité.',
    ],
    [
      'an invoice for work on an account',
      partner,
      'Please find invoice GSL-26 for two extractions on proj-kelvin-42. Kindly provide the purchase order number without delay.',
    ],
    ['a buyer’s questionnaire', 'achats@mutuelle.example', tender],
    ['a questionnaire with tasks', 'achats@mutuelle.example', tasks],
  ])('asks for no person’s data: %s', (_, sender, said) => {
    expect(fateOf(said, sender)).toBe('asks_nothing');
  });

  it.each([
    ['the writer is no partner', 'billing@stranger.example', dunning],
    ['he writes of nothing traded', partner, 'Please provide the name of the subscriber of the service and his logs.'],
    ['data of an account are spoken of', partner, `${dunning} Also the logs of proj-kelvin-42, please.`],
    ['an account is named', partner, `${dunning} The account is proj-kelvin-42.`],
    [
      'the questionnaire relies on a law',
      'achats@mutuelle.example',
      `${tender} Nous vous demandons ces journaux en application de l’article 60-1 du code de procédure pénale.`,
    ],
    [
      'a task of the questionnaire asks for data',
      'achats@mutuelle.example',
      `${tasks} 3. Communiquez, en application de l’article 60-1 du code de procédure pénale, les journaux de connexion.`,
    ],
    ['the questionnaire names an account', 'achats@mutuelle.example', `${tender} Qui utilise proj-kelvin-42 ?`],
    ['an authority sends the questionnaire', 'enquete@arcep.fr', tender],
    ['the police asked the partner', partner, `${dunning} The police asked us for your customer list.`],
    ['a subpoena reached the partner', partner, `${dunning} We received a subpoena about one of your customers.`],
    ['an authority is named', partner, `${dunning} The Metropolitan Police want it by Friday.`],
    ['a law is cited', partner, `${dunning} It is due under 18 U.S.C. 2703(d).`],
  ])('is weighed as anything else where %s', (_, sender, said) => {
    expect(fateOf(said, sender)).toBeNull();
  });
});

const customer = 'ops@rheinwerk.example';
describe('a customer', () => {
  it.each([
    [
      'a hypothetical order',
      'Two questions for our audit on proj-rheinwerk, please. If somebody abroad served a warrant on your vendor, would our data be reachable? A link would do.',
    ],
    [
      'how requests are handled',
      'For our ISO audit of proj-rheinwerk: where is your published policy on requests by foreign authorities? A link would do, thank you.',
    ],
  ])('who asks of %s tells of no order', (_, said) => {
    expect(fateOf(said, customer)).toBe('asks_nothing');
  });

  it.each([
    'For our audit of proj-rheinwerk: we received an order from the court of Izmir, what should we do?',
    'Audit of proj-rheinwerk: we received an order from the court of Izmir and if we refuse they would fine us.',
    'Audit of proj-rheinwerk. Question on the request we received from the police of Izmir, thank you.',
    'Audit de proj-rheinwerk : nous avons reçu une ordonnance du tribunal d’Izmir, dites-nous si elle sera exécutée.',
  ])('who asks about an order he received tells of it: %s', (said) => {
    expect(fateOf(said, customer)).toBeNull();
  });
});
