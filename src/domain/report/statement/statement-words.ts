/** The words of a statement of format v1. Never edited once a statement has used them: other words are another format. */
import type { Bilingual } from '../../kernel/result.js';

export const statementWords = {
  title: { fr: 'Relevé des demandes', en: 'Statement of requests' },
  subject: { fr: 'Demandes de données qui vous concernent', en: 'Requests for data that concern you' },
  customer: { fr: 'Client : {/content/customer/name}', en: 'Customer: {/content/customer/name}' },
  period: {
    fr: 'Demandes reçues du {/content/period/from|day} au {/content/period/to|day}, arrêtées le {/asOf|instant}',
    en: 'Requests received from {/content/period/from|day} to {/content/period/to|day}, counted on {/asOf|instant}',
  },
  foreign: {
    fr: '{/content/foreignExecuted?demande d’un État tiers exécutée|demandes d’États tiers exécutées} hors d’un accord international, parmi celles qui visaient vos comptes.',
    en: '{/content/foreignExecuted?request of a third State|requests of third States} executed outside an international agreement, of those that aimed at your accounts.',
  },
  told: { fr: 'Les demandes dont vous pouvez être informé', en: 'The requests that may be disclosed to you' },
  none: {
    fr: 'Aucune demande de cette période ne figure dans ce relevé.',
    en: 'No request of this period is in this statement.',
  },
  withheld: {
    fr: 'La loi peut interdire de faire état d’une demande, pour un temps ou pour toujours. Une telle demande ne figure dans aucun relevé, et aucun relevé ne dit s’il en existe une : ce paragraphe est le même pour tous les clients. Une demande y entre quand son dossier est clos, ou quand vous en avez été informé.',
    en: 'The law may forbid to speak of a request, for a time or for ever. Such a request is in no statement, and no statement says whether there is one: this paragraph is the same for every customer. A request is listed once its case is closed, or once you were informed of it.',
  },
  request: { fr: '{/reference}, reçue le {/receivedOn|day}', en: '{/reference}, received on {/receivedOn|day}' },
  author: { fr: 'Auteur', en: 'Author' },
  texts: { fr: 'Texte invoqué', en: 'Text relied on' },
  data: { fr: 'Données demandées', en: 'Data asked for' },
  outcome: { fr: 'Issue', en: 'Outcome' },
  closed: { fr: '{/outcomeName}, le {/closedOn|day}', en: '{/outcomeName}, on {/closedOn|day}' },
  open: { fr: 'En cours', en: 'Open' },
  informed: { fr: 'Votre information', en: 'You were informed' },
  informedOn: { fr: 'Le {/informedOn|day}', en: 'On {/informedOn|day}' },
  notInformed: { fr: 'Par ce relevé', en: 'By this statement' },
  nothing: { fr: 'Non établi', en: 'Not established' },
  proof: { fr: 'Ce que ce relevé prouve', en: 'What this statement proves' },
  proves: {
    fr: 'Le sceau prouve que l’exploitant a établi ce document et que rien n’y a été changé depuis. Il est compté dans le registre de l’exploitant, où chaque demande reçue est inscrite et d’où rien n’est retiré. À l’arrêté, ce registre comptait {/ledger/size} {/ledger/size?entrée|entrées}, sous la racine ci-dessous.',
    en: 'The seal proves that the operator made this document and that nothing in it was changed since. It is counted from the log of the operator, in which each request received is entered and from which nothing is taken out. When it was counted, this log had {/ledger/size} {/ledger/size?entry|entries}, under the root below.',
  },
  limits: {
    fr: 'Il ne prouve pas qu’aucune demande n’a été exécutée sans être inscrite au registre : cela repose sur la parole de l’exploitant, comme le chiffre ci-dessus. Une demande est rattachée à vous par les comptes que l’annuaire des clients vous attribuait à sa réception ; celle dont les données ont été effacées au terme de leur conservation ne l’est plus.',
    en: 'It does not prove that no request was executed without being entered in the log: that rests on the word of the operator, as does the number above. A request is taken to concern you by the accounts that the directory of customers gave you on its receipt; one whose data were erased when their retention ended is not any more.',
  },
  verify: {
    fr: 'Le programme « greffe report verify » vérifie ce fichier sans base ni réseau : son sceau, ses données jointes, et que ses pages en découlent au mot près.',
    en: 'The program “greffe report verify” verifies this file without a database or a network: its seal, its attached data, and that its pages follow from them to the word.',
  },
  number: { fr: 'Numéro du relevé', en: 'Number of the statement' },
  log: { fr: 'Registre', en: 'Log' },
  root: { fr: 'Racine (SHA-256)', en: 'Root (SHA-256)' },
  page: { fr: 'Page {/page} sur {/pages}', en: 'Page {/page} of {/pages}' },
  reason: { fr: 'Relevé remis à un client', en: 'Statement given to a customer' },
  field: { fr: 'Signature électronique du relevé', en: 'Electronic signature of the statement' },
} as const satisfies Record<string, Bilingual>;
