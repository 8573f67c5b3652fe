/** Mail that speaks of acts and asks nothing is no request; the same mail that asks as well stays one. */
import { describe, expect, it } from '@jest/globals';
import { body, document, from, headers, message } from '../../../test/support/message.js';
import { sampleLaw } from '../../../test/support/samples.js';
import { whyNoRequest } from '../intake/gatekeeper.js';
import type { Headers } from '../intake/message.js';
import { read } from './read.js';

const stranger = 'someone@elsewhere.example';
const police = 'br@gendarmerie.interieur.gouv.fr';
const partner = 'legal@borealis-cloud.example';

function fateOf(said: string, sender: string, change: Partial<Headers> = {}) {
  const one = message([body(said)], { ...from(sender), ...change });
  return whyNoRequest(one, read(one, sampleLaw()).signals);
}

/** What asks for nothing, and the words that make a request of it. */
const mails: readonly (readonly [kind: string, sender: string, said: string, request: string])[] = [
  [
    'a notice that awaits nothing',
    police,
    'La réquisition 26-88 (article 60-1 du code de procédure pénale) visant ns-0094417 est classée. Il n’y a rien à transmettre.',
    'Merci de nous communiquer les journaux de connexion de ns-0094417.',
  ],
  [
    'thanks for an answer that wants nothing more',
    police,
    'Nous avons bien reçu votre réponse à la réquisition 26-88 visant ns-0094417. Aucune suite n’est attendue de votre part.',
    'Merci de nous communiquer les journaux de connexion de ns-0094417.',
  ],
  [
    'a reminder that takes itself back',
    police,
    'Relance automatique : réquisition du 3 mars, compte ns-0094417. Merci de ne pas tenir compte de ce rappel, tout est arrivé.',
    'Nous vous requérons en outre de nous communiquer l’identité du titulaire de ns-0094418.',
  ],
  [
    'a question that says it seeks no data',
    'desk@eurojust.europa.eu',
    'Where should a European Production Order be addressed, were one issued? We are not seeking any information on a customer and are not serving any order.',
    'We request the subscriber data of the account ns-0094417.',
  ],
  [
    'an invitation of an authority',
    'evenements@justice.gouv.fr',
    'Nous avons le plaisir de vous inviter à une journée consacrée aux articles 60-1 et 77-1-1 du code de procédure pénale. Merci d’indiquer vos nom et qualité.',
    'Nous vous demandons par ailleurs les journaux de connexion du compte ns-0094417.',
  ],
  [
    'an exercise that quotes an order',
    stranger,
    'Étude de cas pour jeudi : « Vu l’article 60-1 du code de procédure pénale, requérons de communiquer l’identité du titulaire de ns-0094417. » Que répondez-vous ?',
    'Et pouvez-vous me donner le nom de la personne qui utilise admin@kelvin.example ?',
  ],
  [
    'a circular that sets in an example it calls invented',
    police,
    'Voici un modèle fictif :\n\n   Vu l’article 60-1 du code de procédure pénale, requérons de communiquer\n   l’identité du titulaire de ns-0094417.\n\nProchaine réunion le 21 janvier.',
    'Merci de nous communiquer aussi les journaux de connexion du compte ns-0094418.',
  ],
  [
    'a question of the press below marked lines of an order',
    stranger,
    'I write as a reporter. An order names another provider:\n> You are commanded to produce all e-mails and logs of the account.\n> Issued under 18 U.S.C. 2703.\nWhat do you think of it?\nWe close on Thursday.',
    'Please also provide the connection logs of the account ns-0094417.',
  ],
  [
    'an advertisement that quotes an order',
    stranger,
    '"You are hereby ordered to produce all e-mails and logs of the account." Tired of this? Our platform answers for you. Book a demo.',
    'Please also provide the connection logs of the account ns-0094417.',
  ],
  [
    'a question of the press',
    stranger,
    'Je rédige un article sur les hébergeurs. Combien de demandes fondées sur le CLOUD Act avez-vous reçues ? Qui détient vos clés ?',
    'Merci de me donner le nom du titulaire du compte ns-0094417.',
  ],
  [
    'a newsletter on orders and their terms',
    stranger,
    'La lettre du numérique. Un juge américain ordonne à un hébergeur de produire des données (18 U.S.C. 2703). Les prestataires doivent fournir les données d’abonné en dix jours (EPOC). Se désabonner.',
    'Merci de nous communiquer les données de vos abonnés.',
  ],
  [
    'a tender that asks how the operator works',
    stranger,
    'Dans le cadre de notre appel d’offres, merci de renseigner l’annexe 2. Êtes-vous soumis au FISA ? Qui détient les clés de chiffrement ?',
    'Merci de me donner le nom du titulaire du compte ns-0094417.',
  ],
];

describe('a message that asks for nothing', () => {
  it.each(mails)('is set aside: %s', (_kind, sender, said) => {
    expect(fateOf(said, sender)).toBe('asks_nothing');
  });

  it.each(mails)('is a request once it asks as well: %s', (_kind, sender, said, request) => {
    expect(fateOf(`${said} ${request}`, sender)).toBeNull();
  });
});

describe('what a message says of itself', () => {
  it('takes no act away: a partner that was ordered, and awaits nothing, is read', () => {
    expect(
      fateOf('We were served with a warrant for your tenant. No action is required on your side.', partner),
    ).toBeNull();
  });

  it('lets an authority thank for an answer above its own earlier act', () => {
    const act =
      '\n\n> Vu l’article 99-3 du code de procédure pénale, requérons l’identité du titulaire du compte ns-0066051.';
    expect(fateOf(`Merci de votre réponse, complète. Le cabinet n’attend plus rien.${act}`, police)).toBe(
      'asks_nothing',
    );
    expect(
      fateOf(`Merci de votre réponse. Il nous faudrait aussi les journaux de connexion.${act}`, police),
    ).toBeNull();
  });

  it('sets aside the tale of an act that touches no customer, where nothing is awaited', () => {
    const told =
      'For information: in May we received a civil subpoena about two invoices that our own agency had sent us.';
    const elsewhere = 'It does not involve any customer or data of yours. Nothing is needed from you.';
    expect(fateOf(`${told} ${elsewhere}`, 'legal@hexagone-na.example')).toBe('asks_nothing');
    expect(fateOf(`${told} Nothing is needed from you.`, 'legal@hexagone-na.example')).toBeNull();
    expect(fateOf(`${told} ${elsewhere} It names proj-kelvin-42.`, 'legal@hexagone-na.example')).toBeNull();
  });

  it('sets aside the bulletin of a partner on an order that touched no customer, and no other', () => {
    const listed: Partial<Headers> = { list: ['list-unsubscribe'] };
    const news =
      'Bulletin. Last spring Borealis was served with an order under 18 U.S.C. 2703(d) to produce access logs.';
    const nothing = 'Nothing was taken from any partner region, and no action is needed on your side.';
    expect(fateOf(`${news} ${nothing}`, partner, listed)).toBe('mailing_list');
    expect(fateOf(`${news} ${nothing}`, partner)).toBeNull();
    expect(fateOf(`${news} No action is needed on your side.`, partner, listed)).toBeNull();
    expect(fateOf(`${news} ${nothing} The logs of proj-kelvin-42 were given.`, partner, listed)).toBeNull();
    expect(fateOf(`${news} ${nothing} We have already disclosed session records.`, partner, listed)).toBeNull();
  });

  it('makes no newsletter of a mail that names an account', () => {
    const news =
      'Un juge américain ordonne à un hébergeur de produire des données (18 U.S.C. 2703). Veille de novembre. Se désabonner.';
    expect(fateOf(news, stranger)).toBe('asks_nothing');
    expect(fateOf(`${news} Un juge ordonne de produire les données du compte ns-0094417.`, stranger)).toBeNull();
  });

  it('takes no withdrawal away', () => {
    expect(fateOf('Nous retirons la réquisition du 3 mars. Aucune réponse n’est attendue.', police)).toBeNull();
  });

  it('does not hide what an exercise asks outside of its quotation', () => {
    expect(
      fateOf('Cas pratique. Merci de nous communiquer les journaux de connexion du compte ns-0094417.', stranger),
    ).toBeNull();
  });
});

describe('a stranger who writes in a language whose ways of asking are not known', () => {
  const offers: readonly (readonly [language: string, said: string])[] = [
    [
      'Russian',
      'Добрый день! Направляем коммерческое предложение и прайс-лист на серверные шкафы. Ждём вашего заказа.',
    ],
    [
      'Chinese',
      '尊敬的客户：附件为贵公司十月的对账单，请核对无误后付款。如有疑问，请与我司财务部联系。感谢您一直以来的支持！',
    ],
    [
      'Polish',
      'Dzień dobry, w załączeniu faktura za październik oraz oferta handlowa na przyszły rok. Pozdrawiamy serdecznie.',
    ],
  ];

  it.each(offers)('asks for nothing where he says what else he writes for: %s', (_, said) => {
    expect(fateOf(said, stranger)).toBe('asks_nothing');
  });

  it.each(offers)('is read where he names an account as well: %s', (_, said) => {
    expect(fateOf(`${said} proj-kelvin-42`, stranger)).toBeNull();
  });

  it.each(offers)('is read where a partner of ours sends it: %s', (_, said) => {
    expect(fateOf(said, partner)).toBeNull();
  });

  it.each([
    ['of data', 'Направляем коммерческое предложение. Просим также сообщить сведения о владельце учётной записи.'],
    ['of an office', 'Направляем коммерческое предложение. Полиция просит вас ответить на запрос в течение трёх дней.'],
    [
      'of nothing that is known',
      'Добрый день! Просим вас ответить на наше письмо и выслать всё, что у вас есть по этому делу.',
    ],
  ])('is read where he speaks %s', (_, said) => {
    expect(fateOf(said, stranger)).toBeNull();
  });
});

describe('a printed form that an authority attaches', () => {
  const form = (title: string, filled: string): string =>
    `${title}\nCERTIFICAT D’INJONCTION EUROPÉENNE DE PRODUCTION (EPOC), règlement (UE) 2023/1543\nSection A - Autorité : ........ Dossier : ........\nSection B - Destinataire : ........\nSection C - ☐ 10 jours\nSection E - Identifiants : ........\nSection F - ${filled} a) données relatives aux abonnés\nSection I - Nom : ........ Date : ........`;
  const fateOfForm = (act: string) => {
    const said =
      'Nous avons le plaisir de vous inviter à une journée de formation ; le formulaire est joint pour information.';
    const one = message([body(said), document(act)], from('formation@justice.gouv.fr'));
    return whyNoRequest(one, read(one, sampleLaw()).signals);
  };

  it('is no act where it calls itself a specimen and nothing is filled in', () => {
    expect(fateOfForm(form('SPÉCIMEN', '☐'))).toBe('asks_nothing');
  });

  it('is an act where a box is ticked, or where it does not call itself a specimen', () => {
    expect(fateOfForm(form('SPÉCIMEN', '☒'))).toBeNull();
    expect(fateOfForm(form('ORIGINAL', '☐'))).toBeNull();
  });
});

describe('an authority that quotes its own earlier act', () => {
  const quoted = (tail: string): string =>
    `Nous avions écrit : « Requérons la société de nous communiquer l’identité du titulaire du compte. » ${tail}`;

  it('asks nothing where it says that nothing is awaited', () => {
    expect(fateOf(quoted('Aucune réponse n’est attendue.'), police)).toBe('asks_nothing');
  });

  it('asks where it asks outside of the quotation', () => {
    const also = 'Aucune réponse n’est attendue sur ce point. Merci de nous communiquer les journaux de connexion.';
    expect(fateOf(quoted(also), police)).toBeNull();
  });
});

describe('a report that a machine makes by itself', () => {
  const generated: Partial<Headers> = headers({ ...from(police), autoSubmitted: 'auto-generated' });
  const table = 'Aggregate report\n192.0.2.14 pass pass\n203.0.113.201 fail fail';

  it('asks nothing of the addresses that it lists', () => {
    expect(fateOf(table, police, generated)).toBe('asks_nothing');
    expect(fateOf(table, police)).toBeNull();
  });

  it('is a request where it asks or cites a law', () => {
    expect(fateOf(`${table}\nMerci d’identifier le titulaire.`, police, generated)).toBeNull();
    expect(fateOf(`${table}\nArticle 60-1 du code de procédure pénale`, police, generated)).toBeNull();
  });
});
