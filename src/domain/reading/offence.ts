/** Offences an act names, against the threshold of CPP 60-1-2: three years of imprisonment, or a disappearance (4°). */
import { words } from './finder.js';

/** Crimes and délits for which the law gives three years or more (Code pénal, version in force in 2026). */
const grave = words(
  'crimes?',
  'reclusion criminelle',
  'en bande organisee',
  'escroqueries?',
  'extorsion',
  'association de malfaiteurs',
  'blanchiment',
  'abus de confiance',
  'trafic de stupefiants',
  'stupefiants',
  'terroris\\p{L}*',
  'assassinats?',
  'meurtres?',
  'viols?',
  'enlevement',
  'sequestration',
  'pedopornograph\\p{L}*',
  'corruption',
  'proxenetisme',
  'traite des etres humains',
  'acces (?:et maintien )?frauduleux',
  'systeme de traitement automatise',
  'faux (?:et usage|en ecriture)',
  'recel',
  '706-73(?:-1)?',
  'trafic d.armes',
  'menaces? de mort',
  'importation (?:en contrebande|de marchandises prohibees)',
);
const disappearance = words('disparition inquietante', '74-1', '80-4', '60-1-2,? ?4°', "4° de l'article 60-1-2");
const years = /(?:trois|quatre|cinq|six|sept|huit|neuf|dix|quinze|vingt|trente|[3-9]|[12]\d|30)(?: \(\d+\))? ans/;
const custody = words("ans d'emprisonnement", 'ans de reclusion', 'ans de prison', '(?:code penal,? [a-z]+ ans)');

/** True when a threshold is met on the face of the act; false tells only that it is not seen to be. */
export function meetsThreshold(folded: string): boolean {
  if (grave.in(folded) || disappearance.in(folded)) return true;
  return custody.in(folded) && years.test(folded);
}
