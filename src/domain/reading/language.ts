/** The language a text is written in: by its letters where they tell, else by its trigrams. */
import { franc } from 'franc-min';

/** ISO 639-3 as franc says it, to ISO 639-1. */
const latin: Readonly<Record<string, string>> = {
  fra: 'fr',
  eng: 'en',
  deu: 'de',
  nld: 'nl',
  spa: 'es',
  ita: 'it',
  por: 'pt',
  dan: 'da',
  swe: 'sv',
  nob: 'no',
  fin: 'fi',
  pol: 'pl',
  ces: 'cs',
  slk: 'sk',
  hun: 'hu',
  ron: 'ro',
  hrv: 'hr',
  tur: 'tr',
};

const scripts: readonly (readonly [string, RegExp])[] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['zh', /\p{Script=Han}/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['ru', /\p{Script=Cyrillic}/gu],
  ['el', /\p{Script=Greek}/gu],
  ['ar', /\p{Script=Arabic}/gu],
  ['he', /\p{Script=Hebrew}/gu],
];

const SAMPLE = 4_000;

/** ISO 639-1, or `und` when there is too little to tell. */
export function languageOf(text: string): string {
  const sample = text.slice(0, SAMPLE);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 20) return 'und';
  const script = scripts.find(([, letter]) => (sample.match(letter)?.length ?? 0) > letters * 0.25);
  if (script) return script[0];
  const found = latin[franc(sample, { only: Object.keys(latin), minLength: 20 })] ?? 'und';
  const isNorthern =
    found === 'sv' || found === 'da' || found === 'no' || (found !== 'fr' && /[øæ][^øæ]*[øæ]/iu.test(sample));
  return isNorthern ? nordic(sample) : found;
}

/** The trigrams know one tongue of the North: its letters and its commonest words tell Danish and Norwegian from Swedish. */
function nordic(sample: string): string {
  const count = (pattern: RegExp): number => sample.match(pattern)?.length ?? 0;
  if (count(/[øæ]/giu) <= count(/[öä]/giu)) return 'sv';
  const danish = count(/(?<!\p{L})(?:af|ikke|blev|oplysninger|kendelse|efter|være|nævnte|retten i)(?!\p{L})/giu);
  const norwegian = count(/(?<!\p{L})(?:av|ble|opplysninger|kjennelse|etter|vært|pålegg|tingrett)(?!\p{L})/giu);
  return norwegian > danish ? 'no' : 'da';
}
