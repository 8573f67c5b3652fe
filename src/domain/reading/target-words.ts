/** The words around an identifier that tell whether it is asked about, is where to answer, or is somebody else's. */
import { words } from './finder.js';

export const answer = words(
  'rendre compte',
  'compte[ -]rendu',
  'adress\\p{L}* (?:a|au|aux|par)',
  'transmi\\p{L}* (?:a|par)',
  'depos\\p{L}*',
  'repon\\p{L}* (?:a|au|directement)',
  'par retour',
  'upload\\p{L}*',
  'envo(?:y|i)\\p{L}*',
  'drop ?box',
  'send (?:to|it to|them to|the data to)',
  'reply to',
  'answer to',
  'return(?:ed)? to',
  'contact (?:us|me|point|person)',
  'contact(?:ez|er)?(?:-nous)? ?:?$',
  'an die adresse',
  'autorite a informer',
  '(?:mel|tel|fax|e-?mail|courriel) ?:',
);
/** The name of a piece of software, and of what is wrong with it, is nobody's account. */
export const product = words(
  '(?:failles?|vulnerabilites?|logiciels?|editeurs?|rancongiciels?|malwares?|programmes?|operations?|cve|exploits?|vulnerability|software|ransomware|malware)(?: [\\p{L}.-]+){0,6}',
);
/** Where a customer wants its own data to go. */
export const destination = words(
  'vers (?:notre|nos|mon|un|une)(?: \\p{L}+){0,3}',
  '(?:into|to) (?:our|my)(?: \\p{L}+){0,3}',
);
/** Behind an address: it lies with us. */
export const onServers = words(
  '(?:hosted|heberge|gehostet|alojad|ospitat)\\p{L}*',
  '(?:on|sur|auf|bei|chez|with) (?:your|vos|vous|ihren|you)(?: servers?| serveurs?)?',
  'web ?site',
);
export const illicit = words(
  'contenus? vises?',
  'adresse du contenu',
  'url',
  'urls',
  'contenu',
  'content',
  'inhalt',
  'link',
  'lien',
  '(?:web ?)?sites?',
  '(?:boutique|magasin|vitrine|marketplace)s?(?: en ligne)?',
  'accessible',
  'operating',
  'exploit\\p{L}*',
  'heberge\\p{L}*',
  'hosted',
  '(?:nom de )?domaines?',
  '(?:plateforme|portail|boutique|application|platform|portal|shop|store|marketplace|instance|serveur|server|espace)s?',
  '(?:diffus|visible|consultable|en ligne|serves|hosts|online|gerant)\\p{L}*',
  'domain(?: name)?s?',
  '(?:page|blog|sito|sitio|webseite|pagina|video|post|profil|compte|account|konto|annonce|forum|chaine|channel|kanal)s?',
  '(?:editeur|auteur|titulaire|proprietaire|operator|owner|author|publisher|betreiber|inhaber|runs|operates|behind|derriere|publi)\\p{L}*',
);
export const named = words(
  "(?:(?:du|le|les|des?|un|ce|cet|au|aux|vos?|votre|son|mon|dudit|l'|s) )?comptes?(?: (?:client|utilisateur|de|d'|du|messagerie|admin\\p{L}*)){0,3}",
  'mon adresse(?: e-?mail| electronique)?(?: est)?',
  'account',
  '\\p{L}*konto',
  'cuenta',
  'user',
  'utilisateur',
  'boite',
  '(?:la |sa |de |cette )messagerie',
  'mailbox',
  'usager',
  'abonne',
  'logins?',
  'identifiants?',
  "(?:avec|sous) (?:l'|cette |son |mon )adresse(?: e-?mail| electronique)?",
  '(?:with|under) (?:the|this|his|her|my) (?:e-?mail )?address',
  '(?:benutzer)?kennung',
  'benutzername',
);
