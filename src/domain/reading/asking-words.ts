/** The words by which somebody asks, claims a power or a right, tells of an order, or plainly wants something else; folded. */
import { words } from './finder.js';

/** A verb by which a writer asks something of its reader. */
export const askWords = words(
  'requ(?:erons|iert|iers|ierent|erir|ises?|is)',
  '(?:nous |je |on )?(?:vous |te )?(?:pri(?:e|ons|ent)|demand(?:e|ons|ent|ant)|sollicit\\p{L}*|ordonn\\p{L}*|enjoi\\p{L}*|somm(?:e|ons)|reclam\\p{L}*|exig\\p{L}*)',
  '(?:mis|mise|mises|mets|mettons|met) en demeure',
  'diffid\\p{L}*',
  '(?:mochte|mochten|begehre|wende mich|wenden uns)',
  'veuillez',
  '(?:autorisons|prescrivons|mandons|commettons|disons|decidons)',
  'voudrez',
  "merci (?:d'avance )?(?:de|d'\\p{L}+|par)",
  'priere de',
  '(?:pouvez|pourriez|pourrait|pourrions|peux|peut|pourrais|voulez|auriez)[ -](?:vous|on|nous|tu|je|il)',
  'vous (?:pouvez|pourriez|voulez|etes (?:prie|requis|invite|tenu|pries)\\p{L}*|devez|avez (?:huit|dix|quinze|trente|\\d+) (?:jours|heures))',
  '(?:transmettez|communiquez|fournissez|envoyez|donnez|indiquez|conservez|preservez|gelez|supprimez|retirez|bloquez|adressez|remettez|dites|produisez|livrez|coupez|fermez|gardez|faites)(?:[ -](?:moi|nous|lui))?',
  "(?:nous|j|on|c)[' ](?:avons|aurions|ai|aurais|a|aurait) besoin",
  "besoin d(?:e|'\\p{L}+)",
  'il (?:nous|me|lui) (?:faut|faudrait)',
  '(?:nous|je|on) (?:souhait|voudr|aimer|cherch|desir|veu|voul)\\p{L}*',
  "s'agit de (?:connaitre|savoir|identifier)",
  'serait-il possible',
  '(?:saur(?:ais|ions|ait)|savons) gre',
  '(?:reconnaissants?|obligeance|bien vouloir)',
  'il (?:vous )?(?:est|a ete|appartient)(?: \\p{L}+)? (?:demande|ordonne|enjoint|fait obligation|prescrit|requis|de)',
  '(?:est|sont) (?:requis|requises?|demandee?s?|sollicitee?s?|ordonnee?s?|prescrite?s?)',
  "(?:aux fins|a l'effet) d\\p{L}*",
  '(?:qui|quel(?:le)?s?|a qui|savoir si|savoir qui) (?:est|sont|se cache|utilise|a|ont|loue|detient|gere|appartient|client|abonne|personne|utilisateur)',
  "connaitre (?:l'|le |la |les )",
  'please',
  'kindly',
  '(?:can|could|would|will|may|might) (?:you|someone|anyone|your team|we|i)',
  'any chance',
  '(?:would|will) (?:very much )?(?:appreciate|be (?:most |very )?(?:grateful|obliged|thankful|pleased)|welcome)',
  '(?:grateful|appreciate) (?:if|for|it if|receiving|your)',
  '(?:we|i|he|she|they|it|who|court|agency|police|office|authority|authorities|enforcement|department|ministry|bureau)(?: \\p{L}+)? (?:ask|asks|request|requests|require|requires|order|orders|need|needs|want|wants|demand|demands|seek|seeks|wish|wishes|would like|am asking|are asking|is asking|are requesting|are seeking|are looking|insists?)(?: for| that)?',
  'you (?:are|must|shall|should|have to|need to)',
  'shall',
  '(?:is|are) (?:hereby )?(?:ordered|commanded|directed|requested|required|instructed|called upon)',
  '(?:ordered|orders|commands|directs|instructs) (?:that|the|you|us|it)',
  '(?:who|whose) (?:is|owns|uses|runs|registered|has|rents|holds|account|server)',
  '(?:look|looking) (?:for|into)',
  'bitte[nt]?',
  '(?:ware|waren) (?:\\p{L}+ ){0,3}(?:dankbar|verbunden)',
  'ersuch\\p{L}*',
  '(?:ubermitteln|teilen|senden|geben|nennen|sichern|loschen|sperren|stellen|legen) sie',
  '(?:konnen|konnten|wurden|wollen) sie',
  '(?:wird|werden)(?: \\p{L}+){0,6} (?:gebeten|angeordnet|ersucht|aufgefordert|verlangt)',
  '(?:ordne|ordnet|ordnen)(?: \\p{L}+){0,12} an',
  'benotig\\p{L}*',
  'wem gehort',
  'wer (?:ist|nutzt|hat|steht)',
  '(?:fordern?|verlang\\p{L}*|begehr\\p{L}*|beantrag\\p{L}*)',
  '(?:ruego|rogamos|solicit\\p{L}*|requier\\p{L}*|pueden?|podrian?|necesit\\p{L}*|facilit(?:en|e|ar)|remit(?:an|a|ir)|orden[ao]\\p{L}*|acuerdo|acuerda)',
  'quien (?:es|usa|utiliza|esta)',
  '(?:chied\\p{L}*|richied\\p{L}*|potete|potreste|vorremmo|vorrei|dirci|ordina|dispone|trasmett\\p{L}*|si prega|voglia\\p{L}*)',
  'chi (?:usa|e|utilizza|gestisce)',
  '(?:verzoek\\p{L}*|vorder\\p{L}*|gelieve|kunt u|kan u|graag|beveel\\p{L}*|beveelt)',
  'wie (?:is|gebruikt)',
  '(?:requisit(?:a\\p{L}*|o|ou|ei)|queira\\p{L}*|determin[ao]\\p{L}*|podem|poderiam|pedimos|fornec\\p{L}*)',
  '(?:anmod\\p{L}*|begaerer|bedes)',
  '(?:prosz[eay]|prosimy|zada\\p{L}*|zwracam)',
);

/** What follows asks how the operator itself works, how often, or whether: no data of anybody. */
export const practiceWords = words(
  "combien (?:de|d'\\p{L}+|en|la|avez|y)",
  '(?:trouver|find) (?:ci-jointe?s?|en piece jointe|en annexe|sous ce pli|attached|enclosed)(?: la| le| les| une?| notre| nos| votre| our| the| your)? (?:factures?|devis|avoirs?|bons? de commande|contrats?|offres?|propositions?|conventions?|invoices?|quotes?|quotations?|contracts?|offers?)',
  'designer(?: \\p{L}+){0,4} (?:personnes?|interlocut\\p{L}+|referente?s?|correspondante?s?)',
  "(?:le |les |la )?(?:noms?|coordonnees|telephones?|numeros?)[^.;]{0,40} de la personne (?:d'astreinte|de permanence|a contacter|en charge|chargee|responsable|referente|qui (?:pilote|suit|conduit|recrute|signera))",
  '(?:avez|aviez)[ -]vous (?:deja|jamais|recu|mis en place)',
  '(?:have you|has your \\p{L}+) (?:ever|already|received|put in place)',
  'repondre (?:au|a ce|a notre|aux) (?:\\p{L}+ )?question(?:s|naires?)?',
  '(?:answer|complete|fill in)(?: \\p{L}+){0,3} (?:questions|questionnaire|survey)',
  '(?:comment|pourquoi|a quelle frequence|dans quels (?:cas|delais)) (?:vous|nous|votre|vos|se|est-ce|repond\\p{L}*|trait\\p{L}*)',
  '(?:vos|votre) (?:politiques?|procedures?|pratiques?|chiffres?|statistiques?|position|avis|point de vue|rapport de transparence|temoignage|reaction|commentaires?|processus|equipes?|organisation|disponibilites?|presence|participation|inscription|numeros? de (?:bon de )?commande|bons? de commande|rib|iban|coordonnees bancaires|attestations?|certificats?|certifications?)',
  'how (?:many|often|do you|does your|you|your|would you|long does)',
  '(?:whether|if) (?:you|your (?:company|team|firm))',
  'your (?:purchase order|po number|bank details|vat number|polic(?:y|ies)|procedures?|practices?|figures|statistics|position|views?|comments?|transparency report|process(?:es)?|team|feedback|opinion|experience|availability|attendance|participation|registration|certificates?|certifications?)',
  'wie (?:viele|oft|gehen sie|bearbeiten sie)',
  '(?:ihre|ihren) (?:teilnahme|einschatzung|meinung|richtlinien?|verfahren)',
  'cuant[ao]s',
  'quant[ei] (?:richieste|volte)',
  'hoeveel',
);

/** Information of any kind, as people of every day name it. */
export const informationWords = words(
  '(?:adresses?|coordonnees|noms?|prenoms?|identites?|identifi\\p{L}*|telephones?|numeros?|informations?|infos?|renseignements?|donnees|logs?|journaux|fichiers?|contenus?|messages?|courriels?|mails?|mots? de passe|acces|titulaires?|proprietaires?|auteurs?|utilisateurs?|connexions?|traces?|historique|sauvegardes?|factures?|contrats?|copies?|pages?|elements?|pieces?)',
  '(?:derriere|qui (?:est|se cache|utilise|a|loue|detient|gere|appartient))',
  '(?:a qui appartient|(?:dire|savoir|indiquer|preciser|connaitre) (?:qui|a qui|quel\\p{L}*))',
  '(?:name|names|identity|identify|details?|information|info|data|records?|contents?|messages?|e-?mails|passwords?|owner|holder|user|subscriber|customer|logins?|history|backups?|copy|copies|traffic|metadata|invoices?|documents?|pages?|posts?)',
  '(?:who|whose)',
  '(?:\\p{L}*daten|\\p{L}*unterlagen|kopien?|angaben|inhaber\\p{L}*|auskunft|namen?|anschrift|protokolle|wem|wer)',
  '(?:datos|titular|nombre|informacion|registros|contenidos?|quien)',
  '(?:dati|generalita|titolare|intestatario|informazioni|nome|contenut[oi]|chi)',
  '(?:\\p{L}*gegevens|kopie|naam|houder|informatie)',
  '(?:dados|titular|nome|informac\\p{L}+)',
);

/** To keep, to take down, to block, to open: acts upon what a customer has. */
export const deedWords = words(
  '(?:conserv|preserv|gel|retir|retrait|supprim|suppression|bloqu|bloc|suspen|dereferenc|desactiv|saisi|ferm|coup)\\p{L}*',
  '(?:preserve|preservation|freeze|keep|retain|remove|removal|take(?:n)? down|takedown|delete|block|disable|suspend|seize|shut down|unlock|decrypt|hold)\\p{L}*',
  '(?:sicher|losch|sperr|entfern|aufbewahr)\\p{L}*',
  '(?:elimin|bloque|retir|rimuov|rimozion|blocc|conserva|verwijder|bewar)\\p{L}*',
);

/** One customer or user, spoken of without a name. */
export const onePerson = words(
  "(?:l'un de |un de |un des |d'un de )?(?:votre|vos) (?:client|cliente|clients|abonne|abonnee|utilisateur|utilisatrice|locataire|titulaire|hebergee?)s?",
  "(?:le|la|du|au|ce|cet|cette|d'un|de l'|l'|un|une) ?(?:titulaire|souscripteur|detenteur|locataire|auteur|autrice|exploitant|proprietaire|internaute|utilisateur|abonnee?|mise? en cause|suspecte?)",
  '(?:one of )?your (?:customers?|clients?|users?|subscribers?|tenants?)',
  '(?:the|this|that|a) (?:account ?holder|subscriber|user|owner|customer|suspect|author|operator of|registrant)',
  '(?:ihr|ihres|ihrem|ihren|ihrer|eines|der|des|den) (?:kunden?|kundin|nutzers?|inhabers?|mieters?)',
  '(?:su|un|del|el) (?:cliente|usuario|titular|abonado)',
  '(?:vostr[oi]|un|del|il) (?:client[ei]|utente|titolare)',
  '(?:uw|een|de) (?:klant|gebruiker|houder)',
);

/** What was asked before and still waits. */
export const reminds = words(
  '(?:relance|(?:lettre|mail|courriel|premier|deuxieme|second|dernier) (?:de )?rappel|sauf erreur|sans (?:reponse|nouvelles?|retour)|faire le necessaire|complements?)(?: de (?:votre|vos|ma|notre)[^.;]{0,30})?',
  '(?:attente|attendons|attends)[^.;]{0,30} (?:reponse|retour|elements|donnees|resultats?)',
  '(?:reminder|still (?:waiting|awaiting)|any (?:update|news)|no (?:answer|reply|response) (?:yet|so far|to)|follow(?:ing)?[ -]up)',
  '(?:erinnerung|noch keine antwort|recordatorio|sollecito|herinnering)',
);

/** One who acts for another. */
export const represents = words(
  '(?:notre|nos|mon|ma|mes) (?:client|mandant)\\p{L}*',
  '(?:our|my) clients?',
  '(?:unser|mein)\\p{L}* mandant\\p{L}*',
  '(?:nuestr|mi|nostr)\\p{L}* (?:client|assistit|represent)\\p{L}*',
  '(?:in nome e )?per conto d\\p{L}*',
  '(?:onze|mijn) client\\p{L}*',
  'conseils? (?:de|du|des) [^.;]{0,40}',
  '(?:we|i|firm|who|that) (?:also )?(?:represents?|acts? for|am acting for|are acting for|am counsel|are counsel)',
  '(?:counsel|attorneys?|solicitors?) (?:for|to)',
);

/** Just before a citation: the writer stands on it. */
export const reliesOn = words(
  'vu',
  '(?:en|par) (?:vertu|application|execution)(?: de| des| du)?',
  'sur (?:le )?(?:fondement|base)(?: de| des| du| juridique)?',
  'conformement (?:a|aux|au)',
  'au titre d\\p{L}*',
  'agissant',
  'pursuant to',
  'under(?: the authority of)?',
  'in accordance with',
  'as required by',
  'by virtue of',
  'gemass',
  'auf (?:der )?grund(?:lage)?',
  'nach',
  'en virtud de\\p{L}*',
  'al amparo de\\p{L}*',
  'ai sensi d\\p{L}*',
  'op grond van',
  'krachtens',
  'nos termos d\\p{L}*',
);

/** Before a name of power: the writer speaks of himself. */
export const ofHimself = words(
  'nous',
  'je(?: suis| soussigne\\p{L}*)?',
  'soussigne\\p{L}*',
  'agissant',
  'de la part d\\p{L}*',
  'pour le compte d\\p{L}*',
  "(?:i|we)(?: am|\\.m| are|'m)?",
  'this is',
  'my name is',
  'undersigned',
  'on behalf of',
  '(?:hier|ich|wir)',
  'im auftrag',
  '(?:soy|somos|sono|siamo|ik ben)',
);

/** Somebody with power asked, ordered or served: told by one it reached. */
export const powerAsked = words(
  "(?:agents?|services?|policiers?|officiers?|douaniers?|consulat|ambassade)(?: [\\p{L}']+){0,6} (?:\\([^)]{0,40}\\) )?(?:m'ont|nous ont|m'a|nous a|veulent|exigent)",
  '(?:officers?|officials?|border guards?|customs agents?|consulate|embassy)(?: \\p{L}+){0,6} (?:wants?|wanted|asked|told|stopped|kept|held|threatened)',
  "(?:autorites?|police|gendarm\\p{L}*|parquet|procureure?|juges?|tribunal|justice|douanes?|fisc|ministere|services? de renseignement|agents? (?:federaux|federal)|fbi|dea|nsa|cia|doj)(?: \\p{L}+){0,4} (?:nous |me |m'|leur |vous )(?:\\p{L}+ ){0,2}(?:reclam|demand|ordonn|requier|exig|somm|impos|contact|appel|ecri|presse|remis|notifi|signifi|adress|soumet|interrog)\\p{L}*",
  '(?:authorit(?:y|ies)|law enforcement|police|prosecutors?|court|judge|fbi|dea|nsa|cia|doj|department|agents?|regulators?|ministry|government|feds)(?: \\p{L}+){0,3} (?:wants?|asks?|asked|is asking|are asking|requested|required|ordered|demanded|(?:requests?|requires?|orders?|demands?) (?:us|that|the|all|our|access|data|information|records|we|you|him|her|it)|served|seized|contacted|called|approached|visited|came|wrote|insists?)',
  '(?:received|served with|got|given|handed|contacted by|approached by|ordered by|asked by|visited by)(?: \\p{L}+){0,5} (?:authorit(?:y|ies)|law enforcement|police|prosecutors?|court|warrant|subpoena|order|directive|notice|letter|summons|demand|agents?)',
  "(?:demande|ordre|courrier|lettre|convocation|injonction|ordonnance)s? (?:du |de la |des |d'un |d'une )(?:parquet|tribunal|police|procureur\\p{L}*|juge|autorites?|justice|ministere|gendarm\\p{L}*)",
  "(?:recu|reception)[^.;]{0,50} (?:de la police|de la policia|du tribunal|d'un tribunal|d'un juge|des autorites|de la justice|du parquet|du procureur|du ministere)[^.;]{0,30}",
  '(?:recu|reception)(?: \\p{L}+){0,4} (?:ordonnance|injonction|mandat|requisition|assignation|sommation|ordre|demande|courrier|convocation|notification)(?: [^.;]{0,60})?',
  '(?:behorde|polizei|staatsanwaltschaft)(?: \\p{L}+){0,4} (?:verlangt|fordert|hat|will)',
);

/** Whoever has power, and what he writes: a customer who names both tells of an order. */
export const officialWords = words(
  '(?:parquet|procureure?s?|police\\p{L}*|gendarm\\p{L}*|tribun\\p{L}*|juges?|douan\\p{L}*|ministere|surete nationale|autorites?|dgsn|fbi|doj)',
  '(?:prosecut\\p{L}*|courts?|judges?|sheriff|ministry|authorit(?:y|ies)|law enforcement|government)',
  '(?:polizei\\p{L}*|staatsanwalt\\p{L}*|gericht\\p{L}*|behorde\\p{L}*|policia|fiscalia|juzgado|polizia|procura|politie|rechtbank|policja|prokuratur\\p{L}*)',
);
export const orderNames = words(
  '(?:requisitions?|ordonnances?|injonctions?|mandats?|convocations?|sommations?|assignations?|ordres?|lettres?|courriers?|oficios?|officios?|actes?)',
  '(?:warrants?|subpoenas?|orders?|summons|letters?|notices?|demands?|requests?)',
  '(?:beschluss|anordnung|verfugung|schreiben|ersuchen|orden|requerimiento|ordine|decreto|bevel|vordering|postanowieni\\p{L}*|wezwani\\p{L}*)',
);
