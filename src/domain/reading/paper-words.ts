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
  'expedited preservation',
  'freez(?:e|ing) (?:of )?(?:the |all )?(?:data|accounts?|records)',
  '(?:umgehende )?sicherung (?:der|von) (?:daten|gespeicherten)[^.;]{0,60}',
  'europaische sicherungsanordnung',
  'sicherungsersuchen',
  'quick[ -]freeze',
  'europees bewaringsbevel',
  'bevriezing',
  'orden europea de conservacion',
  'conserv(?:e|en|ar|acion)[^.;]{0,120}(?:durante|por un plazo|hasta)[^.;]{0,30}',
  '(?:conservacion|preservacion) (?:rapida )?de (?:los )?datos',
  'preservar[^.;]{0,120}(?:durante|por un plazo|hasta)[^.;]{0,30}',
  'ordine europeo di conservazione',
  '(?:conservazione|preservazione|congelamento) (?:rapid[ao] )?dei dati',
);

/** Papers, technical or commercial: whose they are decides whether they are the operator's own. */
export const documentWords = either(
  words(
    'documents? (?:commerciaux|comptables|contractuels|internes|sociaux|techniques|relatifs)',
    'les documents (?:suivants|ci-apres)',
    '(?:registres?|contrats?|factures?|comptabilite|statuts) (?:de|des|du|conclus|et|relatifs?)',
    '(?:pieces|papiers) et documents',
    'liste de vos',
    'livres? et (?:documents|registres)',
    'all (?:documents|contracts|records) (?:concerning|relating|sufficient)',
    'documents (?:sufficient|concerning|relating|about)',
    '(?:internal|business|commercial|corporate|financial|engineering|design) (?:documents?|records?|information|correspondence)',
    'contracts,? (?:statements|invoices|and)',
    'invoices? (?:and|concerning|issued)',
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
  anywhere('拓扑图', '加密方案', '技术(?:文件|资料|方案)', '合同'),
);

export const ownWords = words(
  "your (?:internal|own|company's|policies|corporate|pricing|security)",
  'votre (?:societe|entreprise)',
  'vos (?:propres|sous-traitants|contrats|comptes)',
  'ihre[rs]? internen',
  'uw eigen',
);
