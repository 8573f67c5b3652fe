/** The words by which a text denies a thing, or leaves it to the future or to a condition; folded, in every language that is recognised. */
import { anywhere, either, words } from './finder.js';

/** Says no of the clause in which it stands. */
export const denying = either(
  words(
    // fr
    "n'\\p{L}*|ne|pas|non|ni|sans|aucune?s?|jamais|nul(?:le)?|nullement|faute|defaut|absence|absente?s?|manqu(?:e|ent|ante?s?|ait)|depourvue?s?|neant|dispens\\p{L}*|omis(?:es?)?",
    // en
    "no|not|never|without|none|neither|nor|nil|cannot|\\p{L}+n't|lack(?:s|ing)?|missing|absent|absence|fail(?:s|ed|ing)?|n/a|n\\.a\\.|un(?:validated|approved|confirmed|signed|verified|certified|authori[sz]ed)|declin\\p{L}*|omitted",
    // de, nl
    'nicht|keine?[mnrs]?|ohne|nie|niemals|weder|fehl(?:t|en|end\\p{L}*)|unterblieb\\p{L}*|entfall\\p{L}*|verweigert|nein',
    'niet|geen|zonder|nooit|ontbre\\p{L}*|geweigerd|nee',
    // es, pt, it, ro
    'sin|ningun[ao]?|nunca|tampoco|falta|carec\\p{L}*|carente|denegad\\p{L}*',
    'nao|sem|nem|nenhum[a]?|falta\\p{L}*|ausencia|inexist\\p{L}*',
    'nessun[ao]?|senza|ne|manca\\p{L}*|priv[oa]|negat\\p{L}*|assen[tz]\\p{L}*',
    'nu|fara|nici|niciun\\p{L}*|lips(?:a|este|esc|ind)|neaprobat\\p{L}*',
    // pl, cs, sk, hr, sl
    'nie|bez|brak(?:uje)?|zadn\\p{L}*|ani|nigdy|odmow\\p{L}*|niezatwierdz\\p{L}*',
    'neni|nebyl\\p{L}*|nebud\\p{L}*|ne(?:potvrd|schval|overen|validov)\\p{L}*|zamit\\p{L}*|chyb\\p{L}*|zadny|ziadn\\p{L}*|nebol\\p{L}*|nema',
    'nije|nisu|nijed\\p{L}*|nikad\\p{L}*|nedostaj\\p{L}*|brez|noben\\p{L}*|manjka\\p{L}*',
    // da, no, sv, fi, et
    'ikke|ingen|intet|uden|uten|aldrig|aldri|mangl\\p{L}*|nej|nei|inte|ej|inget|inga|utan|saknas|avslagen|afvist|avslatt',
    'ei|eika|eivat|ilman|puuttu\\p{L}*|hylat\\p{L}*|ole|pole|puudu\\p{L}*|ilma',
    // hu, tr, lt, lv, el, ga, mt
    'nem|nincs\\p{L}*|nelkul|hianyz\\p{L}*|sem|elutasit\\p{L}*',
    'degil\\p{L}*|yok\\p{L}*|\\p{L}*m[ae]mis\\p{L}*|\\p{L}*madan|\\p{L}*meden|\\p{L}*(?:siz|suz)',
    'nera|nebuvo|ne(?:patvirtin|pateikt)\\p{L}*|nav|netika|neviens|gan|nil|mhux|minghajr|bla',
    'δεν|μη|μην|χωρις|ουτε|κανενα[ςν]?|καμια|ουδε\\p{L}*|ανευ|οχι|ελλειψ\\p{L}*|απορριφθ\\p{L}*',
    // ru, uk, bg
    'не|без|нет|ни|никогда|отсутству\\p{L}*|отклон\\p{L}*|отказ\\p{L}*|нема|немае|няма|липс\\p{L}*|нi',
    // What was said once and no longer is.
    'annul\\p{L}*|revoqu\\p{L}*|revok\\p{L}*|revoc\\p{L}*|quash\\p{L}*|withdraw\\p{L}*|retir(?:e|ee|es|ees)|infirm\\p{L}*|cassee?s?|overturn\\p{L}*|set aside|refus\\p{L}*|reject\\p{L}*|rejet\\p{L}*|rechaz\\p{L}*|rifiut\\p{L}*|respin\\p{L}*|recus\\p{L}*|aufgehoben|aufhebung|widerruf\\p{L}*|abgelehnt|zuruckgenommen|ingetrokken|vernietig\\p{L}*|afgewezen|anulad\\p{L}*|uchyl\\p{L}*|zrusen\\p{L}*|ophaev\\p{L}*|upphav\\p{L}*|opphev\\p{L}*|kumot\\p{L}*|expir(?:ed|ee?s?)|lapsed|caduque?s?',
    // Struck out on the page.
    'rayee?s?|biffee?s?|barree?s?|struck(?: out| through)?|deleted|crossed out|gestrichen|durchgestrichen|doorgehaald|tachad[oa]|riscad[oa]|barrat[oa]|skreslon\\p{L}*|overstreget|overstruken',
  ),
  anywhere('[未没無无]|不是|并非|沒有|ない|なし|ません|없|않|미승인|아니', 'لم |غير|بدون|ليس|لا ', 'לא |ללא|אין|בלי'),
  anywhere('~~', '\u0336', '\u0335'),
);

/** Leaves the clause in which it stands to the future, to a condition or to another day. */
export const deferring = either(
  words(
    // fr
    'en attente|attendue?s?|en cours|a venir|a (?:valider|completer|confirmer|obtenir|solliciter|notifier|joindre|suivre)|(?:pas|non) encore|ser(?:a|ont|ait|aient)|doit|devr\\p{L}*|aur(?:a|ont|ait|aient)|avait|pourr\\p{L}*|sous reserve|ulterieur\\p{L}*|prochain\\p{L}*|interviendr\\p{L}*|sollicitee?s?|soumise?s? (?:a|au|pour)|projet|prevue?s?|lorsqu\\p{L}*|une fois|des que|sauf|suivra|(?:demande|requete) de validation',
    // en
    'pending|awaiting|awaited|will(?: be)?|shall|would|should|must|(?:may|might|could) (?:be|have)|to (?:be|follow)|not yet|yet|subject to|once|until|unless|if|upon|as soon as|sought|seek(?:s|ing)?|requested|submitted|applied|draft|proposed|expected|planned|under way|in progress|tb[acd]|to come|had been',
    // de, nl
    'noch|ausstehend\\p{L}*|steht|beantragt\\p{L}*|wird|werden|soll|sollte|muss|hatte|ware|vorbehaltlich|vorbehalt|nachgereicht|folgt|sobald|wenn|falls|sofern|erforderlich|entwurf|zu (?:validieren|bestatigen|genehmigen)|vorgesehen|geplant',
    'nog|wordt|worden|zal|zullen|zou|zouden|moet|afwachting|voorbehoud|aangevraagd|gevraagd|volgt|zodra|indien|te (?:valideren|bevestigen)|lopende|ontwerp',
    // es, pt, it, ro
    'pendiente|sera|seran|seria|habra|habria|espera|en tramite|sujet[oa]|a reserva|por (?:validar|confirmar)|debera|debe|solicitad\\p{L}*|prevista?|cuando|una vez|aun|todavia|se validara|borrador|validara',
    'pendente|serao|aguarda\\p{L}*|a validar|sujeit\\p{L}*|em curso|devera|deve|teria|tera|solicitad\\p{L}*|pedida|prevista|quando|assim que|ainda|logo que|depende',
    'attesa|saranno|sarebbe|sara (?:convalid|conferm|approv|trasmess|validat|notific|rilasci|emess)\\p{L}*|verra|da (?:convalidare|confermare)|subordinat\\p{L}*|soggett\\p{L}*|salvo|richiest[ao]|dovra|deve|in corso|ancora|non appena|avrebbe',
    'in curs|asteptare|va fi|vor fi|urmeaza|sub rezerva|inca|daca|ar fi|in asteptarea|solicitat\\p{L}*',
    // pl, cs, sk, hr, sl
    'oczek\\p{L}*|zostanie|zostana|bedzie|w (?:toku|trakcie)|pod warunkiem|zastrzezeniem|do zatwierdzenia|wniosek|wystapiono|powinn\\p{L}*|jeszcze|po (?:zatwierdzeniu|uzyskaniu)|planowan\\p{L}*',
    'ceka\\p{L}*|caka\\p{L}*|bude|probiha\\p{L}*|prebieha\\p{L}*|podmink\\p{L}*|podmienk\\p{L}*|zatim|zatial|jeste|k potvrzeni|ma byt|vyhrad\\p{L}*|navrh',
    'ceka|bit ce|bice|u tijeku|na cekanju|pod uvjetom|jos|bo|v teku|pogoj\\p{L}*|caka',
    // da, no, sv, fi, et
    'afvent\\p{L}*|avvent\\p{L}*|vanta(?:r|s|n)?|invanta(?:r|s|n)?|vil|vill|skal|skall|ska|blir|bliver|skulle|ville|forbehold|forbehall|forudsat|forutsatt|forutsattning\\p{L}*|anmodet|ansokt|begart|endnu|enna|annu|nar|hvis|dersom',
    'odott\\p{L}*|vireilla|tullaan|ehdol\\p{L}*|pyydet\\p{L}*|viela|vahvistetaan|kesken|ootel|veel|taotle\\p{L}*',
    // hu, tr, lt, lv, el
    'folyamatban|fuggoben|varhato|lesz|fogja|felteve|felteteles|meg|jovahagyasra',
    'bekle\\p{L}*|(?:onaylan|edil|bildiril|dogrulan|alin)(?:ecek|acak)\\p{L}*|surec\\p{L}*|henuz|kosulu\\p{L}*|talep',
    'laukia\\p{L}*|bus|dar|gaida\\p{L}*|tiks',
    'εκκρεμ\\p{L}*|αναμεν\\p{L}*|θα|προυποθεσ\\p{L}*|ακομη|ακομα|υπο (?:την )?(?:αιρεση|επιφυλαξη)|ζητηθ\\p{L}*',
    // ru, uk, bg
    'ожида\\p{L}*|будет|будут|подлежит|при условии|еще|пока|на рассмотрении|запрошен\\p{L}*|очаква\\p{L}*|ще|буде|должен|должно|должна',
  ),
  anywhere('[待将將尚须須]|正在|予定|中です|必要|예정|대기|아직|진행', 'سوف|قيد|انتظار', 'ממתין|בהמתנה|טרם|כפוף|עתיד'),
  anywhere('_{3,}', '\\.{4,}', '…{2,}', '\\?'),
);

/** Said of a reason that is yet to be given; a mood, "it might harm", gives one. */
export const deferred = words(
  'pending|awaiting|awaited|not yet|to (?:follow|be (?:completed|provided|confirmed|given))|will follow|tb[acd]|en attente|a (?:completer|venir|preciser)|pas encore|suivra|ausstehend|folgt|noch nicht|wird nachgereicht|pendiente|aun no|todavia no|in attesa|non ancora|da (?:completare|precisare)|nog niet|volgt|pendente|ainda nao|jeszcze nie|do uzupelnienia|endnu ikke|annu inte|enna ikke',
);

/** What only looks as if it denied or deferred: a number, what a form prints beside its titles. */
export const harmless = words(
  '(?:not?|nicht) (?:less|fewer|lower|below|under|unter|weniger)(?: than| als)?|(?:pas|non) inferieure?|non inferiore|no inferior',
  'n(?:o|os|r|um)?[.°º]? ?\\d[\\p{L}\\d/.-]*',
  '(?:if|where|wo|falls|si|se|indien) (?:applicable|zutreffend|procede|applicabile|aplicavel|van toepassing)',
  'le cas echeant|ggf|gegebenenfalls|eventualmente|en su caso|se del caso|in voorkomend geval',
);

/** That somebody is not to be told: it denies nothing of the act itself. */
export const silence = words(
  "(?:ne pas|sans|interdi\\p{L}* d\\p{L}*|not|without|nicht|niet|no|non|nao|nie|ikke|inte)(?: (?:to|be|en|l|le|la|les|de|d|zu|te|a|al|die|den|der|het|el|il|lo|o))*[ '](?:informer|aviser|prevenir|avertir|alerter|reveler|inform(?:ed|ing)?|tell|warn|alert|notify|informieren|unterrichten|benachrichtigen|inlichten|informeren|informar|avisar|informare|avvisare|poinformowa\\p{L}*|informuj\\p{L}*|underrette|informere|underratta|informera)",
);
