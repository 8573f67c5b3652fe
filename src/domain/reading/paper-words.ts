/** Words of orders to keep data, and of papers asked for, folded. */
import { anywhere, either, words } from './finder.js';

/** An order to keep data for a time or "at once", as opposed to the duty to keep what one is about to hand over. */
export const preservationWords = words(
  '(?:assurer |requerons )?(?:la |une )?(?:preservation|conservation)(?: rapide| immediate)?,? (?:pour une duree|pendant|durant)[^;]{0,40}',
  '(?:preserver|conserver|geler)[^.;]{0,160}(?:pour une duree|pendant|durant|jusqu)',
  'toutes mesures propres a assurer la preservation',
  'requisition aux fins de (?:conservation|preservation|gel)',
  'injonction europeenne de conservation',
  'gel (?:immediat |rapide )?(?:de |des |du )(?:donnees|comptes?|contenus?|informations)',
  'preserve[^.;]{0,200}(?:for|pending|until)[^.;]{0,40}(?:days?|months?|process|request|order)',
  'request to preserve',
  'preservation (?:request|order|letter|demand)',
  '(?:data )?preservation under',
  "conserver en l'etat",
  'expedited preservation',
  'freez(?:e|ing) (?:of )?(?:the |all )?(?:data|accounts?|records)',
  '(?:umgehende )?sicherung (?:der|von) (?:daten|gespeicherten)[^.;]{0,60}',
  'europaische sicherungsanordnung',
  'sicherungsersuchen',
  'quick[ -]freeze',
  'europees bewaringsbevel',
  'bevriezing',
  'orden europea de conservacion',
  'keep (?:the |all |that |this )?(?:disks?|data|server|account|images?|volumes?|contents?|files)[^.;]{0,40} (?:for|until)[^.;]{0,30}',
  'conserv(?:e|en|ar|acion)[^.;]{0,120}(?:durante|por un plazo|hasta)[^.;]{0,30}',
  '(?:conservacion|preservacion) (?:rapida )?de (?:los )?datos',
  'preservar[^.;]{0,120}(?:durante|por un plazo|hasta)[^.;]{0,30}',
  'ordine europeo di conservazione',
  '(?:conservazione|preservazione|congelamento) (?:rapid[ao] )?dei dati',
);

/** The same order as the texts that provide for it put it, for a request that stands on one of them (CPP 60-2 al. 2, 77-1-2 al. 2, 99-4 al. 2; CPCE L34-1 III bis). */
export const keepingWords = words(
  '(?:assurer|ordonn\\p{L}*|requ(?:iert|iers|erons|erir)|enjoi\\p{L}*|demand(?:e|ons|ent)|pri(?:e|ons)|sollicit\\p{L}*|prescri\\p{L}*|proceder a|aux fins (?:de|d.))[^.;]{0,120}(?:preservation|conservation|gel|sauvegarde provisoire|preserver|conserver|geler)',
  '(?:preserver|conserver|geler)[^.;]{0,80} (?:les? (?:contenus?|informations|donnees)|tout|toutes|tous)',
  "(?:preservation|gel) (?:rapide |immediate? |provisoire )?(?:du|des|de la|de l'|de) (?:contenus?|informations|donnees|correspondances|elements)",
);
/** How long the law lets data be kept is no order to keep them. */
export const keepingTime = words(
  '(?:durees?|delais?|periodes?|limites?)(?: \\p{L}+){0,2} de (?:la |leur )?(?:conservation|preservation)',
);

/** Papers between the operator and one customer: under the CPP they tell who that customer is (docs/law/en/words.md#category-sub). */
export const customerPapers = words(
  "(?:releves?|historiques?|preuves?|etats?) (?:de |des |du |d')(?:paiements?|reglements?|encaissements?|versements?|facturation)",
  'contrats?',
  'avenants?',
  'factures?',
  'avoirs?',
  'devis',
  'bons? de commande',
  'justificatifs?',
  'mandats? de prelevement',
);
/** Said to the operator of its own; "ses" is then the customer's. */
export const ofAddressee = words('vos', 'votre');

/** Papers, technical or commercial: whose they are decides whether they are the operator's own. */
export const documentWords = either(
  words(
    'documents? (?:commerciaux|comptables|contractuels|internes|sociaux|techniques|relatifs)',
    'les documents (?:suivants|ci-apres)',
    '(?:les|des|ses|vos|leurs) (?:factures|contrats|devis|bons de commande)',
    '(?:copie|communication) du contrat',
    '(?:registres?|contrats?|factures?|comptabilite|statuts|feuilles de temps) (?:de|des|du|d.(?:hebergement|abonnement|souscription)|conclus|et|relatifs?)',
    '(?:pieces|papiers) et documents',
    'liste de vos',
    'registres? (?:de |du |des )(?:sous-traitant|traitement)\\p{L}*',
    '(?:politiques?|chartes?|procedures?) (?:internes? )?(?:de|des|du|relatives?) [^.;,]{0,40}(?:conservation|securite|confidentialite|journalisation|sauvegarde)',
    'liste (?:complete )?des? (?:marches|clients?|contrats?|sous-traitants?|fournisseurs?|prestataires?|dirigeants?|actionnaires?|salaries?|effectifs?|sites?|incidents?)',
    'contrats? (?:vous|nous|le|la|les) (?:liant|unissant)',
    "(?:pieces?|etats?|tableaux?|rapports?|notes?|livres?|schemas?|plans?|etudes?|dossiers?|releves?) (?:comptables?|contractuel\\p{L}*|commercia\\p{L}*|financier\\p{L}*|fisca\\p{L}*|d'architecture|de couts?|des? ventes?|de production|de conception|industriel\\p{L}*|d'exploitation|de tresorerie)",
    'configurations? (?:des|de|du) (?:serveurs?|reseaux?|systemes?|la plateforme)',
    '(?:engineering|design|technical|financial|accounting|commercial|pricing|sales|cost|product|safety|manufacturing|capacity|architecture|research|board|valuation|audit) (?:documents?|reports?|records?|drawings?|plans?|tables?|schedules?|models?|formulas?|results?|specifications?|contracts?|minutes|memoranda|papers|books|statements|figures)',
    "factures? (?:emises?|adressees?|etablies?|delivrees?|payees?|acquittees?|d'achat|de vente|correspondant\\p{L}*|que vous|etablies)",
    "(?:pieces?|documents?|copies?|originaux|doubles?) ?:? ?(?:de (?:la |l')|des |du |d')?(?:factures?|contrats?|devis|avoirs?|avenants?|bons? de (?:commande|livraison)|grands? livres?|releves? de compte|conventions?|baux|bail)",
    '(?:grands? livres?|livre[- ]journal|balances? (?:clients?|generales?|agees?))(?: clients?| fournisseurs?)?',
    '(?:grilles?|conditions|politiques?) (?:tarifaires?|commerciales?|de sortie|de remises?)',
    "(?:justificatifs?|preuves?|releves?|etats?) (?:de |des |d'|du )(?:paiements?|reglements?|encaissements?|versements?|facturation)",
    '(?:structure|repartition) (?:actionnariale|capitalistique|du capital)',
    "(?:l'actionnariat|avenants?|analyses? d'impact)",
    "(?:empreinte|donnees|informations|indicateurs) (?:environnementa\\p{L}*|relati\\p{L}+ a l'empreinte[^.;]{0,20})",
    'organigrammes?',
    '(?:bilans?|comptes annuels|comptes sociaux|rapports? (?:annuels?|d.audit|d.activite)|proces-verbaux des assemblees)',
    'livres? et (?:documents|registres)',
    'all (?:documents|contracts|records) (?:concerning|relating|sufficient)',
    'documents (?:sufficient|concerning|relating|about)',
    '(?:internal|business|commercial|corporate|financial|engineering|design) (?:documents?|records?|information|correspondence)',
    'contracts,? (?:statements|invoices|and)',
    'invoices? (?:and|concerning|issued)',
    '(?:hosting|service|customer|supplier) contracts?',
    'purchase orders?',
    '(?:services?|hosting|customer|framework|licen[cs]e) agreements?',
    'statements of work',
    'compliance programmes?',
    'compliance programs?',
    '(?:inventor(?:y|ies)|serial numbers) of',
    '(?:capacity|utili[sz]ation|consumption) (?:and \\p{L}+ )?reports?',
    'monthly consumption',
    'description of your',
    'price schedules?',
    '(?:revenue|sales|capacity) (?:forecasts?|reports?|plans?)',
    'minutes of [^.;]{0,30}meetings?',
    '(?:ledgers|stock valuations|business records)',
    'books,? records',
    'plans? (?:du reseau|d.exploitation|techniques?|industriels?)',
    'telesurveillance',
    'donnees industrielles',
    'echanges techniques',
    'capacity plans?',
    '(?:technical|architecture|security|compliance) (?:documents?|documentation|records|specifications?|reports?)',
    'network topology',
    'source code',
    'telemetry',
    'pricing',
    'corporate (?:structure|documents)',
    'geschaftsunterlagen',
    'technische unterlagen',
    'documentacion (?:tecnica|comercial|contable)',
    'documentazione (?:tecnica|commerciale|contabile)',
  ),
  anywhere('拓扑图', '网络架构', '机房分布', '(?:防护|加密)方案', '技术(?:文件|资料|方案)', '合同'),
);

export const ownWords = words(
  "your (?:internal|own|company's|policies|corporate|pricing|security|screening|regions|datacent(?:er|re)s)",
  'votre (?:societe|entreprise)',
  '(?:sa|votre) comptabilite',
  '(?:ses|vos) (?:propres |livres|registres|comptes annuels|feuilles de temps|sous-traitants|contrats|statuts|factures)',
  'vos (?:propres|sous-traitants|contrats|comptes)',
  'ihre[rs]? internen',
  'uw eigen',
);
