/** Member States as certificates name them, and their adjectives, folded, in the languages of the forms; and how an act says which State issued it. */
import type { IssuerZone } from '../law/vocabulary.js';
import { captures, words } from './finder.js';

const names: Readonly<Record<string, string>> = {
  AT: 'austria|autriche|osterreich|oostenrijk|austria',
  BE: 'belgium|belgique|belgien|belgie|belgica|belgio',
  BG: 'bulgaria|bulgarie|bulgarien|bulgarije',
  HR: 'croatia|croatie|kroatien|kroatie|croacia|croazia|hrvatska',
  CY: 'cyprus|chypre|zypern|chipre|cipro',
  CZ: 'czechia|czech republic|tchequie|republique tcheque|tschechien|tsjechie|chequia|cechia|cesko',
  DE: 'germany|allemagne|deutschland|duitsland|alemania|germania|bundesrepublik deutschland',
  DK: 'denmark|danemark|danmark|danemark|denemarken|dinamarca|danimarca',
  EE: 'estonia|estonie|estland',
  ES: 'spain|espagne|spanien|spanje|espana|spagna',
  FI: 'finland|finlande|finnland|finlandia|suomi',
  FR: 'france|frankreich|frankrijk|francia',
  GR: 'greece|grece|griechenland|griekenland|grecia|ellada',
  HU: 'hungary|hongrie|ungarn|hongarije|hungria|ungheria|magyarorszag',
  IE: 'ireland|irlande|irland|ierland|irlanda',
  IT: 'italy|italie|italien|italia',
  LT: 'lithuania|lituanie|litauen|litouwen|lituania|lietuva',
  LU: 'luxembourg|luxemburg|luxemburgo|lussemburgo',
  LV: 'latvia|lettonie|lettland|letland|letonia|lettonia|latvija',
  MT: 'malta|malte',
  NL: 'netherlands|the netherlands|pays-bas|niederlande|nederland|paises bajos|paesi bassi',
  PL: 'poland|pologne|polen|polonia|polska',
  PT: 'portugal|portogallo',
  RO: 'romania|roumanie|rumanien|roemenie|rumania',
  SE: 'sweden|suede|schweden|zweden|suecia|svezia|sverige',
  SI: 'slovenia|slovenie|slowenien|eslovenia|slovenija',
  SK: 'slovakia|slovaquie|slowakei|slowakije|eslovaquia|slovacchia|slovensko',
};

/** As in "Belgian federal prosecutor" or "nœud national belge". */
const adjectives: Readonly<Record<string, string>> = {
  AT: 'austrian|autrichien(?:ne)?|osterreichische[nrs]?|oostenrijkse?|austriac[oa]',
  BE: 'belgian|belges?|belgische[nrs]?|belgisch|belga',
  BG: 'bulgarian|bulgare|bulgarische[nrs]?|bulgaars',
  HR: 'croatian|croate|kroatische[nrs]?',
  CY: 'cypriot|chypriote|zyprische[nrs]?',
  CZ: 'czech|tcheque|tschechische[nrs]?',
  DE: 'german|allemande?|deutsche[nrs]?|duitse?|aleman[a]?|tedesc[oa]',
  DK: 'danish|danois(?:e)?|danische[nrs]?',
  EE: 'estonian|estonien(?:ne)?|estnische[nrs]?',
  ES: 'spanish|espagnole?|spanische[nrs]?|spaanse?|espanola?|spagnol[oa]',
  FI: 'finnish|finlandaise?|finnische[nrs]?',
  GR: 'greek|hellenic|grecque|griechische[nrs]?|griega?',
  HU: 'hungarian|hongroise?|ungarische[nrs]?',
  IE: 'irish|irlandaise?|irische[nrs]?',
  IT: 'italian|italien(?:ne)?|italienische[nrs]?|italiaanse?|italian[oa]',
  LT: 'lithuanian|lituanien(?:ne)?|litauische[nrs]?',
  LU: 'luxembourgish|luxembourgeoise?|luxemburgische[nrs]?',
  LV: 'latvian|lettone?|lettische[nrs]?',
  MT: 'maltese|maltaise?',
  NL: 'dutch|neerlandaise?|niederlandische[nrs]?|nederlandse?|neerlandes[a]?|olandese',
  PL: 'polish|polonaise?|polnische[nrs]?|poolse?|polac[oa]',
  PT: 'portuguese|portugaise?|portugiesische[nrs]?|portugues[a]?|portoghese',
  RO: 'romanian|roumaine?|rumanische[nrs]?',
  SE: 'swedish|suedoise?|schwedische[nrs]?',
  SI: 'slovenian|slovene|slowenische[nrs]?',
  SK: 'slovak|slovaque|slowakische[nrs]?',
};

const finders = Object.entries(names).map(([code, list]) => ({
  code,
  finder: words(...list.split('|'), ...(adjectives[code]?.split('|') ?? [])),
}));

/** The field of the forms in which the issuing State stands. */
const issuingState = captures(
  "(?:etat d'emission|etat membre de l'autorite d'emission|issuing state|member state of the issuing authority|anordnungsstaat|ausstellungsstaat|uitvaardigende staat|estado (?:emisor|de emision)|stato di emissione|udstedende stat|estado de emissao)[^\\p{L}]{1,5}([\\p{L}() -]{2,40})",
);

/** The zone of a Member State: Denmark takes no part in Regulation 2023/1543. */
export function zoneOfMember(country: string): IssuerZone {
  if (country === 'FR') return 'FR';
  return country === 'DK' ? 'EU_DK' : 'EU_EEV';
}

/** ISO code of the first Member State a text names, but for the one left aside; null when it names none. */
export function memberStateIn(folded: string, aside?: string): string | null {
  const found = finders.flatMap(({ code, finder }) => {
    const place = code === aside ? null : finder.first(folded);
    return place ? [{ code, at: place.start }] : [];
  });
  return found.sort((one, other) => one.at - other.at)[0]?.code ?? null;
}

/** Towns that seat courts, as certificates that name no State name them. */
const towns = Object.entries({
  AT: 'wien|vienna|vienne|graz|linz|salzburg|innsbruck|klagenfurt',
  BE: 'brussels?|bruxelles|brussel|antwerp(?:en)?|anvers|gent|ghent|gand|liege|charleroi|namur|leuven|mons',
  BG: 'sofia|plovdiv|varna|burgas',
  CY: 'nicosia|nicosie|limassol|larnaca',
  CZ: 'prague|praha|praze|brno|ostrava|plzen|olomouc',
  DE: 'berlin|hamburg|munchen|munich|koln|cologne|frankfurt|stuttgart|dusseldorf|leipzig|dresden|hannover|bremen|nurnberg|kassel|karlsruhe|mainz',
  EE: 'tallinn|tartu|parnu',
  ES: 'madrid|barcelona|valencia|sevilla|zaragoza|malaga|bilbao|murcia',
  FI: 'helsinki|tampere|turku|oulu|espoo',
  GR: 'athens|athenes|athina|thessaloniki|thessalonique|patras|piraeus|heraklion',
  HR: 'zagreb|split|rijeka|osijek|zadar',
  HU: 'budapest|debrecen|szeged|pecs|gyor',
  IE: 'dublin|cork|galway|limerick',
  IT: 'roma|rome|milano|milan|napoli|naples|torino|turin|palermo|genova|bologna|firenze|bari|catania|venezia|lecce|verona',
  LT: 'vilnius|kaunas|klaipeda',
  LU: 'luxembourg|diekirch',
  LV: 'riga|daugavpils|liepaja',
  MT: 'valletta',
  NL: 'amsterdam|rotterdam|den haag|the hague|la haye|utrecht|eindhoven|groningen|arnhem',
  PL: 'warsaw|warszawa|varsovie|krakow|cracovie|lodz|wroclaw|poznan|gdansk|gdynia|katowice|lublin|szczecin',
  PT: 'lisboa|lisbon|lisbonne|porto|coimbra|braga|faro',
  RO: 'bucharest|bucarest|bucuresti|cluj|timisoara|iasi|constanta|brasov',
  SE: 'stockholm|goteborg|gothenburg|malmo|uppsala',
  SI: 'ljubljana|maribor|koper|celje|kranj',
  SK: 'bratislava|kosice|zilina|nitra|presov',
}).map(([code, list]) => ({ code, finder: words(...list.split('|')) }));

/** ISO code of the Member State of the first town a text names; null when it names none. */
export function townIn(folded: string): string | null {
  const found = towns.flatMap(({ code, finder }) => {
    const place = finder.first(folded);
    return place ? [{ code, at: place.start }] : [];
  });
  return found.sort((one, other) => one.at - other.at)[0]?.code ?? null;
}

/** ISO code of the State a certificate names as its issuer; null when it names none. */
export function issuingStateIn(folded: string): string | null {
  for (const { start, end } of issuingState(folded)) {
    const field = folded.slice(start, end);
    const code = finders.find(({ finder }) => finder.in(field))?.code ?? null;
    if (code) return code;
  }
  return null;
}

/** States outside the Union and its neighbours, as people of every day name their services. */
const abroad = Object.entries({
  AE: 'emirati\\p{L}*|emirats|dubai|abu dhabi',
  AU: 'australi\\p{L}*',
  AR: 'argentin\\p{L}*|buenos aires',
  BR: 'bresil\\p{L}*|brazil\\p{L}*|brasil\\p{L}*|sao paulo|rio de janeiro|belo horizonte|curitiba',
  BY: 'bielorus\\p{L}*|belarus\\p{L}*|minsk',
  CA: 'canadien\\p{L}*|canadian|canada',
  CI: "ivoirien\\p{L}*|cote d'ivoire|abidjan",
  CL: 'chilien\\p{L}*|chile|chilean|chileno|chilena|santiago de chile',
  CM: 'camerounais\\p{L}*|cameroun|cameroon\\p{L}*|yaounde|douala',
  CN: 'chinois\\p{L}*|chine|chinese|china|pekin|beijing|shanghai',
  CO: 'colombi\\p{L}*|bogota',
  DZ: 'algerien\\p{L}*|algerie|algeria\\p{L}*|alger',
  EG: 'egyptien\\p{L}*|egypt\\p{L}*|le caire|cairo',
  GB: 'britannique\\p{L}*|royaume-uni|british|united kingdom|londres|london',
  IL: 'israel\\p{L}*',
  IN: 'indien\\p{L}*|inde|indian|india',
  IR: 'iran\\p{L}*|teheran|tehran',
  JP: 'japon\\p{L}*|japan\\p{L}*',
  KE: 'kenya\\p{L}*|nairobi',
  KR: 'coree\\p{L}*|sud-coreen\\p{L}*|korea\\p{L}*|seoul',
  MA: 'marocain\\p{L}*|maroc|morocc\\p{L}*',
  MX: 'mexic\\p{L}*|mexique',
  NG: 'nigeria\\p{L}*|lagos|abuja',
  NZ: 'neo-zelandais\\p{L}*|new zealand',
  PE: 'peru\\p{L}*|perou|lima',
  PH: 'philippin\\p{L}*|manila',
  PK: 'pakistan\\p{L}*',
  RU: 'russes?|russie|russian|russia|fsb|moscou|moscow',
  RS: 'serb\\p{L}*|srbij\\p{L}*|belgrade|beograd\\p{L}*',
  SA: 'saoudien\\p{L}*|arabie saoudite|saudi\\p{L}*',
  SG: 'singapour\\p{L}*|singapore\\p{L}*',
  SN: 'senegal\\p{L}*|dakar',
  TH: 'thai\\p{L}*|bangkok',
  TN: 'tunisien\\p{L}*|tunisie|tunisia\\p{L}*',
  TR: 'turcs?|turques?|turquie|turkish|turkey|turkiye|istanbul|ankara',
  UA: 'ukrain\\p{L}*|kyiv|kiev',
  US: 'americain\\p{L}*|etats-unis|american|united states|fbi|cia|nsa|dea|washington',
  VN: 'vietnam\\p{L}*',
  ZA: 'sud-africain\\p{L}*|afrique du sud|south africa\\p{L}*|johannesburg|pretoria',
}).map(([code, list]) => ({ code, finder: words(...list.split('|')) }));

/** ISO code of the third State that a text names first; null when it names none. */
export function stateAbroadIn(folded: string): string | null {
  const found = abroad.flatMap(({ code, finder }) => {
    const place = finder.first(folded);
    return place ? [{ code, at: place.start }] : [];
  });
  return found.sort((one, other) => one.at - other.at)[0]?.code ?? null;
}

/** States of the European Economic Area and Switzerland, by themselves and by their towns (zone EEA_CH). */
const neighbours = Object.entries({
  CH: 'suisses?|schweiz\\p{L}*|switzerland|swiss|svizzer\\p{L}*|kantons?|cantons?|geneve|zurich|lausanne|bern|basel|lugano',
  IS: 'iceland\\p{L}*|islande|island|islensk\\p{L}*|reykjavik\\p{L}*',
  LI: 'liechtenstein\\p{L}*|vaduz',
  NO: 'norway|norvege|norwegian|norvegien\\p{L}*|norge|norsk\\p{L}*|noreg|oslo|bergen|trondheim|stavanger',
}).map(([code, list]) => ({ code, finder: words(...list.split('|')) }));

const everyState = [...finders, ...towns, ...abroad, ...neighbours];

/** ISO codes of the States that a text names, by their names and adjectives. */
export const statesIn = (folded: string): string[] =>
  [...finders, ...abroad, ...neighbours].filter(({ finder }) => finder.in(folded)).map(({ code }) => code);

/** True where a text names a State, by its name, its adjective or a town of it. */
export const namesState = (folded: string, country: string): boolean =>
  everyState.some(({ code, finder }) => code === country && finder.in(folded));

/** The zone of a State other than France; null for a code that no list here names. */
export function zoneOfState(country: string): IssuerZone | null {
  if (country in names) return zoneOfMember(country);
  if (neighbours.some(({ code }) => code === country)) return 'EEA_CH';
  return abroad.some(({ code }) => code === country) ? 'THIRD' : null;
}

const messageId = captures(
  '(?:^|[^\\p{L}])(?:dis(?:[ -](?:message|nachrichten?|bericht))?[ -](?:id|kennung)|message dis|dis)[ :-]{1,3}([a-z]{2})-',
);
const messageOfState = captures('(?:^|[^\\p{L}\\p{N}])([a-z]{2})[-/ ](?:20\\d\\d|epoc|pr)[^\\p{L}]');

const standsAlone = /(?:(?:^|[-–—/|:([])\s?([A-Z]{2})\s?(?=[-–—/|:)\]]|$)|EPOC(?:-PR)? ([A-Z]{2})(?= ))/g;

/** ISO code of a Member State that stands alone between signs, as in `EPOC - PT - …`; null when none does. */
export function codeIn(subject: string): string | null {
  const codes = [...subject.matchAll(standsAlone)].map(([, alone, behind]) => alone ?? behind ?? '');
  return codes.find((code) => code in names && code !== 'FR') ?? null;
}

/** ISO code of the State whose node gave a message of the decentralised system its number, as in `BE-2026-…`; null when none did. */
export function sendingNodeIn(folded: string): string | null {
  const codes = [...messageId(folded), ...messageOfState(folded)].map(({ start, end }) =>
    folded.slice(start, end).toUpperCase(),
  );
  return codes.find((code) => code in names && code !== 'FR') ?? null;
}
