/** The words the checks look for, folded. */
import { words } from './finder.js';

export const plainWords = {
  signatory: words(
    "l'o\\.?p\\.?j\\.?",
    'o\\.p\\.j\\.',
    "(?:l')?officier de police judiciaire",
    '(?:la |le )?(?:vice-?)?procureure? de la republique',
    '(?:le |la )?(?:vice-presidente?|juge)[^.;]{0,30}(?:instruction|libertes)',
    "(?:l')?inspect(?:eur|rice)\\p{L}* (?:des|principal|regional)[^.;]{0,30}",
    'controleu[rs]e? (?:des|principal)[^.;]{0,30}',
    '(?:pour|par) (?:la |le |l.)?(?:presidente?|direct(?:eur|rice)|autorite|delegation)[^.;]{0,60}',
    'agents? habilites? n[o°] ?[\\p{L}\\d-]+',
    '(?:united states )?magistrate judge',
    'assistant united states attorney',
    '(?:supervisory )?special agent',
    '(?:his|her) honour judge',
    'judge [a-z-]+',
    'magistrad[oa](?:-juez)?',
    'letrad[oa] de la administracion',
    'sostituto procuratore',
    'officier van justitie',
    'staatsanw\\p{L}*',
    'kriminal\\p{L}*kommissar\\p{L}*',
    'police inspector',
    'on behalf of',
    'im auftrag',
  ),
  /** The act says of itself that it bears no signature. */
  unsigned: words(
    '(?:non|not|nicht|niet|no|nao|nie|ikke|inte) (?:encore |yet |noch |nog )?(?:signee?s?|signed|unterzeichnet|unterschrieben|ondertekend|getekend|firmad[oa]|assinad[oa]|podpisan\\p{L}*|underskrevet|undertecknad)',
    'unsigned|firma no|sin firma|senza firma|sem assinatura|ohne unterschrift|zonder handtekening|sans signature|bez podpisu|uden underskrift|utan underskrift',
    '(?:signature|unterschrift|firma|handtekening|assinatura|podpis|underskrift) ?: ?(?:neant|absente|manquante|en attente|a venir|sans objet|none|missing|pending|to follow|n/a|fehlt|ausstehend|folgt|keine|ontbreekt|geen|volgt|pendiente|falta|ninguna|mancante|assente|nessuna|in attesa|pendente|em falta|brak|mangler|ingen|saknas)',
  ),
  withdrawal: words(
    '(?:retir|annul|revoqu|rapport)(?:e|ent|ons|ez) (?:donc |par la presente )?(?:cette|la|sa|notre|nos|ma|leur|les|l.) ?(?:\\p{L}+ )?(?:demande|requisition|injonction|ordonnance|saisine)s?',
    '(?:considerer|regarder|tenir)[^.;]{0,60}(?:demande|requisition|injonction|ordonnance)[^.;]{0,20} (?:comme|pour) (?:annulee|nulle|retiree|caduque|sans objet|non avenue)s?',
    '(?:please )?(?:consider|regard|treat)[^.;]{0,60}(?:request|order|warrant|subpoena|certificate)[^.;]{0,20} as (?:withdrawn|cancelled|canceled|void|moot|closed)',
    '(?:request|order|warrant|subpoena|certificate) (?:is|has been|was) (?:hereby )?(?:cancelled|canceled)',
    "(?:demande|requisition|injonction|ordonnance)[^.;]{0,60} (?:n'a|n'ont) plus d'objet",
    'nous (?:la|le|les) (?:retirons|annulons)',
    '(?:demande|requisition|injonction|ordonnance)[^.;]{0,60} (?:est |sont )?(?:devenue?s?|rendue?s?) sans objet',
    '(?:je|nous) vous (?:prie|prions|demande|demandons|remercie|remercions) de (?:bien vouloir )?(?:la|le|les) (?:considerer|tenir|regarder)[^.;]{0,10} (?:comme|pour) (?:annule|nul|retire|caduc|caduque|sans objet|non avenu)\\p{L}*',
    '(?:verfugung|gesuch|ersuchen|anordnung|anfrage|beschluss)\\p{L}*[^.;]{0,20} (?:ziehen|ziehe|nehmen|nehme) (?:wir|ich)[^.;]{0,40} zuruck',
    '(?:verfugung|editionsverfugung|gesuch|ersuchen|anordnung|anfrage|beschluss)[^.;]{0,60} (?:aufgehoben|widerrufen|zuruckgezogen)',
    'annulation de (?:la|notre|ma|cette|sa) (?:demande|requisition|injonction|ordonnance)',
    '(?:nulle?s? et non avenue?s?)',
    '(?:we|i) no longer (?:need|require|pursue)',
    'retrait de (?:la|notre|ma|cette|sa) (?:demande|requisition|injonction)',
    '(?:de )?ne pas (?:y )?donner suite',
    '(?:demande|requisition) (?:est |a ete )?(?:retiree|annulee|sans objet|caduque)',
    '(?:demande|requisition|injonction|ordonnance)[^.;]{0,60} (?:est|a ete|doit etre (?:regardee|consideree) comme) (?:desormais |donc )?(?:retiree|annulee|rapportee|revoquee|sans objet|caduque)',
    '(?:hereby )?withdraw(?:s|n|ing)? (?:the|this|our|its|from)[^.;]{0,60}(?:order|request|certificate|warrant|subpoena|epoc)',
    '(?:notice of )?withdrawal of (?:the |our |this )?(?:order|request|certificate|warrant|subpoena|epoc)',
    '(?:order|request|warrant|subpoena|certificate) (?:has been|is|was) (?:hereby )?(?:withdrawn|revoked|quashed|vacated|rescinded)',
    '(?:ersuchen|anordnung|anfrage)[^.;]{0,60}(?:zuruckgenommen|zuruckgezogen|gegenstandslos|hinfallig)',
    '(?:bevel|vordering|verzoek)[^.;]{0,60} (?:ingetrokken|intrek\\p{L}*)',
    '(?:intrekking|trekken wij) (?:van )?(?:het|de|onze|mijn|deze) (?:bevel|vordering|verzoek)\\p{L}*',
    '(?:ziehe\\p{L}*|nehme\\p{L}*)[^.;]{0,60}(?:ersuchen|anordnung|anfrage|beschluss)[^.;]{0,40} zuruck',
    '(?:retira(?:mos|da)|cancela(?:mos|da|do)|fica sem efeito)[^.;]{0,40}(?:pedido|requisicao|ordem|solicitacao|oficio)?',
    '(?:wycofuj\\p{L}*|cofa\\p{L}*|anuluj\\p{L}*)[^.;]{0,60}(?:wnios|zadani|postanowieni|prosb)\\p{L}*',
    '(?:trekk|traekk|trakk|dra)\\p{L}* (?:\\p{L}+ ){0,3}(?:anmodning|begaering|begaran|palegg|kendelse)\\p{L}* (?:tilbake|tilbage|tillbaka)',
    '(?:begaering|anmodning|kendelse|begaran|forelaggande|anmodningen)\\p{L}*[^.;]{0,60} (?:(?:trekkes|trukket) (?:\\p{L}+ )?tilbake|traekkes (?:\\p{L}+ )?tilbage|aterkalla\\p{L}*|dras tillbaka|frafaldes|tilbakekalles)',
    '(?:retira(?:mos)?|deja(?:mos)? sin efecto) (?:la|el|nuestra) (?:solicitud|orden|requerimiento)',
    '(?:oficio|solicitud|requerimiento|orden|peticion)[^.;]{0,60} (?:queda|quedan) (?:ya )?(?:sin efecto|anulad[oa]s?)',
    '(?:queda|quedan) sin efecto',
    '(?:e|sono) (?:da considerarsi )?(?:revocat|annullat|ritirat)[aoie]',
    '(?:revoca|ritira)[^.;]{0,30}(?:richiesta|ordine|decreto)',
  ),
  /** French markings only (IGI 1300; CP 413-9). */
  secrecy: words(
    '(?:tres )?secret[ -]defense',
    'tres secret',
    'special france',
    'diffusion restreinte',
    'confidentiel[ -]defense',
    'secret de la defense nationale',
    '(?:plans?|documents?|donnees|informations?|pieces?|supports?|elements?|fichiers) classifie(?:e|s|es)?',
    'mentions? ?"? ?(?:tres )?secret',
    '413-9',
  ),
};

/** A sign of one sentence: the stop of a title, as in “M. Durand”, ends none. */
const clause = '(?:[^.;]|\\b(?:m|mm|dr)\\.)';

export const authorisationWords = {
  prosecutor: words(
    `autoris(?:ation|e|ee|es|ees)${clause}{0,100}(?:procureure?|parquet|substitut)${clause}{0,40}`,
    `(?:procureure?|parquet|substitut)${clause}{0,100}(?:autoris|instruct|requisition|prescri)\\p{L}*`,
    `(?:instruction|requisition|sur instruction)s? (?:generales? |permanentes? |ecrites? )?(?:de (?:monsieur|madame|mme|m\\.) |du |de la |d. )?(?:le |la )?(?:procureure?|parquet|substitut)${clause}{0,40}`,
    'article 39-3',
    `(?:avec|apres|sur) (?:l'|)(?:accord|autorisation|avis conforme)${clause}{0,60}(?:procureure?|parquet|substitut|magistrat)${clause}{0,40}`,
  ),
  controller: words(
    "controleu(?:r|se) des demandes (?:de |d'acces aux )donnees de connexions?",
    'autorisation[^.;]{0,60}controleu(?:r|se)[^.;]{0,60}',
  ),
  habilitated: words(
    'habilite(?:e|s|es)?',
    'specialement habilit\\p{L}*',
    'assermente(?:e|s|es)?',
    'commissionne(?:e|s|es)?',
    'habilitation',
    // At the head of an independent authority, by its own statute.
    '(?:rapporteure? generale?|secretaire generale?)(?: adjointe?)?',
  ),
  /** Whom an independent authority sends, it has empowered (CMF L621-9-1; loi 78-17, art. 19; C. com. L450-1). */
  sent: words(
    '(?:ordres?|lettres?) de mission',
    '(?:designee?s?|mandatee?s?|nommee?s?) (?:par|a cet effet)',
    'enquetr?(?:eur|ice)s? (?:designe|habilite)\\p{L}*',
  ),
  /** Inspector, or controller at least. */
  customsGrade: words(
    '(?:inspect(?:eur|rice)|controleu(?:r|se)|direct(?:eur|rice)|receveu(?:r|se)|administrat(?:eur|rice))(?: (?:principale?|regionale?|generale?|interregionale?|en chef|adjointe?|de (?:1re|2e|premiere|deuxieme) classe)){0,2}(?: des douanes)?',
  ),
  rogatory: words(
    'commissions? rogatoires?',
    'delegations? judiciaires?',
    '(?:delegation|delegues?|commis|commise?s?) (?:generale |speciale )?(?:du|d.un|de|par) [^.;]{0,60}(?:juge|magistrat)[^.;]{0,20}instruction',
    'c\\.?r\\.? (?:n[o°]|du) [^.;]{0,30}',
  ),
  /** A Union text, other than the DSA itself, that gives power across borders (DSA rec. 31; CPC, market surveillance). */
  unionPower: words(
    '2017/2394',
    '2019/1020',
    '2023/988',
    '2006/2004',
    '2016/679',
    '596/2014',
    '1169/2011',
    'consumer protection cooperation',
  ),
};

export const orderWords = {
  /** …or gives its number or its day… */
  dated: words(
    'ordonnance[^;]{0,160}(?:n[o°] ?[\\p{L} ]{0,6}\\d[\\d/-]*|du \\d{1,2}(?:er)? \\p{L}+ \\d{4})',
    'jld (?:n[o°] ?)?\\d[\\d/-]*',
    'autoris\\p{L}*[^;]{0,100}(?:du|le|en date du) (?:\\d{1,2}(?:er)? \\p{L}+ \\d{4}|\\d{1,2}[./]\\d{1,2}[./]\\d{4})',
  ),
  /** An order refers to its judge… */
  named: words(
    `ordonnance${clause}{0,140}(?:juge des libertes|jld|juge d.instruction|president du tribunal)`,
    'autoris\\p{L}*[^.;]{0,120}(?:juge d.instruction|juge des libertes|jld|(?:ce|le|du) magistrat(?: mandant| instructeur)?)',
    '(?:juge des libertes|jld|cabinet du juge)[^;]{0,160}(?:ordonnance|autoris|ordonn)\\p{L}*',
  ),
  /** …or is the judge's own act… */
  own: words(
    'juge des libertes et de la detention[.,;]? (?:signe|vu|statuant)',
    "autorisons[^;]{0,300} (?:le |la )(?:juge d'instruction|juge des libertes|vice-presidente? charge|magistrate? instruct)",
    "nous,?[^;]{0,100}(?:juge des libertes|juge d'instruction|presidente? du tribunal|vice-presidente?)",
    "cabinet (?:de |d'|n[o°])[^;]{0,120}(?:chargee? de l'instruction|juge d'instruction|juge des libertes)",
    "(?:vice-presidente?|juge|magistrate?) chargee? de l'instruction[^;]{0,200} (?:vu|attendu)",
  ),
  /** …but only the order itself decides. */
  decides: words('par ces motifs', 'ordonnons', 'autorisons'),
};

export const partnerWords = {
  /** What denies a disclosure, or puts it off. */
  undone: words(
    '(?:not|never|nothing|no|none|without|refused|declined|until|unless|before|if|once|ne|rien|aucun\\p{L}*|jamais|refuse|sans|avant|si|must|shall|should|can|could|will|would)',
    '(?:was|were|been|being|is|are|got) (?:handed|provided|delivered|given|supplied|sent)(?: \\p{L}+){0,3} (?:an?|the|with|by|orders?|warrants?|subpoenas?)',
  ),
  /** To change the service, not to hand over what it holds. */
  alter: words(
    '(?:modify|alter|weaken|disable|remove|change)[^.;]{0,60}(?:service|encryption|software|platform|system|protection|security)s?',
    '(?:install|insert|implant|deploy|push)[^.;]{0,60}(?:software|update|build|code|implant|capability|tool|patch)',
    'technical (?:capability|assistance) notice',
    'build (?:a )?(?:new )?(?:capability|functionality)',
    '(?:hot ?fix|patch|update|release|package|build)[^;]{0,160}(?:mirror|escrow|hook|agent|selector|in place|logging|debug|tap|captur|intercept|collect|telemetry|backdoor)\\p{L}*',
    '(?:open|create|maintain|provide)[^.;]{0,40}(?:service account|capability)[^.;]{0,60}(?:keys?|protection|encryption|unwrap)',
    '(?:modifier|affaiblir|desactiver|alterer)[^.;]{0,60}(?:service|chiffrement|logiciel|plateforme|systeme)s?',
    '(?:installer|deployer|inserer)[^.;]{0,60}(?:logiciel|mise a jour|code|dispositif)',
    'suspend (?:the )?(?:service|customer|tenant)',
    '(?:add|enable|activate|turn on|switch on|open|raise|extend|ship|roll out|deliver)[^.;]{0,80}(?:logging|telemetry|tracing|debug|tap|mirror\\p{L}*|backdoor|capture|hook|probe|remote access|support (?:access|session|tunnel))',
    'us(?:e|ing)[^.;]{0,60}(?:support|maintenance|remote|administrat\\p{L}*) (?:access|sessions?|tunnel|account|channel|tool)s?',
    '(?:deployer|deploiement|installer|pousser|livrer|appliquer|activer|ajouter|ouvrir|signer)[^.;]{0,80}(?:mise a jour|correctif|version|journalisation|sonde|porte derobee|acces (?:de support|de maintenance|d.assistance|distant|a distance)|module|agent|image signee)',
  ),
  disclosed: words(
    '(?:already|previously|since) (?:been )?(?:produced|disclosed|handed over|turned over|released|delivered|transmitted|surrendered)',
    '(?:we|i|our|team|staff|engineers?|colleagues?|employees?|members?|shift|support|they|he|she|company|side)(?: \\p{L}+){0,8} (?:disclosed|provided|produced|handed over|delivered|turned over|released|exported|transmitted|uploaded|gave|shared|surrendered|supplied|copied|complied|passed)[^;]{0,120} (?:data|records?|logs?|log bundles?|files?|information|contents?|names|bundles?|snapshots?|cop(?:y|ies)|backups?|tickets?|dumps?|exports?|metadata|mail ?box(?:es)?|keys?|material)',
    "(?:nous|on|notre|nos|equipe|ingenieurs?|collegues?|support|ils|elles?|filiale)(?: \\p{L}+){0,8} (?:remis|communique|transmis|divulgue|fourni|livre|envoye|donne|exporte|copie|partage)(?:e|s|es)?(?: [\\p{L}']+){0,14} (?:donnees|journaux|fichiers|informations|elements|sauvegardes?|copies?|tickets?|contenus?|instantanes?|identifiants|noms)",
    '(?:we|our(?: \\p{L}+){1,3}|the company) (?:have |has )?(?:already )?(?:disclosed|provided|produced|handed over|delivered|turned over|released)[^.;]{0,120}(?:data|records|logs|files|information|content|names)',
    '(?:and|they|he|she|engineers?|team|staff|shift|colleagues?) (?:\\p{L}+ )?(?:handed over|turned over|gave (?:them|him|her|the)|passed on|disclosed)[^.;]{0,120}(?:data|records|logs|files|tickets|information|content|names)',
    '(?:files?|data|records|logs|tickets|information|content)[^.;]{0,30} (?:have|has|were|was) (?:already )?(?:been )?(?:sent|disclosed|produced|handed over|delivered|turned over|released|transmitted)',
    '(?:was|were|has been|have been) (?:produced|disclosed|handed over|delivered|turned over|released|transmitted|provided) (?:on [^.;,]{0,30} )?to (?:the |an? )?(?:fbi|u\\.?s\\.?|united states|assistant|department|court|police|agents?|prosecut\\p{L}*|government|authorit\\p{L}*|agency|attorney|grand jury|ministry|bureau|field office|rcmp)',
    '(?:produced|disclosed|handed|delivered|turned|released|transmitted|gave|provided) (?:it|them|this|that|these|the bundle|the file|the copy)(?: over)? to (?:the |an? )?(?:fbi|u\\.?s\\.?|united states|assistant|department|court|police|agents?|prosecut\\p{L}*|government|authorit\\p{L}*|agency|attorney|grand jury|ministry|bureau|rcmp)',
    '(?:and|we|they|it|he|she|team|organi[sz]ation|staff|support) (?:\\p{L}+ )?(?:delivered|produced|disclosed|handed over|turned over|provided|gave) to (?:the |an? )?(?:fbi|u\\.?s\\.?|united states|assistant|department|court|police|agents?|prosecut\\p{L}*|government|authorit\\p{L}*|agency|attorney|ministry|bureau|rcmp)',
    '(?:have|has|were|was) (?:already|since) (?:been )?(?:disclosed|provided|produced|handed over|delivered|turned over|released|transmitted)',
    '(?:avons|a|ont) (?:deja |ete )?(?:communique|remis|transmis|divulgue|fourni)(?:e|s|es)?[^.;]{0,60}(?:donnees|journaux|fichiers|informations|elements)',
    '(?:donnees|journaux|fichiers|informations)[^.;]{0,40}(?:ont|a) (?:deja )?ete (?:communique|remis|transmis|divulgue|fourni)(?:e|s|es)?',
  ),
};
