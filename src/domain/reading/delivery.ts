/** Where an act asks its answer to go: an address or a link that a word of answering governs. */
import { fold } from '../law/fold.js';
import type { Place } from '../law/place.js';
import { anywhere, either, words } from './finder.js';
import { sectionsOf } from './form.js';
import { type Identifier, identifiersIn } from './identifier.js';
import { type Passage, sentenceAround } from './passage.js';

/** To answer, to send, to hand over, in every language that is recognised. */
export const answering = either(
  words(
    'repon\\p{L}*',
    'adress(?:er|ee?s?|ez)',
    'transm\\p{L}*',
    'envo[iy]\\p{L}*',
    'communiqu\\p{L}*',
    'remet\\p{L}*',
    'retourn\\p{L}*',
    'depos\\p{L}*',
    'televers\\p{L}*',
    'retour',
    'repl(?:y|ies)',
    'respon[ds]\\p{L}*',
    'answer\\p{L}*',
    'send',
    'sent',
    'deliver\\p{L}*',
    'return(?:ed)?',
    'submit\\p{L}*',
    'upload\\p{L}*',
    'antwort\\p{L}*',
    '(?:uber|ein)?send\\p{L}*',
    'invi(?:are|ate|ati)',
    'enviar\\p{L}*',
    'remit\\p{L}*',
    'sturen',
    'verzend\\p{L}*',
    '(?:livr|restitu|achemin|export|synchronis|reexpedi|expedi)\\p{L}*|remises?|versement',
    'forward\\p{L}*|upload\\p{L}*|transfer\\p{L}*|hand (?:it |them )?over|push|disclose|e-?mail(?:ed)?',
    '(?:ubermitt|weiterleit|hochlad|zuleit|ausliefer|bereitstell|aushandig)\\p{L}*|(?:zu)?leiten',
    '(?:stuur|zend|bezorg|aanlever|overhandig|doorstur|verstrek)\\p{L}*|opstur\\p{L}*|geleverd|verzonden',
    '(?:envi[ae]|entreg|remit|transmit|traslad|facilit)\\p{L}*',
    '(?:invi|trasm|consegn|inoltr|spedi)\\p{L}*',
    '(?:envi|remet|entreg|encaminh)\\p{L}*',
    '(?:przesl|przesyl|wysl|wysyl|przekaz|dostarcz|odesl)\\p{L}*',
    '(?:skick|sand|overlamn|lever|send|fremsend|oversend|videresend|indsend|innsend)\\p{L}*',
    '(?:lahet|toimit|zasl|zasil|posl|posil|odesl|predat|predej|dodat|doruc|trimit|transm|expedia|kuld|tovabbit|posal|dostav|gonder|ilet|saata|edasta|siust|nosut)\\p{L}*',
    '(?:αποστ|στειλ|στελ|διαβιβ|παραδ)\\p{L}*',
    '(?:отправ|направ|перед|высл|присл|изпрат|предост|надісл|надiсл)\\p{L}*',
  ),
  anywhere('发送|发至|發送|提交|寄|送信|送付|提出|보내|전송|제출', 'أرسل|إرسال|ارسال|تسليم', 'שלח|להעביר|למסור'),
);
/** What makes the address the object of the request, not the place of its answer. */
const asked = words(
  'relati\\p{L}*',
  'concern\\p{L}*',
  'comptes?',
  'titulaires?',
  'abonnes?',
  'usagers?',
  'utilisateurs?',
  'boites?',
  'rattach\\p{L}*',
  'associ\\p{L}*',
  "l'adresse de messagerie",
  'accounts?',
  'users?',
  'subscribers?',
  'regarding',
  'about',
  'belong\\p{L}*',
  'mailbox(?:es)?',
  'contenus?',
  'contents?',
  'contact',
  'declare\\p{L}*',
  'souscri\\p{L}*',
  '(?:accessible|publi|heberg|situe|loue|ouvert|connu|correspond|repond(?:ait|ant))\\p{L}*',
  'en ligne',
  'konto',
  'nutzer',
  'cuenta',
  'usuario',
);
const leading =
  /(?:(?:^|[ '])(?:vers|chez|aupres d[eu]s?|para|ao|aos|alle|allo|agli|nach|zu|zum|zur|bei|bij|do|na|pod|till|til|hos|osoitteeseen|catre|pe|la|cimre|ke|ra|kam|into|towards?|server|serveur|στη|στο|στην|на|в|по|a|au|aux|par|sur|via|to|at|by|on|an|auf|per|naar|al|alla|ici|here|(?:address|adres(?:s[ae]n?|se|u|a|en)?|indirizzo|direccion|endereco|osoite\p{L}*|correo|casella|mailbox)[ \p{L}]{0,25}|(?:portail|portal|plateforme|platform)[ \p{L}]{0,15}|following|mel|courriel|e-?mail)|[:<("])[\s:<("]*$/u;
const REACH = 160;

/** Where the data are asked to go, and where the act says so. */
export interface Delivery {
  /** Lower case. */
  readonly address: string;
  readonly passage: Passage;
  readonly place: Place;
  /** True where the address stands right behind the preposition: it is no object of the request. */
  readonly isDirect: boolean;
}

/** Characters before an address that say whose it is. */
const NEXT = 40;
const direct =
  /(?:^|[ '])(?:a|au|vers|sur|via|to|into|an|auf|unter|nach|naar|op|para|ao|al|alla|do|na|pod|till|til|catre|pe|la)(?: (?:l'|the |la |el |o |folgende |l')?(?:(?:courriel|mail|e-?mail) )?(?:address|adres\p{L}*|indirizzo|direccion|endereco|boite|portail|portal)(?: de [\p{L}]+)?)? ?:? ?[<("]?$/u;
const held = /(?:accessible|ouvert|connu|hebergee?|available|reachable|erreichbar|accesible|raggiungibile)\p{L}* /u;

/** Mail addresses, links, hosts and machines to which the answer is asked, wherever they stand. */
export function deliveriesOf(passages: readonly Passage[]): Delivery[] {
  return passages.map(unmasked).flatMap((passage) =>
    identifiersIn(passage)
      .filter(({ kind }) => places.has(kind))
      .filter((identifier) => isDelivery(identifier, passage) && isPlace(identifier, passage))
      .map(({ value, place }) => {
        const before = passage.folded.slice(Math.max(0, place.start - NEXT), place.start);
        return {
          address: value.toLowerCase(),
          passage,
          place,
          isDirect: machine.test(before) || (direct.test(before) && !held.test(before)),
        };
      }),
  );
}
const places: ReadonlySet<string> = new Set(['mail', 'url', 'host', 'ip']);

/** A number or a bare host receives only what is sent to a machine: elsewhere it is what is asked about. */
const isPlace = ({ kind, place }: Identifier, { folded }: Passage): boolean =>
  (kind !== 'host' && kind !== 'ip') || machine.test(folded.slice(Math.max(0, place.start - NEXT), place.start));
const machine =
  /(?:sur|vers|to|onto|auf|naar|al|no|na|till|til) (?:\p{L}+ )?(?:serveur|server|machine|host|hote|servidor|serwer)\p{L}* ?:? ?$/u;

/** The same addresses, each once. */
export const deliveriesIn = (passages: readonly Passage[]): string[] => [
  ...new Set(deliveriesOf(passages).map(({ address }) => address)),
];

/** An address asked for beside an instruction speaks against the message: what masks the instruction must not hide it. */
const unmasked = (passage: Passage): Passage =>
  passage.instructions.length === 0 ? passage : { ...passage, folded: fold(passage.text) };

function isDelivery({ place }: Identifier, passage: Passage): boolean {
  // Section L of a certificate says to whom the data go.
  const last = sectionsOf(passage).get('L');
  if (last && place.start >= last.start && place.end <= last.end) return true;
  const start = Math.max(sentenceAround(passage, place).start, place.start - REACH);
  const before = passage.folded.slice(start, place.start);
  const verb = answering.all(before).findLast((place) => !isNoun(before, place));
  return verb !== undefined && leading.test(before) && !isObject(before.slice(verb.end));
}

/** "L'adresse" is no "adressé". */
const isNoun = (text: string, { start, end }: Place): boolean =>
  /^adresses?$/.test(text.slice(start, end)) &&
  /(?:[ld]'|une |cette |les |des |ses |pour |sous |avec )$/.test(text.slice(0, start));

/** True where the last word of whose it is has no other object than the address: "relatives à …", not "du compte a1 à …". */
function isObject(between: string): boolean {
  const whose = asked.all(between).at(-1);
  if (whose === undefined) return false;
  const gap = between.slice(whose.end);
  return gap.length <= NEXT && !/[\p{N}_@-][^ ]* /u.test(gap);
}
