/** The ways people write what they ask for, in the languages in which acts come (docs/law/en/words.md#category). */
import { describe, expect, it } from '@jest/globals';
import { body, document, message } from '../../../test/support/message.js';
import { sampleLaw } from '../../../test/support/samples.js';
import { read } from './read.js';

const law = sampleLaw();
const factsOf = (text: string) => read(message([body('Ci-joint.'), document(text)]), law).facts;
const french = (asked: string) => `Vu les articles 60-1 et 60-1-2 du code de procédure pénale, requérons : ${asked}.`;
const english = (asked: string) => `Under Article 18 of the Act you are ordered to provide: ${asked}.`;
const german = (asked: string) => `Gemäß § 100j StPO wird um Übermittlung ersucht: ${asked}.`;
const italian = (asked: string) => `Ai sensi dell'articolo 132 del codice si ordina di fornire: ${asked}.`;
const spanish = (asked: string) => `En virtud del artículo 588 de la ley se requiere: ${asked}.`;

describe('the data asked for', () => {
  it.each<[string, (asked: string) => string, string, readonly string[]]>([
    ['fr', french, "l'état civil et les éléments d'identification du titulaire", ['SUB']],
    ['fr', french, "l'adresse électronique de secours et la date de création du compte", ['SUB']],
    ['fr', french, 'les références bancaires et les services souscrits', ['SUB']],
    ['fr', french, 'les éléments de contrat du client et ses factures', ['SUB']],
    ['fr', french, 'vos livres et documents comptables', ['CORP']],
    ['fr', french, 'depuis quelles adresses il s’est relié', ['TRF']],
    ['fr', french, "l'adresse IP source (avec port) de chaque connexion", ['IDN']],
    ['fr', french, "les adresses IP d'origine des connexions", ['IDN']],
    ['fr', french, 'quel client utilisait l’adresse IP 198.51.100.23 le 12 à 10 h', ['IDN']],
    ['fr', french, 'les éléments de localisation ou de terminal attachés à ces connexions', ['TRF']],
    ['fr', french, 'la localisation du terminal', ['TRF']],
    ['fr', french, "les journaux d'administration et les adresses de destination", ['TRF']],
    ['fr', french, 'les traces de connexion', ['TRF']],
    ['fr', french, "l'intégralité du compte et les sauvegardes de la base", ['CON']],
    ['fr', french, 'une copie des données du projet', ['CON']],
    ['fr', french, "l'ensemble des fichiers stockés", ['CON']],
    ['fr', french, 'les jetons d’accès et la clé maîtresse', ['KEY']],
    ['fr', french, 'les identifiants et mots de passe', ['KEY']],
    ['fr', french, 'les connexions à venir, en temps réel', ['RTI']],
    ['fr', french, 'le gel immédiat des données du compte', ['PRES']],
    ['en', english, 'the recovery e-mail, the date of creation and who registered the account', ['SUB']],
    ['en', english, 'location data and call detail records', ['TRF']],
    ['en', english, 'firewall logs and support tickets', ['TRF']],
    ['en', english, 'mailbox dumps, chat history and backups', ['CON']],
    ['en', english, 'access tokens and a decrypted copy', ['KEY']],
    ['en', english, 'prospective location on an ongoing basis', ['RTI']],
    ['en', english, 'make the content unavailable', ['REM']],
    ['en', english, 'an order to freeze the data', ['PRES']],
    ['en', english, 'all documents kept in one shared drive', ['CON']],
    ['pt', english, 'os dados cadastrais e os registros de acesso', ['SUB', 'TRF']],
    [
      'de',
      (asked) => `In dem Verfahren wegen Betruges (§ 100j StPO) bitte ich um Mitteilung: ${asked}.`,
      'der Bestandsdaten',
      ['SUB'],
    ],
    [
      'es',
      (asked) => `Por un presunto delito de estafa (artículo 588 de la ley), ruego faciliten ${asked}.`,
      'los registros de conexión',
      ['TRF'],
    ],
    ['en', english, 'login IP addresses', ['TRF']],
    ['de', german, 'die Teilnehmerdaten und die Identität des Nutzers', ['SUB']],
    ['de', german, 'die Quell-IP-Adresse', ['TRF']],
    ['de', german, 'Standortdaten und Zugriffsprotokolle', ['TRF']],
    ['de', german, 'die E-Mail-Inhalte und ein Festplattenabbild', ['CON']],
    ['de', german, 'die Zugangssicherungscodes', ['KEY']],
    ['de', german, 'künftige Verkehrsdaten', ['RTI']],
    ['it', italian, 'i dati identificativi del titolare', ['SUB']],
    ['it', italian, 'gli indirizzi IP di origine', ['TRF']],
    ['it', italian, 'i file di log e i dati di localizzazione', ['TRF']],
    ['it', italian, 'i messaggi archiviati e una copia forense', ['CON']],
    ['it', italian, 'le chiavi private e le credenziali di accesso', ['KEY']],
    ['es', spanish, 'los datos de facturación y el domicilio: nombre y apellidos', ['SUB']],
    ['es', spanish, 'la dirección IP de origen', ['TRF']],
    ['es', spanish, 'el historial de conexiones y la geolocalización', ['TRF']],
    ['es', spanish, 'los correos electrónicos almacenados y las copias de seguridad', ['CON']],
    ['es', spanish, 'las claves privadas', ['KEY']],
  ])('is recognised by its words: %s', (_language, frame, asked, categories) => {
    expect([...factsOf(frame(asked)).categories].sort()).toEqual([...categories].sort());
  });

  it.each([
    ["l'identité du titulaire, à l'exclusion de tout mot de passe", ['SUB']],
    ["l'identité du titulaire. Les éléments de localisation ne sont pas demandés", ['SUB']],
    ["l'identité du titulaire. Il n'est demandé ni journal de connexion, ni contenu des fichiers", ['SUB']],
    ["l'identité du titulaire. Le contenu des messages n'entre pas dans le champ de la demande", ['SUB']],
    ["l'identité du titulaire. Nous n'avons besoin à ce stade d'aucun journal de connexion", ['SUB']],
    ["l'identité du titulaire\nNi journal de connexion, ni fichier hébergé ne sont sollicités", ['SUB']],
    ["l'identité du titulaire\nSont exclus les journaux de connexion", ['SUB']],
    [
      "l'identité du titulaire. Les messages reçus par la victime proviennent de vos machines, d'une messagerie",
      ['SUB'],
    ],
    [
      'les adresses IP source, ports et horodatages permettant d’identifier l’utilisateur ayant administré ce serveur',
      ['IDN'],
    ],
    ['les adresses IP source, ports et volumes des connexions', ['TRF']],
  ])('is not what the act leaves out: %s', (asked, categories) => {
    expect(factsOf(french(asked)).categories).toEqual(categories);
  });
});

it('is to be kept only, where to hand over is another act', () => {
  const asked = (end: string) =>
    `Vu l’article 60-2 du code de procédure pénale, requérons d’assurer la préservation du contenu des messages.\nCompte : a@kelvin.example\nÉtendue : le contenu des fichiers hébergés\n${end}`;
  expect(factsOf(asked('La remise fera l’objet d’un acte séparé.')).categories).toEqual(['PRES']);
  expect(factsOf(asked('La réponse est attendue demain.')).categories).toEqual(['PRES', 'CON']);
  const both = 'La remise fera l’objet d’un acte séparé.\nRequérons aussi de nous communiquer l’identité du titulaire.';
  expect(factsOf(asked(both)).categories).toContain('SUB');
});

it('takes the source of a connection for traffic where no inquiry asks', () => {
  const tax = "Vu l'article L96 G du livre des procédures fiscales, nous demandons les adresses IP d'origine.";
  expect(factsOf(tax).categories).toEqual(['TRF']);
});

describe('a life at risk', () => {
  it.each([
    'La victime a annoncé vouloir mettre fin à ses jours.',
    "Menace d'attentat contre une école.",
    'Des vies humaines sont en jeu.',
    'A missing child was last seen on Monday.',
    'He has taken hostages.',
    'Es besteht Lebensgefahr.',
    'Bei dem Täter besteht konkrete Suizidgefahr.',
    'Ein vermisstes Kind wird gesucht.',
    'La persona scomparsa è in pericolo di vita.',
    'Existe un riesgo para la vida del menor.',
  ])('is recognised: %s', (said) => {
    expect(factsOf(`${french("l'identité du titulaire")} ${said}`).emergency).toBe(true);
  });

  it.each([
    'En cas de risque vital, appelez le centre.',
    'Bei Lebensgefahr wählen Sie die 112.',
    'Réponse urgente attendue.',
  ])('is not told by %s', (said) => {
    expect(factsOf(`${french("l'identité du titulaire")} ${said}`).emergency).toBe(false);
  });
});

describe('the threshold of the offence', () => {
  it.each([
    'du chef de fraude fiscale aggravée',
    "faits punis de cinq ans d'emprisonnement",
    "une peine de dix (10) ans d'emprisonnement",
    'réprimés par le code pénal, sept ans',
    "d'entrave au fonctionnement d'un système",
    'vol avec arme',
  ])('is met on the face of %s', (said) => {
    expect(factsOf(`${french("l'identité du titulaire")} Enquête ${said}.`).checks.offence_meets_threshold).toBe(
      'holds',
    );
  });

  it.each([
    ["faits punis d'un an d'emprisonnement, commis il y a trois ans", 'fails'],
    ["faits de harcèlement punis de deux ans d'emprisonnement", 'fails'],
    ['enquête ouverte depuis cinq ans', 'fails'],
    ['faits d’une société qui existe depuis au moins cinq ans', 'fails'],
    ['infraction commise il y a cinq ans', 'unknown'],
    ['dégradations légères (contravention de la 5e classe)', 'fails'],
    ['diffamations publiques punies de 12 000 euros d’amende', 'fails'],
    ['messages punis d’un an d’emprisonnement', 'fails'],
    [
      'messages punis d’un an d’emprisonnement, par un réseau de communications électroniques, au seul objet d’en identifier l’auteur',
      'holds',
    ],
  ])('is not by the years of something else: %s', (said, expected) => {
    expect(factsOf(`${french("l'identité du titulaire")} Pour des ${said}.`).checks.offence_meets_threshold).toBe(
      expected,
    );
  });
});

describe('an authorisation', () => {
  it.each([
    ['prosecutor_authorisation', "Avec l'accord de Mme la substitut de permanence du 12 novembre 2026."],
    ['prosecutor_authorisation', 'Sur instruction écrite du procureur de la République.'],
    [
      'prosecutor_authorisation',
      "Avec l'autorisation de M. Sorel, substitut du procureur, donnée le 12 novembre 2026.",
    ],
    ['prosecutor_authorisation', "Autorisés par M. le vice-procureur, selon l'article 39-3."],
    ['controller_authorisation', "Vu l'autorisation du contrôleur des demandes de données de connexion."],
    ['controller_authorisation', "Le contrôleur des demandes d'accès aux données de connexion autorise la demande."],
  ] as const)('is seen as %s: %s', (name, said) => {
    expect(factsOf(`${french("l'identité du titulaire")} ${said}`).checks[name]).toBe('holds');
  });

  it('is none when the prosecutor is only told', () => {
    const said = `${french("l'identité du titulaire")} Le parquet de Valence en est avisé.`;
    expect(factsOf(said).checks.prosecutor_authorisation).toBe('fails');
  });
});
