/** The words by which an act says what it does not ask, folded. */
import { words } from './finder.js';

/** Denies all its sentence says. */
export const denied = words(
  '(?:est|sont|demeurent?|restent?) (?:expressement )?(?:exclu|ecarte)(?:e|s|es)?',
  'ne (?:port|vis|concern|demand|sollicit|souhait|recherch|reclam)(?:e|ent|ons)[^.;]{0,40}(?:ni|pas|aucun\\p{L}*)',
  'aucun\\p{L}* [^.;]{0,80}(?:demand|sollicit|requis|vis|attendu|recherch)\\p{L}*',
  'ni [^.;]{0,80} ne (?:est|sont) (?:requis|demand|sollicit|vis|attendu|concern)\\p{L}*',
  'nous (?:est|sont) (?:deja )?connue?s?',
  "n(?:e |')(?:\\p{L}+ ){0,2}(?:demande|sollicite|requis|reclame|recherche|vise)(?:e|s|es|ons|ent)?,? (?:ici |a ce stade |en l'etat )?(?:ni|pas|aucun\\p{L}*)",
  "n'entr(?:e|ent) (?:pas|nullement|ni) dans (?:le champ|l'objet|le perimetre|(?:la|cette|notre)(?: presente)? (?:demande|requisition))",
  "n(?:'avons|'ai|'a|'ont) (?:pas |nul(?:lement)? )?besoin[^.;]{0,30} d(?:'aucun\\p{L}*|es? )",
  "n'y (?:a|ait|avoir|ayant)(?:,? [^.;,]{0,20},?)?(?: pas| point)? lieu[^.;]{0,30} (?:a |a la |d'y |de |d')(?:inclu|communi|transm|produ|joind|remet|fourni|extrai)\\p{L}*",
  '(?:is|are|falls?|lies?) (?:outside|beyond|out of) (?:the )?(?:scope|subject)',
  "n(?:e|')[^.;]{0,30}(?:est|sont) pas (?:demand|requis|sollicit|vis|concern|recherch|reclam)\\p{L}*",
  "n(?:e |')(?:s'agit|est(?: donc)? question|appelle|emporte|comporte|comprend|inclut|necessite|requiert|couvre|s'etend|s'applique)(?:ent)? (?:pas|aucun\\p{L}*|en rien|nullement|ni)[^.;]{0,40} (?:donnees|contenus?|messages?|courriels?|fichiers?|connexions?|correspondances?|adresses?|journaux|journal|logs?|identites?|trafic|pieces?)",
  "n'(?:ont|a|y a) pas a (?:comporter|contenir|inclure|mentionner|reveler)",
  "n'(?:ont|a) pas a etre (?:produit|communique|transmis|fourni|joint|remis)\\p{L}*",
  '(?:inutile|pas (?:lieu|utile|necessaire)) (?:de |d.)(?:joindre|transmettre|communiquer|fournir|produire|extraire)[^.;]{0,30} (?:contenus?|donnees|messages?|fichiers?|journaux|pieces?)',
  "n[o']t? [^.;]{0,60}(?:sought|requested|required|demanded)",
  '(?:is|are) not (?:sought|requested|required|asked for)',
  '(?:please )?do not (?:send|include|provide|disclose|transmit|produce) [^.;]{0,30}(?:content|message|communication)\\p{L}*',
  'does not (?:seek|request|require|include|cover|concern)',
  'neither [^.;]{0,120} nor',
  'without (?:the )?contents?',
  'nicht (?:erbeten|angefordert|umfasst|verlangt)',
  'kein\\p{L}* [^.;]{0,60}(?:erbeten|angefordert|umfasst|verlangt)',
  'niet (?:gevorderd|gevraagd|verzocht)',
  'no se (?:solicita|requiere|pide)\\p{L}*',
  'non (?:si )?(?:richied|comprend)\\p{L}*',
  'no (?:copy|production|disclosure|content|contents|data)[^.;]{0,40} (?:is|are) (?:to be|sought|requested)',
);

/** A field of a form that says of itself that it is not asked for: `Contenu : non demandé`. */
export const unasked = words(
  "(?:contenus?|fichiers?|messages?|donnees|connexions?|trafic|journaux|identites?|mots? de passe|contents?|files|messages|logs|traffic)[\\p{L}' ]{0,60} ?: ?(?:non|aucune?|neant|sans objet|exclue?s?|not|none)(?: (?:demande|requis|sollicite|vise|reclame|requested|required|sought|applicable)(?:e|s|es)?)?",
);

/** Denies what comes after it in its sentence. */
export const excepted = words(
  "a l'exclusion (?:de|du|des|d')?",
  "a l'exception (?:de|du|des|d')?",
  'hors(?: du| de| des)?',
  'rejet(?:te|ons|ee?s?)',
  'deboute\\p{L}*',
  'sauf',
  'excluding',
  'except(?: for| the)?',
  'other than',
  'but not',
  'not including',
  'et non(?: pas)?',
  'mais (?:pas|non)',
  'ausgenommen',
  'jedoch (?:nicht|ohne)',
  'met uitzondering van',
  'excepto',
  'salvo',
  'escluso',
  'eccetto',
);

/** What surrounds a request and asks for nothing: offences, penalties, secrecy, where to answer. */
export const aside = words(
  'des chefs? de',
  "(?:des|du) chefs? d'\\p{L}+",
  'du chef d',
  'qualification des faits',
  'offences? under investigation',
  'puni[es]?s? d',
  'amende',
  'wegen',
  'verdacht van',
  'verdenking van',
  'por (?:un )?(?:presunto )?delito',
  'en rappelant',
  'peut contenir des informations',
  'may contain',
  '(?:not|never|without)(?: to| be)? (?:tell(?:ing)?|notify(?:ing)?|inform(?:ing)?|alert(?:ing)?|warn(?:ing)?)',
  '(?:ne pas|sans|interdit d.|defense d.|ni)(?: en| l.| les?)? ?(?:informer|aviser|prevenir|avertir|alerter)',
  'we (?:will )?review',
);
