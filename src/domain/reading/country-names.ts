/** Member States as certificates name them, folded, in the languages of the forms; and how an act says which State issued it. */
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

const finders = Object.entries(names).map(([code, list]) => ({ code, finder: words(...list.split('|')) }));

/** The field of the forms in which the issuing State stands. */
const issuingState = captures(
  "(?:etat d'emission|etat membre de l'autorite d'emission|issuing state|member state of the issuing authority|anordnungsstaat|ausstellungsstaat|uitvaardigende staat|estado (?:emisor|de emision)|stato di emissione|udstedende stat|estado de emissao)[^\\p{L}]{1,5}([\\p{L}() -]{2,40})",
);

/** ISO code of the first Member State a text names; null when it names none. */
export function memberStateIn(folded: string): string | null {
  const found = finders.flatMap(({ code, finder }) => {
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
