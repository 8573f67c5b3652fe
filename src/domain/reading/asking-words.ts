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

/** What is the writer's own, and ails: a matter between a customer and the support. */
export const ownThing = words(
  'notre|nos|mon|ma|mes|our|my|unser\\p{L}*|mein\\p{L}*|nuestr\\p{L}*|nostr\\p{L}*|mia|mio|onze|ons|mijn',
);
export const troubleWords = words(
  'tickets?',
  'ne (?:repond|fonctionne|marche|demarre)(?:ent)? (?:plus|pas)',
  "(?:n'arriv\\p{L}+|impossible) (?:plus |pas )?(?:a |de |d')",
  '(?:en |une )?pannes?',
  'injoignables?',
  'inaccessibles?',
  '(?:lente?s?|ralenti\\p{L}*|ram(?:e|ent)|plant(?:e|ent|ee?s?)|mot de passe (?:oublie|perdu))',
  '(?:erreurs?|lenteurs?|incidents?|dysfonctionnements?|redemarr\\p{L}*|saturee?|indisponib\\p{L}*|quota|facturation|migration|restaur\\p{L}*)',
  '(?:down|outage|unreachable|timeouts?|errors?|reboot\\p{L}*|restart\\p{L}*|slow|latency|support case|not (?:responding|working|reachable)|quota|billing|migration|restore)',
  '(?:storung|ausfall|nicht (?:erreichbar|mehr)|neustart\\p{L}*|fehler\\p{L}*)',
  '(?:averia|caido|no (?:responde|funciona)|guasto|non (?:risponde|funziona))',
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

/** A mail with an end of its own: it thanks, invites, tells, sells or recruits. */
export const otherPurpose = words(
  "(?:vous |en vous |te )?remerci(?:e|ons|ant|ements?)(?: (?:de|pour|d'avoir|vivement|sincerement|beaucoup|infiniment)[^.;]{0,80})?",
  'merci (?:beaucoup|encore|infiniment|a tous|a toute|pour (?:votre|vos|la|le|les|cet|cette|tout))',
  '(?:bien recu|bonne reception|accus(?:e|ons|ant) reception|recu ce jour|nous avons bien recu)',
  'felicitations?',
  '(?:invitation|vous (?:invit\\p{L}+|convi\\p{L}+)|(?:plaisir|honneur) de vous (?:inviter|convier|accueillir))',
  '(?:inscri(?:ption|vez|re)\\p{L}*|inscription (?:gratuite|libre|obligatoire))',
  '(?:colloque|seminaire|webinaire|conference|journee d.etude|table ronde|salon|exercice|stage|formation|atelier|ceremonie|voeux|reunion)s?',
  '(?:lettre d.information|communique de presse|bulletin|newsletter|desabonn\\p{L}*|note d.information|a titre d.information|pour (?:votre )?information)',
  '(?:candidat\\p{L}*|recrut\\p{L}*|offres? d.emploi|poste a pourvoir|curriculum|cv|fiche de poste|entretien d.embauche)',
  '(?:enquete de satisfaction|sondage|questionnaire|enquete en ligne|barometre)',
  "(?:changement|nouvelles?) (?:d'adresse|de coordonnees|coordonnees|numero)",
  'aucune (?:action|reponse|demarche)[^.;]{0,40} (?:requise|attendue|necessaire)',
  "(?:(?:votre|vos|prochaines?) (?:echeances?|cotisations?|declarations?|attestations?|avis)|avis (?:d'echeance|de prelevement|d'imposition)|(?:sera|seront|a ete) (?:automatiquement )?(?:preleve|rembourse|credite)\\p{L}*|espace (?:en ligne|personnel|professionnel|particulier)|message (?:est )?automatique)",
  '(?:thank you|thanks) (?:for|so much|very much|again)[^.;]{0,60}',
  '(?:well received|acknowledge receipt|received with thanks|much appreciated|congratulations)',
  '(?:invit(?:e|es|ed|ation|ing)|save the date|regist(?:er|ration)|rsvp)',
  '(?:conference|webinar|seminar|workshop|training|symposium|roundtable|round table|exercise|exhibition|fair|course)s?',
  '(?:press release|newsletter|unsubscribe|bulletin|advisory|for your information|fyi)',
  '(?:job|vacanc(?:y|ies)|application|applicant|recruit\\p{L}*|position|cv|resume|hiring|career)s?',
  '(?:survey|questionnaire|poll|feedback)s?',
  'no (?:action|reply|response)(?: \\p{L}+){0,3} (?:required|needed|necessary|expected)',
  '(?:journalistes?|redaction|bouclage|interview|reportage|documentaire|article (?:sur|pour|a paraitre)|question(?:s)? presse|service de presse|droit de reponse)',
  '(?:journalists?|reporter|newsroom|press (?:question|enquiry|inquiry|request|office)|media (?:enquiry|inquiry)|editor|article (?:on|about)|for publication|deadline is)',
  '(?:audits?|certifications?|iso ?27\\d{3}|secnumcloud|evaluation des fournisseurs|due diligence|conformite fournisseurs?|auto-?evaluation)',
  '(?:demonstration|demo|essai gratuit|notre (?:offre|solution|logiciel|catalogue|gamme|plateforme|outil|cabinet propose)|tarifs?|remise|abonnez|promotion|rendez-vous commercial|devis|bon de commande|factures? n)',
  '(?:free trial|book a|our (?:product|solution|platform|software|tool|offer|services|suite|customers)|discount|pricing|sales|quote|webinar|brochure|purchase order|invoice n)',
  '(?:maintenance (?:planifiee|programmee)?|fenetre de maintenance|supervision|etat (?:des|du) services?|statut|retabli\\p{L}*|resolu\\p{L}*|cloture\\p{L}*|compte[ -]rendu|ordre du jour|planning)',
  '(?:(?:planned|scheduled) maintenance|maintenance window|status (?:update|page|report)|resolved|restored|monitoring|uptime|meeting notes|agenda|release notes|changelog|deprecat\\p{L}*)',
  '(?:appel a (?:commentaires|contributions|candidatures|projets|manifestations?|communications)|consultation publique|participation (?:est )?libre|public consultation|call for (?:papers|comments|evidence|proposals|contributions))',
  '(?:business proposal|dear friend|next of kin|inheritance|heritage de|million(?:s)? (?:usd|euros|dollars|us)|\\d+ ?(?:million|m) (?:usd|dollars)|lottery|loterie|bitcoins?|investment opportunity|you have won|vous avez gagne|colis en attente|parcel)',
  "(?:(?:partner|service|general|new|updated) terms|terms (?:of (?:service|use)|and conditions)|conditions (?:generales|d'utilisation|tarifaires|contractuelles|de service)|politique de confidentialite|privacy (?:policy|notice))",
  "(?:memoire de (?:master|fin d'etudes)|these|doctorant\\p{L}*|etudiant\\p{L}*|recherche universitaire|stage|alternance|thesis|phd|student|academic research|internship)",
  '(?:(?:je suis|etant|serai|actuellement|suis) (?:en|de) (?:conges?|deplacement|formation|mission|arret|vacances|permission|repos)|en conges? (?:jusqu|du|a partir)|conge (?:maternite|maladie|parental))',
  '(?:absence du bureau|(?:je suis|serai|suis) absente?|de retour le|out of (?:the )?office|on (?:annual |sick |parental )?leave|abwesen\\p{L}*|nicht im (?:haus|buro)|fuera de la oficina|fuori ufficio|afwezig)',
  "(?:non[ -]remis\\p{L}*|undelivered|undeliverable|delivery (?:status|failure)|could not be delivered|n'a pas (?:pu etre|ete) (?:remis|distribue)\\p{L}*|unzustellbar)",
  '(?:accuse de reception|votre (?:message|mail|courriel|demande)[^.;]{0,20} a (?:bien )?ete (?:recue?|enregistree?|transmise?)|ne pas repondre a ce (?:message|mail|courriel)|do not reply to this|your (?:message|e-?mail|request)[^;]{0,160} (?:was read|has been (?:received|read)|was received)|a ete lue? le|\\P{L}was read on)',
  "(?:pour info|bonne continuation|tout est complet|rien d'autre|nothing (?:else|more|further) (?:is )?needed|for information only)",
  '(?:en reponse a (?:votre|vos)|suite a votre (?:question|appel|courriel|message)|in (?:reply|response|answer) to your (?:question|enquiry|inquiry|e-?mail|message)|auf ihre (?:frage|anfrage))',
  '(?:declaration|demande|dossier|signalement|notification|courrier)[^.;]{0,80} (?:a ete |est |sont )(?:bien )?(?:enregistree?s?|recue?s?|completes?|prise? en compte)',
  'aucun\\p{L}* (?:piece|action|reponse|demarche|suite)[^.;]{0,40} (?:demande|requis|attendu|necessaire)\\p{L}*',
  '(?:desinscri\\p{L}*|au sommaire|la lettre (?:penale|juridique|fiscale|sociale|d.actualites?))',
  '(?:client alert|legal alert|attorney advertising|manage (?:your )?preferences|case law update|digest|decryptage|actualites? (?:juridiques?|du droit)|veille juridique|revue de presse|jurisprudence (?:du mois|recente))',
  '(?:colis|livraison|commande \\d+|expediee?|votre commande|delivery (?:of|on|tomorrow)|shipped|tracking number|sendung)',
  '(?:vielen|herzlichen|besten) dank (?:fur|im)[^.;]{0,60}',
  '(?:einladung|anmeldung|tagung|schulung|umfrage|stellenangebot|bewerbung|pressemitteilung|konferenz)',
  '(?:invitacion|jornada|encuesta|agradec\\p{L}+|invito|convegno|sondaggio|ringrazi\\p{L}+|uitnodiging|bedankt)',
);
