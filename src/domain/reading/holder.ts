/** Whose data the act itself says they are, where the law protects them: no profile knows every lawyer (Policy tenants). */
import type { TenantFlag } from '../law/fact.js';
import { type Finder, words } from './finder.js';
import type { Passage } from './passage.js';

const held =
  '(?:exploit\\p{L}*|appartenant|utilis\\p{L}*|detenu\\p{L}*|ouvert\\p{L}*|souscri\\p{L}*|fourni\\p{L}*|attribu\\p{L}*|heberg\\p{L}*|operated|used|held|owned|belonging|provided|supplied)[^.;]{0,60}(?:par|a|au|aux|pour|by|to|for)';
const possession =
  "(?:comptes?|boites?|messageries?|espaces?|serveurs?|donnees|fichiers|dossiers|systemes?|account|mailbox|files|servers?|data)[^.;,]{0,60}(?:de|du|des|d'|of)";
const of = (holder: string): string => `(?:${held}|${possession}) ?(?:(?:le|la|les|l'|un|une|the|an?) ?)?(?:${holder})`;

const holders: readonly (readonly [TenantFlag, Finder])[] = [
  [
    'lawyer',
    words(
      of(
        "cabinet d'avocats?|avocate?s?|maitre|etude notariale|notaires?|law firms?|lawyers?|attorneys?|barristers?|solicitors?|rechtsanwalt\\p{L}*",
      ),
    ),
  ],
  [
    'press',
    words(of('journal|redaction|journalistes?|organe de presse|agence de presse|newspaper|newsroom|journalists?')),
  ],
  [
    'public_authority',
    words(
      of(
        'ministeres?|prefecture|mairie|commune|conseil (?:departemental|regional)|administrations? (?:publique|centrale|territoriale|fiscale|penitentiaire)s?|etablissement public|ministry|public authority|municipality',
      ),
    ),
  ],
  ['hds', words(of('hopital|hopitaux|centre hospitalier|clinique|medecins?|hospital|clinic|doctors?'))],
];

/** The flags that the words of the acts call for: they only make the answer stricter, and a person confirms them. */
export function flagsSaid(passages: readonly Passage[]): TenantFlag[] {
  const acts = passages.filter(({ role }) => role === 'act');
  return holders.flatMap(([flag, finder]) => (acts.some(({ folded }) => finder.in(folded)) ? [flag] : []));
}
