/** Which data an act asks for, from its words, and not those it says it does not ask for. */
import type { Place } from '../law/place.js';
import type { DataCategory, InstrumentCode, IssuerZone } from '../law/vocabulary.js';
import { blank, keptText, sentenceOf } from './asked-text.js';
import { accounts, asItFlows, isInterception, isOfPapers } from './asked-under.js';
import { askWords } from './asking-words.js';
import { categoryWords, realTimeWords, solePurpose, sourceWords } from './category-words.js';
import { tickedCategories } from './certificate.js';
import { denied } from './denial-words.js';
import { either, type Finder, words } from './finder.js';
import { sectionsOf } from './form.js';
import {
  customerPapers,
  documentWords,
  keepingTime,
  keepingWords,
  ofAddressee,
  ownWords,
  preservationWords,
} from './paper-words.js';
import type { Passage } from './passage.js';

export interface Asked {
  readonly category: DataCategory;
  readonly passage: Passage;
  readonly place: Place;
}

/** True of a sentence that says what is not asked, or not meant. */
export const denies = (sentence: string): boolean => denied.in(sentence);

/** The data asked for in one passage; `bases` are those its own document stands on. */
export function askedIn(passage: Passage, bases: readonly InstrumentCode[], zone: IssuerZone): Asked[] {
  const said = keptText(passage);
  const kept = bases.includes('EU-EPOC') ? orderedIn(passage, said) : said;
  if (bases.some((code) => removalOnly.has(code))) return removalIn(passage, kept);
  const ticked = bases.includes('EU-EPOC') ? tickedCategories(passage) : [];
  if (ticked.length > 0) {
    const produced = ticked.map(
      ({ category, start }): Asked => ({ category, passage, place: { start, end: start + 1 } }),
    );
    return [...produced, ...(bases.includes('EU-EPOC-PR') ? keptBesides(passage) : [])];
  }
  const preserving = preservationsIn(passage, kept, bases);
  const preserved = preserving.map(({ place }): Asked => ({ category: 'PRES', passage, place }));
  if (isPreservation(bases) || (preserved.length > 0 && keepsOnly.in(passage.folded) && !produces.in(kept)))
    return preserved;
  const rest = preserving.reduce((text, one) => blank(text, one.rest), kept);
  const unpaid = isOfPapers(bases) ? accounts.all(rest).reduce(blank, rest) : rest;
  const named = [...namedIn(passage, unpaid, bases), ...documentsIn(passage, rest, bases, zone)];
  return [...preserved, ...(isInterception(bases) ? asItFlows(named) : named)];
}

/** Orders that ask to remove, and for nothing else (Regulation 2021/784, art. 3; DSA, art. 9; LCEN, art. 6-1). */
const removalOnly: ReadonlySet<string> = new Set(['EU-TCO-3', 'EU-DSA-9', 'LCEN-6-1']);

/** A preservation order certificate that follows a production order certificate in one document. */
function keptBesides(passage: Passage): Asked[] {
  const place = preservationCertificate.first(passage.folded);
  return place ? [{ category: 'PRES', passage, place }] : [];
}
const preservationCertificate = words(
  'epoc-pr',
  'preservation order certificate',
  "certificat d'injonction europeenne de conservation",
);

/** What is meant where nothing is named by the words of the law: whoever holds it, what passed, what lies there. */
const loosely: readonly (readonly [DataCategory, Finder])[] = [
  [
    'SUB',
    words('(?:titulaire|proprietaire|souscripteur|locataire|abonne|owner|holder|subscriber|inhaber|intestatario)s?'),
  ],
  ['TRF', words('(?:connexions|sessions?|acces|logins?|connections|verbindungen|conexiones|connessioni)')],
  ['CON', words('(?:fichiers|plans|messages|photos|courriels|files|e-?mails|dateien|archivos)')],
];

/** The categories that the loose words of an act call for, after a verb that asks. */
export function askedLooselyIn(passage: Passage): Asked[] {
  const kept = keptText(passage);
  const ask = askWords.first(kept) ?? listOf.first(kept);
  if (!ask) return [];
  return loosely.flatMap(([category, finder]) => {
    const place = finder.first(kept.slice(ask.start));
    return place ? [{ category, passage, place: { start: ask.start + place.start, end: ask.start + place.end } }] : [];
  });
}
const listOf = words(
  '(?:informations?|donnees|elements?) (?:a|demandee?s?|requise?s?|sollicitee?s?)',
  'communiquer',
  'data (?:requested|sought)',
);

/** A production certificate asks in its section F; section D tells of an earlier order (Regulation 2023/1543, annex I). */
function orderedIn(passage: Passage, kept: string): string {
  const sections = sectionsOf(passage);
  const [asked, earlier] = [sections.get('F'), sections.get('D')];
  const only = asked ? ' '.repeat(asked.start) + kept.slice(asked.start, asked.end) : '';
  if (categoryWords.some(([, finder]) => finder.in(only))) return only.padEnd(kept.length);
  return earlier ? blank(kept, earlier) : kept;
}

/** Shown where an order says by its text alone what it is. */
const HEAD = 200;

/** An order to remove names data only to say what to remove; by its text it asks for nothing else. */
function removalIn(passage: Passage, kept: string): Asked[] {
  const place = categoryWords.find(([category]) => category === 'REM')?.[1].first(kept);
  return [{ category: 'REM', passage, place: place ?? { start: 0, end: Math.min(HEAD, kept.length) } }];
}

/** The name of the channel is no interception (CPP 230-45). */
const platform = words(
  'plate-?forme nationale des interceptions judiciaires',
  // As the law that gives them names them (CSI L851-1).
  '(?:informations|renseignements) (?:et|ou) documents (?:deja )?(?:conserve|detenu|traite)(?:e|s|es)?',
  "controleu(?:r|se) des demandes (?:de |d'acces aux )donnees de connexions?",
);

/** "Au nom du client" says whose paper it is, and asks for no name. */
const inName = words(
  "aux? noms? d(?:u|e la|e l'|es|e) ?(?:\\p{L}+ )?(?:(?:client|titulaire|abonne|detenteur|souscripteur|locataire|usager)\\p{L}* ?){1,2}(?:du (?:compte|projet|contrat|service))?",
  "(?:avec|par) (?:le |la |ce |cette )?(?:client|cliente|abonnee?|societe|personne) (?:titulaire|detent\\p{L}+|locataire|utilisat\\p{L}+) d(?:u|e la|e l')",
  '(?:certified|kept) as business records',
  'in the name of the (?:customer|subscriber|account ?holder|user)',
  'sur pieces et sur place',
  '(?:noms?|identites?|coordonnees)(?: et (?:les )?(?:coordonnees|qualites?))? (?:de la |du |de votre )(?:deleguee?|dpo|rssi)',
  'qui (?:detient|gere|conserve) (?:les |la )?(?:cles?|clefs?|secrets?)[^.;?]{0,60}',
  "nombre (?:total )?d(?:e |')(?:vos |nos )?(?:clients?|utilisateurs?|demandes?|abonnes)[^.;?]{0,60}",
  // What reached the victim tells of the offence.
  "(?:courriels?|messages?|e-?mails?|mails?|photos|images|fichiers)[^.;,]{0,30} (?:recu|envoye|adresse|transmis)(?:e|s|es)? (?:par|a) (?:la |le |les |l'|une? |des )?(?:victimes?|plaignante?s?|parties? civiles?|temoins?|interessee?s?)[^.;:]{0,120}",
  "connexions? (?:a |aux |sur |vers |depuis )(?:[\\p{L}']+ ){0,6}machines? virtuelles?",
  // Who of the operator's own people will answer is no customer.
  "(?:noms?|coordonnees|telephones?|numeros?)[^.;]{0,40} de la personne (?:d'astreinte|de permanence|a contacter|en charge|chargee|responsable|referente|qui (?:pilote|suit|conduit|recrute|signera))",
  "(?:identites?|noms?|prenoms?|coordonnees|telephones?)(?: et (?:les )?(?:qualites?|coordonnees|fonctions?|telephones?))? (?:de |d'un de |d'un |du |de l'un de )(?:vos|votre) (?:agents?|correspondants?|interlocut\\p{L}+|representants?|dpo|delegue\\p{L}*|rssi|responsables?|collaborat\\p{L}+|salaries?|personnels?|officiers?|juristes?|service\\p{L}*)[^.;,]{0,40}",
);

/** Who signed a paper is asked, not the paper. */
const signed = /(?:sign|souscri|conclu|pass)\p{L}* (?:le |la |un |ce |cet |l')?$/u;

/** A paper that tells how data are kept, or who asked for them, asks for none of them. */
const ofPractice = words(
  "demandes? (?:d'acces|de donnees|de communication|de reutilisation|d'autorites?)",
  '(?:access|government|disclosure) requests',
  '(?:politiques?|chartes?|procedures?|registres?|modeles?|documentations?|descriptions?|listes?|durees?|regles|notes?|mesures)[^.;:,()]{0,40} (?:conservation|retention|journalisation|traitements?|sous-traitan\\p{L}*|securite|habilitations?)[^.;:,()]{0,60}',
  '(?:polic(?:y|ies)|procedures?|registers?|descriptions?|documentation|periods?) [^.;:,()]{0,40}(?:retention|logging|processing|security)[^.;:,()]{0,60}',
);

/** What serves only to identify, or is taken as it happens, is not also traffic. */
function namedIn(passage: Passage, kept: string, bases: readonly InstrumentCode[]): Asked[] {
  const criminal = isCriminal(bases);
  const inquires = bases.some((code) => code.startsWith('CPP-'));
  const said = either(platform, inName, ofPractice).all(kept).reduce(blank, kept);
  const live = realTimeWords.all(said).reduce(blank, said);
  const sources = inquires ? passage.sentences.filter(({ start, end }) => asksSource(live.slice(start, end))) : [];
  const stored = [...solePurpose.all(live).map((place) => sentenceOf(passage, place)), ...sources].reduce(blank, live);
  const texts: Partial<Record<DataCategory, string>> = { TRF: stored, RTI: said, IDN: said };
  // Where it stands among destinations and volumes, a source tells what passed.
  const isTraffic = categoryWords.some(([category, finder]) => category === 'TRF' && finder.in(stored));
  const source = { category: criminal && !isTraffic ? 'IDN' : 'TRF', place: sourceWords.first(stored) };
  return categoryWords.flatMap(([category, finder]): Asked[] => {
    const named = finder.first(texts[category] ?? live) ?? (category === 'IDN' ? sources[0] : undefined);
    const place = named ?? (category === source.category ? source.place : null);
    return place ? [{ category, passage, place }] : [];
  });
}

/** One item of an inquiry that asks whence connections came, with port and time, and nothing of what passed (CPCE, art. R. 10-13, IV). */
const asksSource = (item: string): boolean => whence.in(item) && !passed.in(item);
const whence = words(
  "adresses? ip (?:\\(?(?:et |avec |, )?(?:leurs? |les )?ports?|sources?|d'origine|emettrices?|, ?ports?)[^.;]{0,120}(?:connexions?|sessions?|identifier|administr\\p{L}+)",
  "(?:date|heure|horodatage)s?[^.;]{0,30} adresses? ip (?:sources?|d'origine)[^.;]{0,60}(?:connexions?|sessions?)",
);
const passed = words(
  '(?:journa(?:l|ux)|logs?|flux|destinations?|destinataires?|volumes?|octets|durees?|resultats?|trafic|protocoles?|consult\\p{L}+|telecharg\\p{L}+)',
);

const criminalUnion = new Set(['EU-EPOC', 'EU-EPOC-PR', 'EU-EIO']);

/** Only there is a source asked to know a person (Regulation 2023/1543, art. 3(10)). */
function isCriminal(bases: readonly InstrumentCode[]): boolean {
  return bases.some((code) => code.startsWith('CPP-') || criminalUnion.has(code));
}

const preservationOnly = new Set(['CPP-60-2', 'CPCE-L34-1', 'EU-EPOC-PR', 'EU-EPOC-PR-EXT', 'US-SCA-2703-F']);

/** True when the document stands on texts of preservation and orders it: then whatever it names is to be kept, not given. */
function isPreservation(bases: readonly InstrumentCode[]): boolean {
  return bases.length > 0 && bases.every((code) => preservationOnly.has(code) && code !== 'CPP-60-2');
}

/** To hand over is another act's: all that this one names is to be kept (CPP 60-2, 77-1-2, 99-4). */
const keepsOnly = words(
  'sans (?:nous |le |la |les |rien )+(?:transmettre|communiquer|remettre|adresser)',
  '(?:remise|communication|transmission)[^.;]{0,60} (?:acte|requisition)s? (?:separe|distinct|ulterieur)(?:e|s|es)?',
  'ne (?:donnent|donne) lieu a aucune (?:communication|remise|transmission)',
);

const produces = words(
  '(?:de|a) (?:bien vouloir )?(?:nous |me )(?:communiquer|fournir|transmettre|indiquer|faire connaitre|remettre|faire parvenir|adresser)',
);

const mayOrderKeeping = new Set(['CPP-60-2', 'CPP-77-1-2', 'CPP-99-4', 'CPCE-L34-1']);

interface Preservation {
  readonly place: Place;
  /** From the order to keep to the end of its sentence: what is to be kept is not asked for. */
  readonly rest: Place;
}

function preservationsIn(passage: Passage, kept: string, bases: readonly InstrumentCode[]): Preservation[] {
  const ordered = bases.some((code) => mayOrderKeeping.has(code)) ? keepingWords.all(kept) : [];
  const told = ordered.filter(({ start, end }) => !keepingTime.in(kept.slice(start, end)));
  const places = [...preservationWords.all(kept), ...told];
  const found = places.map((place) => ({ place, rest: { start: place.start, end: sentenceOf(passage, place).end } }));
  if (!isPreservation(bases) || found.length > 0) return found;
  return [{ place: { start: 0, end: Math.min(HEAD, kept.length) }, rest: { start: 0, end: 0 } }];
}

/** Documents are the operator's own for a French authority or where the act says "your"; else they are business data. */
function documentsIn(passage: Passage, kept: string, bases: readonly InstrumentCode[], zone: IssuerZone): Asked[] {
  const own: Asked[] = [];
  const judicial = bases.some((code) => code.startsWith('CPP-'));
  for (const place of documentWords.all(kept)) {
    if (signed.test(kept.slice(Math.max(0, place.start - 30), place.start))) continue;
    const sentence = sentenceOf(passage, place);
    const sentenceText = kept.slice(sentence.start, sentence.end);
    const isOurs = ownWords.in(sentenceText);
    const ofCustomer =
      judicial && !ofAddressee.in(sentenceText) && customerPapers.in(kept.slice(place.start, place.end));
    const papers: DataCategory = isOurs || zone === 'FR' ? 'CORP' : 'NPD';
    const category: DataCategory = ofCustomer ? 'SUB' : papers;
    if (!own.some((asked) => asked.category === category)) own.push({ category, passage, place });
  }
  return own;
}
