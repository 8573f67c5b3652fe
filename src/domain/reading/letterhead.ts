/** Whose letterhead an act bears, for acts that others pass on. It names an issuer; it proves nothing. */

import type { z } from 'zod';
import type { Country, IssuerKind, IssuerZone } from '../law/vocabulary.js';
import { anywhere, type Finder, words } from './finder.js';

export interface Issuer {
  readonly zone: IssuerZone;
  readonly country: z.infer<typeof Country> | null;
  readonly kind: IssuerKind;
}

type Head = readonly [zone: IssuerZone, country: string | null, kind: IssuerKind, finder: Finder];

const americanStates =
  'alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|georgia|hawaii|idaho|illinois|indiana|iowa|kansas|kentucky|louisiana|maine|maryland|massachusetts|michigan|minnesota|mississippi|missouri|montana|nebraska|nevada|new hampshire|new jersey|new mexico|new york|north carolina|north dakota|ohio|oklahoma|oregon|pennsylvania|rhode island|south carolina|south dakota|tennessee|texas|utah|vermont|virginia|washington|west virginia|wisconsin|wyoming';

const heads: readonly Head[] = [
  [
    'THIRD',
    'US',
    'court',
    words(
      '(?:southern|northern|eastern|western|central|middle) district of (?:new york|california|texas|virginia|illinois|florida|washington|\\p{L}+)',
      '(?:united states|u\\.?s\\.?) (?:federal )?(?:district )?court',
      'all writs act',
      'in re application of the united states',
      `(?:superior|supreme|circuit|district|county|municipal|magistrate) court (?:of|for|in and for) (?:the )?(?:state of |commonwealth of |county of [a-z ]{2,20},? ?(?:state of )?)?(?:${americanStates})`,
      `(?:state|commonwealth) of (?:${americanStates})`,
      '(?:district court|circuit court|superior court),? [a-z ]{2,20} county',
    ),
  ],
  [
    'THIRD',
    'US',
    'intelligence',
    words('director of national intelligence', 'national security letter', 'national security agency'),
  ],
  [
    'THIRD',
    'US',
    'police',
    words(
      'federal bureau of investigation',
      'fbi',
      'drug enforcement administration',
      'dea (?:special )?agents?',
      'homeland security investigations',
    ),
  ],
  [
    'THIRD',
    'US',
    'regulator',
    words(
      'securities and exchange commission',
      'federal trade commission',
      'office of foreign assets control',
      'commodity futures trading commission',
      'civil investigative demand',
    ),
  ],
  [
    'THIRD',
    'US',
    'prosecutor',
    words(
      '(?:the )?(?:u\\.?s\\.?|united states|american|federal) (?:authorities|government|prosecutors?|agents)',
      'autorites? (?:americaines?|federales?)',
      '(?:u\\.s\\.|united states) department of justice',
      "united states attorney(?:'s office)?",
      'before a grand jury',
      'grand jury subpoena',
      `attorney general of (?:the )?(?:state of )?(?:${americanStates})`,
      `(?:${americanStates}) attorney general`,
    ),
  ],
  ['THIRD', 'US', 'tax', words('internal revenue service', 'irs')],
  ['THIRD', 'GB', 'regulator', words('home office', 'serious fraud office', 'financial conduct authority')],
  ['THIRD', 'GB', 'court', words('in the crown court', 'high court of justice')],
  ['THIRD', 'GB', 'police', words('metropolitan police', 'national crime agency', 'police scotland')],
  ['THIRD', 'CA', 'police', words('royal canadian mounted police', 'gendarmerie royale du canada', 'rcmp')],
  ['THIRD', 'CA', 'court', words('(?:ontario|superior|provincial) court of (?:justice|quebec|british columbia)')],
  ['THIRD', 'AU', 'police', words('australian federal police')],
  [
    'THIRD',
    'IN',
    'police',
    words('(?:bharatiya nagarik|bnss)[^.]{0,60}', 'cyber crime police station', 'central bureau of investigation'),
  ],
  ['THIRD', 'CN', 'police', anywhere('公安[部厅局]', '网络安全保卫')],
  ['THIRD', 'CN', 'intelligence', anywhere('国家安全[部厅局]')],
  ['THIRD', 'RU', 'intelligence', anywhere('федеральн\\p{L}* служб\\p{L}* безопасности')],
  ['THIRD', 'RU', 'regulator', anywhere('роскомнадзор')],
  [
    'FR',
    'FR',
    'police',
    words('gendarmerie nationale', 'police nationale', 'direction nationale de la police judiciaire'),
  ],
  ['FR', 'FR', 'court', words('tribunal judiciaire de', "cour d'appel de")],
  ['FR', 'FR', 'tax', words('direction generale des finances publiques')],
  ['FR', 'FR', 'customs', words('direction generale des douanes')],
  ['EU_EEV', 'IT', 'prosecutor', words('procura della repubblica')],
  ['EU_EEV', 'IT', 'police', words('polizia postale', 'guardia di finanza', 'carabinieri')],
  ['EU_EEV', 'ES', 'judge', words('juzgado(?: central)? de instruccion')],
  ['EU_EEV', 'ES', 'police', words('guardia civil', 'policia nacional')],
  ['EU_EEV', 'DE', 'prosecutor', words('staatsanwaltschaft', 'generalbundesanwalt')],
  ['EU_EEV', 'DE', 'police', words('bundeskriminalamt', 'landeskriminalamt', 'polizeiprasidium')],
  ['EU_EEV', 'DE', 'court', words('amtsgericht', 'landgericht')],
  ['EU_EEV', 'NL', 'prosecutor', words('officier van justitie', 'openbaar ministerie', 'arrondissementsparket')],
  ['EU_DK', 'DK', 'court', words('byret', 'city court of copenhagen')],
  ['EU_DK', 'DK', 'police', words('danish police', 'rigspolitiet', 'national enhed for særlig kriminalitet')],
  [
    'EEA_CH',
    'CH',
    'prosecutor',
    words(
      'ministere public (?:de la confederation|du canton|de la republique et canton|central)',
      'bundesanwaltschaft',
    ),
  ],
  ['EU_INST', null, 'police', words('europol')],
  ['EU_INST', null, 'prosecutor', words("european public prosecutor's office", 'eppo')],
  ['INTL', null, 'international_body', words('interpol', 'international criminal court', 'united nations')],
];

const HEAD_LENGTH = 1_200;

/** The issuer whose name stands first in the head of the text; null when none is known. */
export const letterheadOf = (folded: string): Issuer | null => namedIn(folded.slice(0, HEAD_LENGTH));

/** The issuer whose name stands first in a text that speaks of one; null when none is known. */
export function namedIn(folded: string): Issuer | null {
  const found = heads.flatMap(([zone, country, kind, finder]) => {
    const place = finder.first(folded);
    return place ? [{ at: place.start, issuer: { zone, country, kind } }] : [];
  });
  return found.sort((one, other) => one.at - other.at)[0]?.issuer ?? null;
}
