/** What makes of a message a request, element by element. */
import { describe, expect, it } from '@jest/globals';
import { body, document, from, message } from '../../../test/support/message.js';
import { sampleLaw } from '../../../test/support/samples.js';
import { type AskingElement, whyNoRequest } from '../intake/gatekeeper.js';
import { read } from './read.js';

const stranger = 'someone@elsewhere.example';
const signalsOf = (said: string, sender = stranger) => read(message([body(said)], from(sender)), sampleLaw()).signals;
const fateOf = (said: string, sender = stranger) =>
  whyNoRequest(message([body(said)], from(sender)), signalsOf(said, sender));

describe('a message shows', () => {
  it.each<[AskingElement, string, string]>([
    ['claims_power', stranger, 'Nous, officier de police judiciaire, vous écrivons au sujet d’une affaire en cours.'],
    ['asks_about_somebody', stranger, 'Pouvez-vous me donner le nom de la personne qui utilise admin@kelvin.example ?'],
    ['asks_about_somebody', 'admin@kelvin.example', 'Pouvez-vous nous dire qui administre proj-rheinwerk ?'],
    ['asks_for_data', 'greffe@justice.fr', 'Nous restons dans l’attente de votre réponse.'],
    ['relies_on_law', stranger, 'Pursuant to 18 U.S.C. 2703(d), please produce the logs of the account zeta-4.'],
    ['exercises_right', stranger, 'Je souhaite recevoir une copie de mes données personnelles.'],
    [
      'exercises_right',
      stranger,
      'Notre cliente est diffamée : nous vous prions de communiquer l’identité de l’auteur.',
    ],
    ['tells_of_order', 'ops@rheinwerk.example', 'Une autorité nous réclame nos journaux.'],
    [
      'tells_of_order',
      'legal@borealis-cloud.example',
      'Hi, please run the export for our case.\n\n> GRAND JURY SUBPOENA\n> Produce: subscriber name, source IP addresses of log-ins.',
    ],
    [
      'exercises_right',
      stranger,
      'Mon père, Alain, est décédé. En tant qu’héritière je souhaite recevoir une copie de son compte.',
    ],
    ['withdraws', 'br@gendarmerie.interieur.gouv.fr', 'Nous retirons la réquisition du 3 novembre.'],
    [
      'asks_for_data',
      'ops@borealis-cloud.example',
      'For the rollout please leave the support bridge open permanently; our compliance people will use it.',
    ],
    [
      'asks_for_data',
      'ops@borealis-cloud.example',
      'Once the collector runs, our response group in Virginia will be able to pull guest metadata and disk snapshots.',
    ],
    ['names_target', 'br@gendarmerie.interieur.gouv.fr', 'Le dossier de proj-kelvin-42 avance.'],
    ['asks_for_papers', 'enquete@arcep.fr', 'Veuillez adresser vos comptes annuels.'],
    ['not_understood', stranger, '请提供该账户的全部登录记录和用户身份信息，谢谢。'],
  ])('%s, from %s: %s', (element, sender, said) => {
    expect(signalsOf(said, sender).elements).toContain(element);
  });

  it.each<[AskingElement, string, string]>([
    [
      'asks_for_data',
      'ops@borealis-cloud.example',
      'Release 8.4: once the collector runs, your own people will be able to pull guest metadata and disk snapshots.',
    ],
    [
      'claims_power',
      stranger,
      'Interviendront un juge d’instruction et un officier de police judiciaire à la retraite.',
    ],
    [
      'asks_about_somebody',
      'admin@kelvin.example',
      'Merci de redémarrer notre machine 198.51.100.23 et d’envoyer les logs.',
    ],
    ['asks_for_data', stranger, 'When you leave, please leave the meeting bridge open for the next speakers.'],
    ['asks_for_data', stranger, 'Pourriez-vous me dire combien de réquisitions vous avez reçues et vos procédures ?'],
    [
      'relies_on_law',
      stranger,
      'J’ai traité des réquisitions (article 60-1 du code de procédure pénale) pendant trois ans.',
    ],
    [
      'asks_for_data',
      'news@borealis-cloud.example',
      'Please verify the signature of the package. It is on the mirror. Questions: is customer data disclosed? No.',
    ],
    [
      'tells_of_order',
      'news@borealis-cloud.example',
      'Our terms say that we redirect any government demand to the partner.',
    ],
    [
      'tells_of_order',
      stranger,
      'Merci pour votre réponse rapide.\n\nLe 9 novembre 2026, Greffe <desk@nuage-souverain.example> a écrit :\n> Nous avons bien reçu votre réquisition sur les journaux de connexion.',
    ],
  ])('no %s, from %s: %s', (element, sender, said) => {
    expect(signalsOf(said, sender).elements).not.toContain(element);
  });
});

describe('the silence of a message', () => {
  it('tells nothing where it speaks of what requests are about, unless its end is another one', () => {
    const about =
      'Le dépôt de l’ordonnance fondée sur l’article 60-1 du code de procédure pénale était prévu hier soir à Lyon.';
    expect(fateOf(about)).toBeNull();
    expect(fateOf(`${about} Merci de votre invitation au colloque.`)).toBe('asks_nothing');
  });

  it('tells nothing of an authority, unless its end is another one', () => {
    const said =
      'Bonjour, le dossier dont nous avions parlé hier matin suit son cours au tribunal de la ville voisine.';
    expect(fateOf(said, 'br@gendarmerie.interieur.gouv.fr')).toBeNull();
    expect(fateOf(`${said} Merci beaucoup pour votre aide.`, 'br@gendarmerie.interieur.gouv.fr')).toBe('asks_nothing');
  });
});

describe('an act', () => {
  const act = (to: string) =>
    `Nous, brigadier-chef, OPJ, vu l’article 60-1 du code de procédure pénale, requérons la société ${to} (SIREN 111111111) de communiquer l’identité du titulaire du compte vire-22.`;
  it.each([
    ['NUAGE SOUVERAIN SAS', 'holds'],
    ['NIMBUS ARMORIQUE SA', 'fails'],
  ])('made out to %s is attached: %s', (to, expected) => {
    const raw = message([body('Ci-joint.'), document(act(to))], from('slpj@interieur.gouv.fr'));
    expect(read(raw, sampleLaw()).facts.checks.act_attached).toBe(expected);
  });
});
