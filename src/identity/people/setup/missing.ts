/** What a new installation still lacks: its first two people, and the settings that serve for trying only. */
import type { Bilingual } from '../../../domain/kernel/result.js';
import type { Role } from '../../../domain/law/vocabulary.js';
import type { Settings } from '../../../platform/settings/settings.js';

/** In the order in which they are registered. */
export const firstPeople = ['administrator', 'head_of_legal'] as const satisfies readonly Role[];
export type FirstPerson = (typeof firstPeople)[number];

export interface Missing {
  readonly code: string;
  /** Set in the environment of the server, not on a screen; null for what the set-up itself gives. */
  readonly variable: string | null;
  readonly sentence: Bilingual;
}

type Known = Pick<Settings, 'operator' | 'publicUrl' | 'databaseUrl' | 'mailUrl' | 'signingKey'>;

const people: Readonly<Record<FirstPerson, Missing>> = {
  administrator: {
    code: 'administrator',
    variable: null,
    sentence: {
      fr: 'Personne n’est inscrit : créez le premier administrateur.',
      en: 'No user is registered: create the first administrator.',
    },
  },
  head_of_legal: {
    code: 'second-person',
    variable: null,
    sentence: {
      fr: 'Une seule personne est inscrite : il en faut une autre pour confirmer les droits qu’elle demande.',
      en: 'One person alone is registered: another is needed to confirm the rights that they ask for.',
    },
  },
};

const settings: Readonly<Record<keyof Known, Missing>> = {
  operator: {
    code: 'operator',
    variable: 'GREFFE_OPERATOR',
    sentence: {
      fr: 'Aucun profil d’exploitant n’est choisi : celui de l’exemple juge les demandes.',
      en: 'No operator profile is chosen: that of the example judges the requests.',
    },
  },
  publicUrl: {
    code: 'public-url',
    variable: 'GREFFE_PUBLIC_URL',
    sentence: {
      fr: 'Aucune adresse publique : les clés d’accès ne valent que sur http://localhost.',
      en: 'No public address: passkeys hold on http://localhost alone.',
    },
  },
  databaseUrl: {
    code: 'database',
    variable: 'DATABASE_URL',
    sentence: {
      fr: 'La base de données est celle d’essai, sans sauvegarde.',
      en: 'The database is the one for trying, without a backup.',
    },
  },
  mailUrl: {
    code: 'mail-relay',
    variable: 'GREFFE_MAIL_URL',
    sentence: {
      fr: 'Aucun relais de courriel : les lettres attendent.',
      en: 'No mail relay: letters wait.',
    },
  },
  signingKey: {
    code: 'signing-key',
    variable: 'GREFFE_SIGNING_KEY',
    sentence: {
      fr: 'Les rapports sont signés par une clé d’essai, que personne ne reconnaît.',
      en: 'Reports are signed by a trial key, which no one recognises.',
    },
  },
};

/** In the order in which a newcomer settles them. */
export const missingOf = (known: Known, next: FirstPerson): Missing[] => [
  people[next],
  ...Object.entries(settings).flatMap(([name, missing]) => (known[name as keyof Known] === undefined ? [missing] : [])),
];
