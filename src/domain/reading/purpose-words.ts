/** The words by which a message says that it only speaks of an act: a notice, an invoice, a reminder, a survey, a report, a specimen; folded. */
import { words } from './finder.js';

/** The message is one of these; in the languages whose ways of asking are known, and some beyond. */
export const notices = words(
  // Automatic notices, receipts.
  '(?:message|courriel|avis|notification|mail) (?:genere |envoye )?automatique(?:ment)?|merci de ne pas repondre|ne pas repondre a ce|accuse (?:de |d.)(?:reception|enregistrement)|avis (?:de |d.)(?:cloture|traitement|reception|enregistrement)',
  '(?:reponse|demande|requisition|dossier|procedure|transmission|envoi)[^.;]{0,120} (?:a|ont) (?:bien )?ete (?:enregistre|recu|pris|prise|traite|cloture|classe|execute|transmis|verse|archive)\\p{L}*',
  'automat(?:ic|ed|ically)(?: \\p{L}+)? (?:message|notice|notification|e-?mail|mail|reply|generated)|(?:message|notice|notification|e-?mail) (?:was |is )?(?:generated |sent )?automatically|do not reply|acknowledge?ment of receipt|acknowledg(?:es|ing) receipt|we (?:hereby )?acknowledge receipt|receipt (?:is )?acknowledged',
  '(?:reply|response|answer|request|order|requisition|case|file|submission)[^.;]{0,120} (?:has|have|was|were)(?: been)? (?:received|registered|recorded|processed|closed|completed|executed|filed|archived|logged)',
  'automatisch\\p{L}* (?:nachricht|mitteilung|benachrichtigung|erzeugt\\p{L}*|e-?mail|generiert\\p{L}*|bericht|melding|gegenereerd\\p{L}*)|eingangsbestatigung|(?:antwort|ersuchen|anfrage|vorgang)[^.;]{0,120} (?:wurde|ist) (?:\\p{L}+ )?(?:registriert|erfasst|abgeschlossen|eingegangen|bearbeitet|erledigt)',
  'ontvangstbevestiging|(?:antwoord|verzoek|vordering|dossier)[^.;]{0,120} (?:is|werd) (?:\\p{L}+ )?(?:geregistreerd|ontvangen|afgesloten|verwerkt)',
  '(?:mensaje|aviso|notificacion|correo) automatic[oa]|acuse de recibo|(?:respuesta|solicitud|requerimiento|expediente)[^.;]{0,120} ha sido (?:registrad|recibid|cerrad|tramitad|archivad)\\p{L}*',
  '(?:messaggio|avviso|notifica) automatic[oa]|ricevuta (?:di )?(?:accettazione|consegna)|avviso di ricevimento|(?:risposta|richiesta|pratica|decreto)[^.;]{0,120} e stat[ao] (?:registrat|ricevut|chius|evas|archiviat)\\p{L}*',
  '(?:mensagem|aviso|notificacao) automatic[oa]|aviso de rececao|(?:resposta|pedido|processo)[^.;]{0,120} foi (?:registad|recebid|encerrad|tratad|arquivad)\\p{L}*',
  '(?:wiadomosc|powiadomienie) automatyczn\\p{L}*|potwierdzenie odbioru|(?:odpowiedz|wniosek|sprawa)[^.;]{0,120} zostal[ao]? (?:zarejestrowan|przyjet|zamkniet)\\p{L}*',
  'automatisk\\p{L}* (?:meddelelse|meddelande|melding|besked)|(?:svar|anmodning|begaran|sag|arende)\\p{L}*[^.;]{0,120} (?:er|har) (?:\\p{L}+ )?(?:registreret|registrerats|modtaget|mottagits|afsluttet|avslutats)',
  // Invoices and reminders.
  '(?:facture|note de frais|memoire de frais|etat de frais|releve)s? (?:n[o°]|du|de|impayee?s?|jointe?s?|ci-jointe?s?)|(?:rappel|relance)s?(?: (?:de |d.|n[o°] ?)?(?:paiement|facture|echeance|reglement|requisition|notre|demande|\\d))?',
  '(?:invoice|statement of (?:account|fees)|bill) (?:no|number|of|for|dated|attached)|(?:payment |friendly |first |second |final )?reminders?|overdue|outstanding (?:invoice|amount|balance)',
  'rechnung\\p{L}*|zahlungserinnerung|mahnung|erinnerung|factuur|betalingsherinnering|herinnering|aanmaning|factura|recordatorio|fattura|sollecito|promemoria|fatura|lembrete|faktura|przypomnienie|pamindelse|rykker|paminnelse',
  // News, surveys, reports, lessons, questions of the press.
  "newsletter|lettre d'information|lettre d'actualites?|bulletin|communique de presse|revue de presse|veille juridique|infobrief|rundschreiben|nieuwsbrief|boletin|notiziario|boletim|biuletyn|nyhedsbrev|nyhetsbrev",
  "rapport (?:annuel|d'activite|semestriel|trimestriel|statistique|de transparence|d'audit|d'etape)|bilan (?:annuel|d'activite|de)|statistiques?|annual report|activity report|transparency report|quarterly report|statistics|jahresbericht|statistik|jaarverslag|informe anual|memoria anual|relazione annuale|relatorio anual|sprawozdanie|arsrapport",
  '(?:pour|a titre d) ?\\W?(?:votre )?information|for (?:your information|information only)|zur (?:kenntnis|information)\\p{L}*|ter (?:kennisgeving|informatie)|a titulo informativo|per (?:vostra )?(?:conoscenza|opportuna informazione)|a titulo de informacao|do wiadomosci|til orientering|for kannedom',
  '(?:journaliste|redaction|reportage|interview)s?|journalists?|newsroom|interview|journalist\\p{L}*|redaktion|periodista|giornalista|jornalista|dziennikarz',
);

/** It asks for an opinion or for figures; the title of an authority's own inquiry says the same. */
export const surveys = words(
  "(?:enquete|sondage|questionnaire|etude)(?: (?:de|d'|sur|en ligne|statistique|annuel)\\p{L}*)?|survey|questionnaire|umfrage|fragebogen|enquete|vragenlijst|encuesta|cuestionario|sondaggio|questionario|inquerito|ankiet\\p{L}*|undersogelse|undersokning",
);

/** What stands in it is a lesson or a blank: no page of it asks anything of anybody. */
export const specimens = words(
  "specimens?|modele(?:s)? (?:vierge|type|de requisition|d'injonction)|exemple (?:fictif|de requisition|de demande)|(?:cas|donnees|dossier|exercice)s? (?:fictif|fictive|d'entrainement|d'ecole)s?|support de formation",
  'sample (?:order|request|warrant|requisition|form)|(?:training|fictitious|mock) (?:example|exercise|order|request|case|material|document)|for training purposes|template only',
  '(?:muster|fiktiv|ubungs)\\p{L}*|voorbeeldvordering|fictieve?|(?:ejemplo|caso) ficticio|(?:esempio|caso) fittizio|(?:exemplo|caso) ficticio|przykladow\\p{L}*',
);

/** Before a word of asking: the sentence tells what was asked once, and asks nothing now. */
export const reporting = words(
  'par (?:laquelle|lequel|lesquel\\p{L}*)|qui|dont|laquelle|lequel|ayant|avai(?:t|ent|ons|s)|avons|avez|a ete|ont ete|etai(?:t|ent)|tendant|visant|votre (?:reponse|envoi|transmission)|aux termes d\\p{L}*|citait|rappelait',
  'which|whereby|that|had|was|were|has been|have been|asking|requesting|requiring|your (?:reply|response|answer|submission)|by which|in which|citing|quoted|concerning',
  'mit (?:dem|der|welche[mr])|wurde|wurden|hatte[n]?|war|waren|worin|ihre antwort|waarin|waarmee|werd|had|uw antwoord|que (?:se )?solicit\\p{L}*|mediante (?:el|la) que|habia|su respuesta|con (?:cui|il quale|la quale)|aveva|era stat[ao]|vostra risposta|pelo qual|pela qual|tinha|vossa resposta|ktorym|ktora|zostal[ao]?',
);
/** A participle that tells of an earlier act. */
export const participles = words(
  'demandant|requerant|sollicitant|requis(?:e|es)?|demandees?|demandes|ordonnees?|sollicitees?|prescrite?s?|(?:a|ete|avons|avait) (?:demande|ordonne|sollicite)|(?:est|sont) (?:requis|requises?|demandee?s?|sollicitee?s?|ordonnee?s?|prescrite?s?)|solicitad\\p{L}*|richiest\\p{L}*|requisitad\\p{L}*|gevorderd\\p{L}*|verlangt',
);

/** An act that does what it says: what it asks may stand in the sentences behind. */
export const performing = words(
  'requ(?:erons|iers|iert)|(?:ordonnons|enjoignons|prescrivons|mandons|demandons)|il est (?:ordonne|enjoint)|(?:je|nous) vous (?:demand|pri|requ)\\p{L}*|vous voudrez bien',
  '(?:is|are) (?:hereby )?(?:ordered|commanded|directed|required)|we (?:hereby )?(?:order|require|request)|orders? that|it is (?:hereby )?ordered',
  'ersuchen wir|wir ersuchen|ordnet|ordne|wird angeordnet|se requiere|requiero|acuerdo|ordina|dispone|richiede|beveelt|vordert|vorder|requisito|determino|zada|zarzadza|forelagger|palaegges',
);

/** What is asked is not data: to pay, to fill in, to note, to answer what was asked before, to say how one works. */
export const otherDeeds = words(
  '(?:regler|reglement|payer|paiement|acquitter|honorer|rembours\\p{L}*|virement|repondre (?:a|au|aux)|ne pas repondre|remplir|completer|participer|vous inscrire|prendre (?:connaissance|note)|noter|consulter|lire|trouver|conserver ce (?:message|numero|courriel)|rappeler (?:la|cette) reference|(?:dire|savoir|confirmer|preciser|indiquer|expliquer) (?:si|comment|pourquoi|combien|quels?|quelles?)|confirmer (?:la )?(?:bonne )?reception)',
  '(?:pay|settle|payment|remit(?:tance)?|reimburse|answer (?:the|our|this|these)|respond to|reply to|fill (?:in|out)|complete (?:the|our|this)|take part|register|note|read|find|see|keep this (?:message|number)|quote (?:the|this) reference|(?:tell|let) us (?:know )?(?:if|whether|how|why|what)|(?:explain|confirm|say) (?:if|whether|how|why|what|receipt)|contact)',
  '(?:begleichen|zahl\\p{L}*|uberweis\\p{L}*|ausfullen|teilnehmen|beantworten|beachten|mitteilen,? ob|betal\\p{L}*|invullen|deelnemen|beantwoord\\p{L}*|pagar|abonar|pago|rellenar|cumplimentar|responder|participar|pagare|pagamento|saldare|compilare|rispondere|partecipare|pagamento|preencher|zaplac\\p{L}*|oplac\\p{L}*|wypeln\\p{L}*|betala|udfyld\\p{L}*|besvar\\p{L}*|fylla)',
);

/** What is asked was asked by an earlier act: a reminder carries none of its own. */
export const refersBack = words(
  '(?:demandee?s?|requis(?:e|es)?|sollicitee?s?|visee?s?|mentionnee?s?|objet)[^.;]{0,40} (?:par|dans|de|du)[^.;]{0,20} (?:notre|nos|la|cette|ladite|votre|precedente?|requisition|demande)|(?:notre|nos|ma|ladite|cette|precedente) (?:\\p{L}+ )?(?:requisition|demande|ordonnance|injonction|courrier|lettre)s? (?:n[o°]|du|en date|precitee?|susvisee?|precedente?|restee?)',
  '(?:requested|required|sought|ordered|asked for)[^.;]{0,30} (?:in|by|under)[^.;]{0,20} (?:our|the|that|earlier|previous|order|request)|(?:our|my|the (?:earlier|previous|above)) (?:\\p{L}+ )?(?:request|order|letter|requisition|certificate) (?:of|no|dated|number|ref)',
  '(?:unser\\p{L}*|mein\\p{L}*) (?:ersuchen|schreiben|anfrage|anordnung)\\p{L}* (?:vom|nr)|(?:onze|ons) (?:vordering|verzoek|brief) van|(?:nuestr[oa]|mi) (?:solicitud|requerimiento|oficio) (?:de|n)|(?:nostr[oa]|mia) (?:richiesta|decreto) (?:del|n)|(?:nosso|nossa|meu) (?:pedido|oficio) (?:de|n)',
);
/** The message reminds of what was asked before. */
export const reminders = words(
  '(?:rappel|relance|relancer|relancons|sans reponse|reminder|remind|chas(?:e|ing)|follow(?:ing)?[ -]up|still (?:waiting|awaiting)|erinnerung|erinnern|noch keine antwort|herinnering|herinneren|recordatorio|recordamos|sollecito|sollecitiamo|lembrete|lembramos|przypomnienie|przypominamy|pamindelse|rykker|paminnelse)',
);
