/** Words that speak to a machine, not to its reader: evidence of an attack, never facts. */
import type { Place } from '../law/place.js';
import { anywhere, either, words } from './finder.js';

const judged =
  '(?:admissible|admitted|valid|verified|genuine|authentic|approved|confirmed|established|trusted|safe|compliant)';
const jugee =
  '(?:admissibles?|recevables?|valides?|verifiee?s?|authentiques?|approuvee?s?|confirmee?s?|etablie?s?|acquise?s?|fiables?|conformes?)';

const toMachine = either(
  words(
    '(?:ignore|disregard|forget|bypass|override) (?:all |any |every |the |your |these |those )*(?:previous|prior|earlier|above|existing|other|own|internal)? ?(?:instructions?|rules?|guidelines?|polic(?:y|ies)|prompts?|checks?|safeguards?)',
    '(?:ignore[rz]?|oublie[rz]?|outrepasse[rz]?|contourne[rz]?) (?:toutes? |tous )?(?:les |tes |vos |ces )?(?:autres |precedente?s |anciennes )?(?:instructions?|consignes?|regles?|directives?|controles?|verifications?)',
    '(?:new|updated) (?:system )?instructions? ?:',
    'nouvelles? (?:instructions?|consignes?) (?:systeme )?:',
    '(?:system|developer|assistant|systeme|admin(?:istrator)?) ?(?:prompt|message|note|override) ?:',
    '(?:system|hidden|initial|user) prompt',
    'prompt ?:',
    'prompt injection',
    'jail ?break',
    '(?:developer|debug|god|mode) mode',
    'mode (?:developpeur|debogage|administrateur)',
    '(?:you are|act as|as) an? (?:ai|a\\.i\\.|language model|assistant|classifier|llm|agent|bot)',
    "(?:tu es|vous etes|agis|agissez)(?: comme| en tant que)? (?:une? |l')?(?:ia|intelligence artificielle|assistant|modele|classificateur|robot|agent)",
    '(?:note|message|instructions?|attention) (?:to|for) (?:the |any )?(?:ai|llm|model|machine|system|classifier|bot|parser|reader|software)s?',
    "(?:note|message|consignes?|instructions?|attention)(?: destinee?s?)? (?:a|au|aux|pour|a l'attention de) ?(?:l'|la |le |les |du |de l')?(?:ia|intelligence artificielle|machine|modele|systeme|logiciel|classificateur|robot|lecteur automatique|tri automatique)",
    '(?:robot|bot|machine|ia|ai|llm|assistant|systeme) ?: ?(?:qualifi|class|trait|mark|treat|set|ignor|valid|consider)\\p{L}*',
    'note (?:to|for) (?:automated|automatic) (?:processing )?(?:systems?|readers?)',
    `(?:classify|mark|label|treat|flag|consider|record|process|rate|tag|accept|set) [^.;]{0,80} (?:as|to) (?:an? |being |already |fully )?${judged}`,
    `(?:classe[rz]?|classifie[rz]?|marque[rz]?|traite[rz]?|considere[rz]?|enregistre[rz]?|declare[rz]?|tene[rz]) [^.;]{0,80} (?:comme|pour) (?:deja |pleinement |entierement )?${jugee}`,
    '(?:classify|classifie[rz]?|classe[rz]?) (?:this|the|cette|la|ce) (?:request|message|case|demande|requete|dossier)',
    '(?:set|change|force|fixe[rz]?|force[rz]?|mets|mettez) (?:the |le |la )?(?:verdict|status|decision|outcome|statut)',
    '(?:verdict|decision|outcome|status|statut|classification) ?(?:=|:|is|est) ?"?(?:admit|admissible|approved|accepted|recevable|accepte|approuve)\\p{L}*',
    '(?:approve|release|disclose|execute|admit)[^.;]{0,40}(?:automatically|without (?:any )?(?:human |further )?(?:review|approval|check)s?)',
    '(?:approuve[rz]?|libere[rz]?|execute[rz]?|admette[rz]?)[^.;]{0,40}(?:automatiquement|sans (?:aucune? )?(?:validation|relecture|verification|controle))',
    '(?:skip|disable|suppress|turn off) (?:all |any |the )?(?:checks?|reviews?|approvals?|verifications?|logging)',
    '(?:desactive[rz]?|saute[rz]?|supprime[rz]?) (?:tous |toutes )?(?:les |la |le )?(?:controles?|verifications?|relectures?|validations?|journalisation)',
    '(?:do not|never) (?:show|display|mention|reveal|report)[^.;]{0,60}(?:reviewer|human|line|text|anybody|anyone|user|operator)s?',
    '(?:ne|n) ?(?:pas )?(?:montre[rz]?|affiche[rz]?|mentionne[rz]?|signale[rz]?)[^.;]{0,60}(?:relecteur|humain|ligne|texte|personne|juriste|operateur)s?',
    '(?:human|reviewer|jurist)s? (?:has|have) already (?:approved|agreed|reviewed)',
    '(?:relecteur|juriste|humain)s? (?:a|ont) deja (?:approuve|valide|accepte)',
    '(?:all|every|each) (?:checks?|approvals?|conditions?) (?:as |are |have been )?(?:passed|granted|met|satisfied)',
    'tou(?:s|tes) les (?:controles|approbations|conditions|verifications) (?:sont |ont ete )?(?:passe|accorde|rempli|satisfai|valide)\\p{L}*',
  ),
  anywhere(
    '</?(?:system|instructions?|verdict|prompt|admin|tool)[^>]{0,40}>',
    '\\[/?(?:system|inst|admin)\\]',
    '<\\|[a-z_]{2,20}\\|>',
    '"(?:verdict|decision|admissible|origin_established|status)" ?:',
    'origin_established',
    'must_?not_?admit',
  ),
);

/** Who speaks, as transcripts of machines write it at the head of a line; elsewhere "de votre système :" asks for something. */
const speaker = words('(?:system|developer|assistant|systeme|admin(?:istrator)?) ?:');
const isAtHead = (text: string, at: number): boolean => text.slice(beginOf(text, at), at).trim() === '';

/** From each instruction to the end of its paragraph: what follows it belongs to it. `text` has the line ends. */
export function instructionsIn(text: string, folded: string): Place[] {
  const found: Place[] = [];
  const told = [...toMachine.all(folded), ...speaker.all(folded).filter(({ start }) => isAtHead(text, start))];
  for (const { start } of told.sort((one, other) => one.start - other.start)) {
    if ((found.at(-1)?.end ?? 0) > start) continue;
    found.push({ start: beginOf(text, start), end: endOf(text, start) });
  }
  return found;
}

/** The line it stands in: before it stands who is spoken to. */
function beginOf(text: string, at: number): number {
  return text.lastIndexOf('\n', at) + 1;
}

function endOf(text: string, at: number): number {
  let line = text.indexOf('\n', at);
  while (line >= 0) {
    const next = text.indexOf('\n', line + 1);
    if (text.slice(line + 1, next < 0 ? undefined : next).trim() === '') return line;
    line = next;
  }
  return text.length;
}

/** The text without them; no place moves. */
export function withoutInstructions(folded: string, places: readonly Place[]): string {
  return places.reduce(
    (kept, { start, end }) => kept.slice(0, start) + ' '.repeat(end - start) + kept.slice(end),
    folded,
  );
}
