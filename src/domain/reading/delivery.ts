/** Where an act asks its answer to go: an address or a link that a word of answering governs. */
import { fold } from '../law/fold.js';
import { words } from './finder.js';
import { type Identifier, identifiersIn } from './identifier.js';
import { type Passage, sentenceAround } from './passage.js';

const answering = words(
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
  'konto',
  'nutzer',
  'cuenta',
  'usuario',
);
const leading =
  /(?:(?:^|[ '])(?:a|au|aux|par|sur|via|to|at|by|on|an|auf|per|naar|al|alla|ici|here|(?:address|adresse)[ \p{L}]{0,25}|(?:portail|portal|plateforme|platform)[ \p{L}]{0,15}|following|mel|courriel|e-?mail)|[:<("])[\s:<("]*$/u;
const REACH = 160;

/** Mail addresses and links to which the answer is asked, each once, lower case. */
export function deliveriesIn(passages: readonly Passage[]): string[] {
  const found = passages.map(unmasked).flatMap((passage) =>
    identifiersIn(passage)
      .filter(({ kind }) => kind === 'mail' || kind === 'url')
      .filter((identifier) => isDelivery(identifier, passage))
      .map(({ value }) => value.toLowerCase()),
  );
  return [...new Set(found)];
}

/** An address asked for beside an instruction speaks against the message: what masks the instruction must not hide it. */
const unmasked = (passage: Passage): Passage =>
  passage.instructions.length === 0 ? passage : { ...passage, folded: fold(passage.text) };

function isDelivery({ place }: Identifier, passage: Passage): boolean {
  const start = Math.max(sentenceAround(passage, place).start, place.start - REACH);
  const before = passage.folded.slice(start, place.start);
  const verb = answering.all(before).at(-1);
  return verb !== undefined && leading.test(before) && !asked.in(before.slice(verb.end));
}
