/** The requests of the demonstration, and what a jurist who opens each original would find. */
import type { CheckResult } from '../../domain/law/vocabulary.js';

export interface Sample {
  readonly folder: string;
  readonly door: 'smtp' | 'hook';
  /** What the originals of our fixtures show of checks that no reading may settle alone; absent where they are not settled. */
  readonly found?: Readonly<Record<string, CheckResult>>;
}

/** After the call back to the number of our own directory, and a look at the act. */
const genuine = {
  origin_established: 'holds',
  signatory_named: 'holds',
  act_attached: 'holds',
  target_not_protected: 'holds',
} as const;

export const samples: readonly Sample[] = [
  { folder: '001-fr-gendarmerie-60-1-sub', door: 'smtp', found: genuine },
  {
    folder: '003-fr-police-77-1-1-sans-autorisation',
    door: 'smtp',
    found: { ...genuine, prosecutor_authorisation: 'fails' },
  },
  {
    folder: '007-fr-juge-instruction-entraide-99-3',
    door: 'hook',
    found: { ...genuine, rogatory_commission: 'holds', offence_meets_threshold: 'holds' },
  },
  { folder: '014-es-epoc-et-epoc-pr-par-courriel', door: 'smtp' },
  { folder: '016-nl-eio-envoyee-directement', door: 'hook' },
  { folder: '017-de-polizei-auskunftsersuchen', door: 'smtp' },
  { folder: '018-dk-politi-editionskendelse', door: 'smtp' },
  { folder: '022-us-sca-warrant-scan', door: 'smtp' },
  { folder: '023-us-2703d-relaye-par-borealis', door: 'smtp' },
  { folder: '024-us-grand-jury-subpoena', door: 'hook' },
  { folder: '025-us-nsl-sur-filiale-americaine', door: 'smtp' },
  { folder: '026-us-fisa-702-directive', door: 'smtp' },
  { folder: '030-cn-notice-dsl', door: 'hook' },
  { folder: '035-fausse-gendarmerie-domaine-sosie', door: 'smtp' },
  { folder: '037-lettre-information', door: 'smtp' },
  { folder: '040-avis-de-non-remise', door: 'smtp' },
];
