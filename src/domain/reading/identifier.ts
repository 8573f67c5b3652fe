/** Identifiers as requests write them: mail and IP addresses, URLs, hosts, accounts, telephone numbers; normalised. */
import ipaddr from 'ipaddr.js';
import type { Place } from '../law/place.js';
import { captures } from './finder.js';
import { mend } from './mend.js';
import type { Passage } from './passage.js';

export const identifierKinds = ['mail', 'ip', 'url', 'host', 'account', 'phone'] as const;
export type IdentifierKind = (typeof identifierKinds)[number];

export interface Identifier {
  readonly kind: IdentifierKind;
  /** For comparison: lower-case mail, canonical address, as-written account. */
  readonly value: string;
  readonly place: Place;
  /** True when it is joined over a line end, or may go on after one: a person compares it with the page. */
  readonly doubtful: boolean;
}

const mail = captures(
  "(?:^|[^\\p{L}\\p{N}._%+@-])([\\p{L}\\p{N}][\\p{L}\\p{N}._%+'-]{0,63}(?:@|\\[@\\])(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?(?:\\.|\\[\\.\\])){1,8}[\\p{L}\\p{N}-]{2,63})",
);
const url = captures('(?:^|[^\\p{L}])((?:https?|hxxps?|s?ftps?|s3|scp)://[^\\s<>"\'«»]{3,1000})');
/** A page written without its scheme: a host, then a path. */
const page = captures(
  '(?:^|[^\\p{L}\\p{N}@._/-])((?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.){1,6}[a-z]{2,24}/[\\p{L}\\p{N}_~][^\\s<>"\'«»]{0,500})',
);
const version4 = captures('(?:^|[^\\p{N}.])((?:\\d{1,3}(?:\\.|\\[\\.\\])){3}\\d{1,3})(?:[^\\p{N}]|$)');
const version6 = captures('(?:^|[^0-9a-f:.])((?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4})(?:[^0-9a-f:]|$)');
const phone = captures(
  '(?:^|[^\\p{L}])(?:ligne|numero|line|number|msisdn|rufnummer|nummer)[^.;\\d+]{0,25}((?:\\+|00|0)[1-9][\\d .()-]{6,18}\\d)',
);
/** What introduces an account, in the languages of the acts; then the account, which holds a digit or a hyphen. */
const introduced = captures(
  '(?:^|[^\\p{L}])(?:comptes?(?: clients?| utilisateurs?| de [a-z]{3,12})?|clients?|abonnes?|usagers?|utilisateurs?|pseudo(?:nyme)?s?|profils?|volumes?|postes? virtuels?|boites?|messageries?|projets?|identifiants?(?: informatiques?| clients?)?|locataire|souscriptions?|abonnements?|espaces?(?: clients?| de stockage| disques?)?|instances?|serveurs?|environnements?|machines?(?: virtuelles?)?|logins?|partages?(?: de fichiers)?|applications?(?: hebergees?)?|blog|buckets?|servers?|workspaces?|volumes?|drives?|mail ?box(?:es)?|object stores?|virtual machines?|traceurs?|trackers?|balises?(?: gps)?|boitiers?|capteurs?|terminal|terminaux|cartes? sim|salles? (?:de donnees|virtuelles?)|data ?rooms?|depots?(?: de code)?|coffres?(?:-forts?)?(?: numeriques?)?|dossiers? partages?|boutiques?|compartiments?|conteneurs?|clusters?|namespaces?|referentiels?|repositor(?:y|ies)|containers?|shares?|shared folders?|streams?|accounts?(?: id| number| holder)?|projects?|users?(?: id| name)?|usernames?|tenants?|subscriber id|(?:computing )?resource|customer(?: account)?|\\p{L}{0,12}konto|projekt|benutzer|kennung|gebruiker|klant|cuenta|proyecto|utente|utenza|casella|progetto|usuario|utilizador|conta|bruger|uzytkownik|пользователе)(?: (?:\\p{L}+ )?(?:enregistre|inscrit|reference|connu|identifie|denomme|intitule|nomme|immatricule|portant|repondant)(?:e|s|es)?(?: (?:sous|par|au|a))?(?: (?:le|la|l))?(?: (?:numero|nom|n[o°]|reference|identifiant|pseudonyme|intitule))?| (?:known as|named|called|registered (?:as|under)|numbered|identified (?:as|by))| (?:de compte|du compte|of|for|n[o°]\\.?|nr\\.?|no\\.?|number|du projet|de projet|named|with the id|mit der kennung|ns|suivants?|ci-apres|vises?|concernes?|following|below|folgende|siguientes?|seguenti))?(?:[ :=«"\']{1,3}|[ :]{1,3}[*•-] )([\\p{L}\\p{N}][\\p{L}\\p{N}._-]{2,62}[\\p{L}\\p{N}])',
);
/** The same, in every language of the Union and some beyond, where the shape of the name itself tells that it is one: letters, then a digit or an underscore. */
const holders = [
  '(?:titulaire|souscripteur|detenteur|owner|holder|inhaber|titular|intestatari|houder|compte|client|abonne|usager|utilisat|pseudo|profil|boite|messagerie|projet|identifiant|locataire|instance|serveur|environnement|machine|login|partage|bucket|espace|server|workspace|volume|drive|mailbox|account|project|user|tenant|subscriber|customer|konto|kunde|nutzer|benutzer|kennung|gebruiker|klant|cuenta|usuario|utente|utenza|casella|utilizador|conta|bruger|bruker|brukar|anvandar|uzytkownik|uzivatel|pouzivatel|ucet|kontot|kontu|contul|contului|utilizator|tilin|tili|kayttaj|fiok|felhasznal|racun|korisni|uporabni|kasutaja|lietotaj|vartotoj|paskyr|kullanici|hesab|hesap)\\p{L}{0,8}',
  '(?:λογαριασμ|χρηστ|акаунт|аккаунт|учетн|пользовател|потребител|сметк|користувач|облiков)\\p{L}{0,8}',
  'id|vm|vps',
].join('|');
const shaped = captures(
  `(?:^|[^\\p{L}])(?:${holders})(?: (?:de|du|des|d|la|le|l|of|the|for|with|named|called|number|client|account|name|id|nommee?|denommee?|portant|nom|identifiant|reference|connue?|sous|utilisateur|mit|der|dem|den|kennung|namens|med|namn|navn|z|o|nazwie|cu|numele)){0,4}[ :=«"'‘’‹„(]{1,4}(\\p{L}{2}[\\p{L}._-]{0,40}(?:\\p{N}|_[\\p{L}\\p{N}])(?:[\\p{L}\\p{N}._-]{0,40}[\\p{L}\\p{N}])?)`,
);
/** Between two accounts of one list. */
const next =
  /^["»' ]*(?:,|;|\/|&| et | and | und | en | y | e | ou | or )[ ]*(?:et |and |und )?[-*•«"' ]*([\p{L}\p{N}][\p{L}\p{N}._-]{2,62}[\p{L}\p{N}])/u;
const REACH = 100;
const site = captures(
  '(?:site(?: web| internet)?|noms? de domaine|noms? d.hotes?|hotes?|hostname|host name|fqdn|sous-domaine|subdomain|boutique(?: en ligne)?|loja(?: em linha| online)?|tienda(?: en linea| online)?|negozio(?: online)?|web ?shop|shop at|store at|domaine|domain(?: name)?|website|webseite|sitio(?: web)?|sito|dominio|domein|tenant)(?: of| is|[^.;@]{0,60}?)[ :(«"\']{1,3}((?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.){1,6}[a-z]{2,24})',
);

/** A name with a digit between quotation marks, whatever introduces it. */
const quoted = captures('[«“„"]\\s?(\\p{L}[\\p{L}\\p{N}_-]{1,60}\\p{N}[\\p{L}\\p{N}_-]{0,30})\\s?[»”“"]');

/** Two names and a full stop between them, as people log in. */
const dotted = captures(
  '(?:^|[^\\p{L}])(?:utilisateur|utilisatrice|user|username|login|identifiant|benutzer|usuario|utente|gebruiker|utilizador)[ :=«"\']{1,4}(\\p{L}{1,20}[._]\\p{L}{2,30})',
);
const introducedInChinese = captures(
  '(?:账户|账号|帐号|用户|项目|アカウント|ユーザー|계정|حساب|المستخدم|חשבון)[ ::「"]{0,3}([a-z0-9][a-z0-9._-]{2,62}[a-z0-9])',
);

/** Everything in a passage that can be an identifier, each place once; folded and defanged ones are understood. */
export function identifiersIn({ text, folded }: Pick<Passage, 'text' | 'folded'>): Identifier[] {
  const mended = mend(text, folded);
  const named = found(mended.text).map((one) => {
    const place = mended.origin(one.place);
    return { ...one, place, doubtful: mended.isJoined(one.place) || mended.isCut(place) };
  });
  const apart = rowsOf(text).filter(({ place }) =>
    named.every((one) => one.place.end <= place.start || one.place.start >= place.end),
  );
  return [...named, ...apart];
}

/** The name of an account at the head of a line of a table: dots, a sign or a gap, then what is asked of it. */
const row = /^[ \t]*([a-z]{2,20}(?:[-_.][a-z0-9]{1,20}){0,4}[-_]\d{1,6})[ \t]*(?:\.{3,}|[;:|–—]|\t| {2,})/gm;

function rowsOf(text: string): Identifier[] {
  return [...text.matchAll(row)].map((match) => {
    const value = match[1] ?? '';
    const start = match.index + match[0].indexOf(value);
    return { kind: 'account', value, place: { start, end: start + value.length }, doubtful: false };
  });
}

type Found = Omit<Identifier, 'doubtful'>;

function found(text: string): Found[] {
  const all = [
    ...url(text).map((place) => ({ kind: 'url' as const, value: tidyUrl(cut(text, place)), place })),
    ...page(text).map((place) => ({ kind: 'url' as const, value: tidyUrl(cut(text, place)), place })),
    ...mail(text).map((place) => ({ kind: 'mail' as const, value: cut(text, place), place })),
    ...version4(text).flatMap((place) => address(cut(text, place), place)),
    ...version6(text).flatMap((place) => address(cut(text, place), place)),
    ...site(text).flatMap((place) => hostAt(text, place)),
    ...phone(text).map((place) => ({ kind: 'phone' as const, value: cut(text, place).replace(/[^\d+]/g, ''), place })),
    ...[...introduced(text), ...shaped(text), ...dotted(text), ...introducedInChinese(text), ...quoted(text)].flatMap(
      (place) => accountsFrom(text, place),
    ),
  ];
  return withoutOverlap(all);
}

/** What stands at a place, as it was before someone made it harmless (`hxxps://a[.]b`). */
const cut = (text: string, place: Place): string =>
  text.slice(place.start, place.end).replaceAll('[.]', '.').replaceAll('[@]', '@').replace(/^hxxp/, 'http');

/** The name of a file is no host. */
function hostAt(text: string, place: Place): Found[] {
  const value = cut(text, place);
  return /\.(?:pdf|docx?|xlsx?|odt|zip|txt|csv|eml|msg|png|jpe?g|asc|p7s)$/.test(value)
    ? []
    : [{ kind: 'host', value, place }];
}

/** Only four decimal numbers are an IPv4 address: `1.2.3` and octal `.023` are other things. */
function address(text: string, place: Place): Found[] {
  if (!ipaddr.IPv4.isValidFourPartDecimal(text) && !(text.includes(':') && ipaddr.IPv6.isValid(text))) return [];
  return [{ kind: 'ip', value: ipaddr.parse(text).toString(), place }];
}

/** The account that is introduced and those listed after it: they begin with the same letters. */
function accountsFrom(text: string, first: Place): Found[] {
  const accounts: Found[] = [];
  for (let place: Place | null = first; place && isAccount(text, place); place = afterIn(text, place)) {
    accounts.push({ kind: 'account', value: cut(text, place), place });
  }
  return accounts;
}

const opening = /[«"'“”„‹]\s?$/;
const closing = /^\s?[»"'“”›]/;

/** A word with a digit, an underscore or two hyphens, or any word between quotation marks that is no sentence. */
function isAccount(text: string, place: Place): boolean {
  const name = cut(text, place);
  if (!/\p{L}/u.test(name) || /^\/\p{L}/u.test(text.slice(place.end, place.end + 2))) return false;
  const isQuoted =
    opening.test(text.slice(Math.max(0, place.start - 2), place.start)) &&
    closing.test(text.slice(place.end, place.end + 2));
  return /\d|_|-\p{L}+-|^\p{L}{1,20}\.\p{L}{2,30}$/u.test(name) || isQuoted;
}
const lettersOf = (account: string): string => /^\p{L}+/u.exec(account)?.[0] ?? '';

function afterIn(text: string, last: Place): Place | null {
  const found = next.exec(text.slice(last.end, last.end + REACH));
  const account = found?.[1] ?? '';
  if (!found || lettersOf(account) === '' || lettersOf(account) !== lettersOf(cut(text, last))) return null;
  const end = last.end + found[0].length;
  return { start: end - account.length, end };
}

function tidyUrl(text: string): string {
  return text.replace(/[).,;:!?\]}>]+$/, '');
}

/** Of two that share characters, the one found first in the list above stands. */
function withoutOverlap(all: readonly Found[]): Found[] {
  const kept: Found[] = [];
  for (const one of all) {
    const taken = kept.some((other) => one.place.start < other.place.end && other.place.start < one.place.end);
    if (!taken) kept.push(one);
  }
  return kept.sort((one, other) => one.place.start - other.place.start);
}
