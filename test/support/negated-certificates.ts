/** Certificates and requisitions that say no, nothing or not yet of one of their checks, made from a seed. */
import type { CheckName } from '../../src/domain/law/fact.js';
import { Random } from '../faults/testbed/random.js';
import { magistrates, unjustified, unmet, unnotified, unvalidated } from './ways-to-say-no.js';

export interface Mutant {
  readonly check: CheckName;
  readonly how: string;
  readonly from: string;
  readonly mail: string;
  readonly act: string;
}

const gateway = 'dis-gateway@nuage-souverain.example';

interface Requisition {
  readonly check: CheckName;
  readonly from: string;
  readonly words: readonly string[];
  /** `@` is where the words stand. */
  readonly act: string;
}
const inquiry =
  'requérons Nuage Souverain SAS de communiquer l’identité du titulaire du compte proj-kelvin-42, du chef d’escroquerie. PV 26-1188.';
const requisitions: readonly Requisition[] = [
  {
    check: 'prosecutor_authorisation',
    from: 'br.voiron@gendarmerie.interieur.gouv.fr',
    act: `Nous, major Paul RIVET, officier de police judiciaire, agissant en enquête préliminaire, vu l’article 77-1-1 du code de procédure pénale ; @ ; ${inquiry}`,
    words: [
      'sans autorisation du procureur de la République',
      'l’autorisation du procureur de la République n’a pas été donnée',
      'autorisation du procureur de la République : néant',
      'autorisation du procureur de la République en attente',
      'aucune autorisation du procureur de la République',
      'l’autorisation du procureur de la République sera jointe',
      'autorisation du procureur de la République non obtenue',
      'le procureur de la République a refusé son autorisation',
      'autorisation du procureur de la République : ______',
    ],
  },
  {
    check: 'rogatory_commission',
    from: 'br.voiron@gendarmerie.interieur.gouv.fr',
    act: `Nous, major Paul RIVET, officier de police judiciaire, vu l’article 99-3 du code de procédure pénale ; @ ; ${inquiry}`,
    words: [
      'sans commission rogatoire',
      'commission rogatoire non délivrée',
      'aucune commission rogatoire',
      'commission rogatoire à venir',
      'la commission rogatoire n’est pas jointe',
      'commission rogatoire : néant',
    ],
  },
  {
    check: 'judge_order_attached',
    from: 'br.voiron@gendarmerie.interieur.gouv.fr',
    act: `Nous, major Paul RIVET, officier de police judiciaire, vu l’article 60-2 du code de procédure pénale ; @ ; requérons Nuage Souverain SAS de conserver le contenu du compte proj-kelvin-42, du chef d’escroquerie. PV 26-1188.`,
    words: [
      'aucune ordonnance du juge des libertés et de la détention n° 26/114 du 3 novembre 2026',
      'sans ordonnance du juge des libertés et de la détention du 3 novembre 2026',
      'l’ordonnance du juge des libertés et de la détention n° 26/114 n’est pas jointe',
      'ordonnance n° 26/114 du juge des libertés et de la détention non rendue',
      'ordonnance du juge des libertés et de la détention n° 26/114 en attente',
    ],
  },
];

type Sections = Readonly<Record<string, string>>;
const production: Sections = {
  A: 'Officier van justitie, Arrondissementsparket (Pays-Bas), 05/214477-26',
  B: 'Nuage Souverain SAS, établissement désigné',
  C: '[X] 10 jours',
  E: 'compte « oost-web »',
  F: '[ ] (a) abonnés [X] (c) données relatives au trafic : journaux [ ] (d) contenu',
  G: '(a) procédure pénale (c) [X] maximum de 4 ans (d) [X] sous-traitant, l’information du responsable nuirait à l’enquête',
  I: 'Officier van justitie W. van der Heul, Zwolle, 19 novembre 2026, cachet qualifié',
  J: 'validé par le juge-commissaire, rechter-commissaris, Zwolle',
  K: 'parquet français, notifié le 19 novembre 2026',
  L: 'par le DIS',
};
const preservation: Sections = {
  A: 'Politie Oost-Nederland (Pays-Bas), PL0600-2026118822',
  B: 'Nuage Souverain SAS',
  C: 'compte « oost-web »',
  D: '[X] (c) données relatives au trafic',
  E: '(a) procédure pénale',
  F: 'Politie, brigadier W. van der Heul',
  G: 'validé par le juge-commissaire, Zwolle',
};

const form = (title: string, sections: Sections): string =>
  `${title}\n${Object.entries(sections)
    .map(([letter, words]) => `${letter}. ${words}`)
    .join('\n')}`;
const produced = (changes: Sections): string =>
  form('EPOC - Annexe I - Règlement (UE) 2023/1543', { ...production, ...changes });
const preserved = (changes: Sections): string =>
  form('EPOC-PR - Annexe II - Règlement (UE) 2023/1543', { ...preservation, ...changes });

const listed = (words: Readonly<Record<string, readonly string[]>>): string[] => Object.values(words).flat();

/** `count` mutants: each phrase once, then phrases again with other magistrates, capitals, broken lines and places. */
export function negatedCertificates(seed: number, count: number): Mutant[] {
  const random = new Random(seed);
  const dressed = (words: string): string => {
    const said = words.replaceAll('@', random.of(magistrates));
    return (
      [said, said.toUpperCase(), said.replace(/ (?=\S+ \S+$)/, '\n'), `Note : ${said}`, `${said}.`][random.below(5)] ??
      said
    );
  };
  const told = 'Message remis par le système informatique décentralisé.';
  const makers: readonly ((words: string) => Mutant)[] = [
    (words) => ({ check: 'judge_validation', how: words, from: gateway, mail: told, act: produced({ J: words }) }),
    (words) => ({ check: 'judge_validation', how: words, from: gateway, mail: told, act: preserved({ G: words }) }),
    (words) => ({
      check: 'judge_validation',
      how: words,
      from: gateway,
      mail: `${told}\n${words}.`,
      act: produced({ J: 'W. van der Heul' }),
    }),
  ];
  const one =
    (check: CheckName, letter: string, wrap: (words: string) => string) =>
    (words: string): Mutant => ({
      check,
      how: words,
      from: gateway,
      mail: told,
      act: produced({ [letter]: wrap(words) }),
    });
  const others: Mutant[] = [
    ...listed(unnotified).map(one('enforcing_authority_notified', 'K', (words) => words)),
    ...listed(unjustified).map(
      one(
        'processor_addressing_justified',
        'G',
        (words) => `(a) procédure pénale (c) [X] maximum de 4 ans (d) [X] ${words}`,
      ),
    ),
    ...unmet.map(
      one(
        'offence_meets_threshold',
        'G',
        (words) => `(a) procédure pénale (c) [X] ${words} (d) [X] sous-traitant, risque`,
      ),
    ),
    ...requisitions.flatMap(({ check, from, act, words }) =>
      words.map((how) => ({ check, how, from, mail: 'Ci-joint une réquisition.', act: act.replace('@', how) })),
    ),
  ];
  const validations = listed(unvalidated).map((words) => (makers[0] as (typeof makers)[number])(dressed(words)));
  const again = Array.from({ length: Math.max(0, count - others.length - validations.length) }, () =>
    random.of(makers)(dressed(random.of(listed(unvalidated)))),
  );
  return [...others, ...validations, ...again];
}
