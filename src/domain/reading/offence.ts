/** Offences an act names, against the threshold of CPP 60-1-2: three years of imprisonment, or a disappearance (4°). */
import type { Place } from '../law/place.js';
import { without } from './clause.js';
import { denying, harmless } from './doubt-words.js';
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
  'harcelement scolaire',
  'harcelement[^.;]{0,30} (?:conjointe?|concubine?|partenaire)',
  'traite des etres humains',
  'acces (?:et maintien )?frauduleux',
  'systeme de traitement automatise',
  'faux (?:et usage|en ecriture)',
  'recel',
  '706-73(?:-1)?',
  'trafic d.armes',
  'menaces? de mort',
  'homicides?',
  'tortures?',
  'agressions? sexuelles?',
  'corruption de mineure?s?',
  'violences? aggravees?',
  'vols? (?:aggraves?|avec (?:arme|violences?)|a main armee)',
  'fraude fiscale',
  'abus de biens sociaux',
  'abus de faiblesse',
  "trafic d'influence",
  'detournement de (?:fonds|biens) publics',
  'entrave au fonctionnement',
  '(?:introduction|extraction|suppression|modification) (?:frauduleuse )?de donnees (?:informatiques|contenues)',
  '(?:espionnage|sabotage|trahison)',
  'intelligence avec une puissance etrangere',
  'importation (?:en contrebande|de marchandises prohibees)',
  "abus (?:frauduleux )?(?:de l'|d')etat (?:de faiblesse|d'ignorance)",
  "abus frauduleux de l'etat",
  'contrefacons?',
  'chantage',
  'empoisonnement',
  'banqueroute',
  "prise illegale d'interets?",
  'concussion',
  "(?:operations?|delits?) d'inities?",
  '(?:destruction|degradation)s?[^.;]{0,40} (?:par|au moyen d).{0,20}(?:incendie|explosi\\p{L}*|moyen dangereux)',
  'incendies? volontaires?',
  'travail (?:dissimule|illegal)',
  'rebellion en reunion',
  'atteintes? sexuelles? sur mineure?s?',
  'subornation de temoins?',
  'denonciation calomnieuse',
  'fausse monnaie',
  'non-assistance a personne',
  'omission de porter secours',
  "aide a (?:l'entree|la circulation|au sejour)[^.;]{0,20}",
  '(?:trafic|commerce) (?:illicite )?(?:de |d.)(?:migrants|vehicules|biens culturels|organes|especes|medicaments|tabac)',
  "(?:chefs? (?:de|d')|faits? (?:de|d')|delits? (?:de|d')|(?:enquete|flagrance|plainte|information)[^.;]{0,20} (?:pour|du chef de|sur un)) (?:tentative de )?vols?",
);
const disappearance = words('disparition inquietante', '74-1', '80-4', '60-1-2,? ?4°', "4° de l'article 60-1-2");
/** CPP 60-1-2, 2°: one year or more, by means of a network, and for no other end than to know who. */
const yearOrMore = words(
  "(?:un|deux|1|2) ans?(?: \\([^)]{1,8}\\))? (?:d'emprisonnement|de prison)",
  "emprisonnement (?:de |d')?(?:un|deux|1|2) ans?",
);
/** Délits for which the law gives one or two years (Code pénal, version in force in 2026). */
const yearByName = words(
  "usurpations? d(?:'|e l')identite",
  '226-4-1',
  '(?:cyber[- ]?)?harcelements?(?: moral| telephonique| en ligne| sexuel)?',
  '222-(?:16|33|33-2|33-2-2)',
  '(?:appels? telephoniques?|messages?|envois? reiteres de messages?) malveillants',
  "atteintes? a (?:l'intimite de )?la vie privee",
  '226-(?:1|2|2-1|3|8|15)',
  'atteintes? au secret des correspondances',
  'exhibition sexuelle',
  'outrages? a (?:personne|agent|magistrat)',
  'provocations? (?:publiques? )?a la (?:haine|discrimination)[^.;]{0,40}',
  'abandon de famille',
  "non[- ]representation d'enfant",
  'blessures involontaires',
);
/** Less still: months, or a fine alone. */
const monthsByName = words(
  'filouteries?',
  '313-5',
  'menaces? (?:de violences?|reiteree?s?|simples?)',
  '222-17',
  '322-12',
  'diffamations?',
  'injures? (?:publiques?|non publiques?|raciales?)',
  'tapage',
  'degradations? legeres?',
);
const network = words(
  'reseaux? de communications? electroniques?',
  'communication (?:au public )?(?:en ligne|electronique)',
  'en ligne',
  'internet',
  'reseaux? sociaux?',
);
const onlyWho = words(
  '60-1-2,? ?(?:\\(?2(?:°|o)\\)?|al\\. ?2|2e alinea)',
  "2(?:°|o) de l'article 60-1-2",
  "(?:seul|unique|seule|exclusive)(?:s|ment)? (?:objet|but|fins?|finalite)[^.;]{0,30} (?:l')?identif\\p{L}*",
  '(?:aux seules|a la seule|a seule) fins?[^.;]{0,20} identif\\p{L}*',
  '(?:objet|but|fins?|finalite)[^.;]{0,20} exclusi\\p{L}*[^.;]{0,30} identif\\p{L}*',
  "seules? fins? d'identif\\p{L}*",
);
/** CPP 60-1-2, 3°: the victim's own equipment, at her request, and any term of imprisonment. */
const victimAsks = words(
  '(?:demande|accord|requete)[^.;]{0,20} (?:expresse )?(?:de la|des) victimes?',
  'equipements? terminaux? de la victime',
);
const number =
  '(?:trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|vingt|trente|[3-9]|[12]\\d|30)(?: ?\\(\\d+\\))?';
/** The years stand beside the word that makes them a penalty: a page also tells the years of other things. */
const years = words(
  `${number} (?:ans|annees) (?:d.emprisonnement|de reclusion|de prison|de detention)`,
  `(?:emprisonnement|reclusion criminelle|peine)(?: maximale?| encourue)?(?: de| :)? ${number} ans`,
  `code penal,? \\(?${number} ans`,
  `(?:c\\. ?p(?:en(?:al)?)?\\.?|cp),? \\(?${number} ans`,
  `${number} ans (?:encourus?|au (?:plus|maximum) (?:encourus?|d.emprisonnement))`,
  `encour\\p{L}+[^.;]{0,20} ${number} ans`,
  `punie?s? (?:de |d'une peine de )(?:jusqu.a )?${number} ans`,
);

const box = words(
  `(?:${number}|three|drei|tre|tres|drie) (?:ans|years|jahre[n]?|anni|anos|jaar)(?: ou plus| or more)?`,
);

/** True when a clause of the conditions of a certificate tells a maximum of three years or more (Regulation 2023/1543, art. 5(4)); elsewhere years mean other things. */
export const ticksThreshold = (clause: string): boolean => box.in(clause) && !isBelow(clause);

/** "Less than three years", "not punished by three years". */
const isBelow = (said: string): boolean => below.in(said) || denying.in(without(said, harmless));
const below = words(
  '(?:less|fewer|lower) than|below|under|moins de|inferieure?s?|en dessous|weniger als|unter|minder dan|onder|menos de|inferior(?:e|es)?|meno di|mniej niz|ponizej|mindre (?:end|an|enn)|alle|mai putin|kevesebb',
);

const lesser = words(
  '(?:maximum|custodial sentence|imprisonment|prison term|freiheitsstrafe|reclusione|prision)[^.;]{0,40} (?:of|up to|bis zu|fino a|hasta|de|di) (?:one|two|1|2|einem|zwei|un|uno|due|dos) (?:years?|jahr(?:en)?|anno|anni|anos?)',
  "(?:one|two|1|2) years?'?s? (?:of )?(?:imprisonment|in prison|prison|custody|detention)",
  '(?:maximum|imprisonment|sentence|penalty)[^.;]{0,30} (?:six|three|\\d+) months',
  'contraventions?(?: de (?:la )?(?:[1-5](?:e|re|eme)?|premiere|deuxieme|troisieme|quatrieme|cinquieme) classe)?',
  'contraventionnel\\p{L}*',
  "(?:punie?s?|passibles?|reprimee?s?|encour\\p{L}*)[^.;]{0,30}(?:un an|1 an|deux ans|2 ans|(?:\\p{L}+|\\d+) mois)(?: d'emprisonnement| de prison)?",
  "(?:un an|1 an|deux ans|2 ans|(?:six|trois|deux|[1-9]) mois) d'emprisonnement",
  '(?:un an|1 an|deux ans|2 ans|(?:six|trois|deux|[1-9]) mois) (?:de prison )?(?:encourus?|au (?:plus|maximum))',
  '(?:code penal|c\\. ?p(?:en(?:al)?)?\\.?|cp),? \\(?(?:un an|1 an|deux ans|2 ans|(?:six|trois|deux|[1-9]) mois)',
  '(?:peine|maximum|quantum)[^.;]{0,30} (?:de |: )(?:un an|1 an|deux ans|2 ans|(?:six|trois|deux|[1-9]) mois)',
);

/** Where no imprisonment is provided for, no threshold of imprisonment is met. */
const fine = words(
  "\\d[\\d ]* (?:euros|eur|€) d'amende",
  "(?:punie?s?|passibles?|reprimee?s?|sanctionnee?s?)[^.;]{0,40} (?:euros|eur|€)? ?d'amende",
  'loi du 29 juillet 1881',
);
const imprisoned = words('(?:emprisonnement|reclusion|prison|detention criminelle)');

/** True when the act itself names a penalty under three years, and nothing in it meets a threshold. */
export function staysBelow(folded: string): boolean {
  const isFine = fine.in(folded) && !imprisoned.in(folded);
  return (lesser.in(folded) || isFine || yearByName.in(folded) || monthsByName.in(folded)) && !meetsThreshold(folded);
}

/** True when a threshold is met on the face of the act; false tells only that it is not seen to be. */
export function meetsThreshold(folded: string): boolean {
  return (
    grave.in(folded) ||
    disappearance.in(folded) ||
    years.all(folded).some((place) => !isBelow(leadOf(folded, place))) ||
    meetsLesserThreshold(folded)
  );
}

/** Characters in which a word may deny the years that follow it, in their own clause. */
const LEAD = 40;
const leadOf = (folded: string, { start }: Place): string =>
  folded
    .slice(Math.max(0, start - LEAD), start)
    .split(/[.;:,()]/)
    .at(-1) ?? '';

function meetsLesserThreshold(folded: string): boolean {
  if ((yearOrMore.in(folded) || yearByName.in(folded)) && network.in(folded) && onlyWho.in(folded)) return true;
  return victimAsks.in(folded) && imprisonment.in(folded);
}
const imprisonment = words("(?:mois|ans?) d'emprisonnement");

const names = words(
  '(?:du |des )chefs?',
  'chefs? :',
  "faits? (?:de|d'|qualifi\\p{L}*|commis|reprim\\p{L}*|prevus?|susceptibles?|:)",
  'infractions?',
  '(?:qualification|natinf|code penal)',
  '(?:delits?|contraventions?) (?:de|d.|prevue?s?|douaniers?)',
  '(?:pour|de|d.une?|affaire|plainte|enquete sur)[^.;]{0,30} (?:vols?|fraudes?|harcelement|usurpation|contrefacon|diffamation|injures?|degradations?|violences?|menaces?|piratage|atteintes?|contrebande|arnaque|chantage|apologie|provocation|incendie|incitation)',
);

/** True when the act says what the inquiry is about; one that does not is asked (CPP 60-1-2; check offence_meets_threshold). */
export const namesOffence = (folded: string): boolean => names.in(folded);
