/** Outcomes of the checks of the transport: SPF (RFC 7208), DKIM (RFC 6376), DMARC (RFC 7489), ARC (RFC 8617). */
import type { Bilingual } from '../kernel/result.js';
import { forgery, outcome, proof } from './judgement.js';

const noResolver: Bilingual = {
  fr: 'aucun résolveur n’est configuré (GREFFE_DNS).',
  en: 'no resolver is configured (GREFFE_DNS).',
};
const outOfBounds: Bilingual = {
  fr: 'la vérification n’a pas abouti dans ses bornes de temps et de mémoire.',
  en: 'the check did not end within its bounds of time and memory.',
};

const spf = {
  spf_pass: outcome(
    'spf',
    'holds',
    'Le serveur qui a remis le message est autorisé par le domaine d’enveloppe (SPF).',
    'The server that delivered the message is allowed by the envelope domain (SPF).',
  ),
  spf_fail: outcome(
    'spf',
    'fails',
    'Le serveur qui a remis le message n’est pas autorisé par le domaine d’enveloppe (SPF).',
    'The server that delivered the message is not allowed by the envelope domain (SPF).',
  ),
  spf_none: outcome(
    'spf',
    'unknown',
    'Le domaine d’enveloppe ne dit pas quels serveurs l’envoient (SPF).',
    'The envelope domain does not say which servers send for it (SPF).',
  ),
  spf_error: outcome(
    'spf',
    'unknown',
    'SPF n’a pu être vérifié : le DNS n’a pas répondu ou sa réponse est fautive.',
    'SPF could not be checked: the DNS did not answer, or its answer is faulty.',
  ),
  spf_no_connection: outcome(
    'spf',
    'unknown',
    'SPF n’a pu être vérifié : l’adresse du serveur qui a remis le message est inconnue.',
    'SPF could not be checked: the address of the server that delivered the message is unknown.',
  ),
  spf_no_resolver: outcome('spf', 'unknown', `SPF non vérifié : ${noResolver.fr}`, `SPF not checked: ${noResolver.en}`),
  spf_unfinished: outcome(
    'spf',
    'unknown',
    `SPF non vérifié : ${outOfBounds.fr}`,
    `SPF not checked: ${outOfBounds.en}`,
  ),
};

const dkim = {
  dkim_pass: outcome(
    'dkim',
    'holds',
    'Une signature DKIM du message est exacte ; elle prouve le domaine signataire, non la personne.',
    'A DKIM signature of the message verifies; it proves the signing domain, not the person.',
  ),
  dkim_fail: outcome(
    'dkim',
    'fails',
    'La signature DKIM est fausse : le message a été changé ou elle n’est pas du domaine annoncé.',
    'The DKIM signature is wrong: the message was changed, or it is not of the domain it names.',
  ),
  dkim_partial: outcome(
    'dkim',
    'unknown',
    'La signature DKIM ne couvre qu’une partie du corps (l=) : elle ne prouve rien.',
    'The DKIM signature covers only part of the body (l=): it proves nothing.',
  ),
  dkim_weak: outcome(
    'dkim',
    'unknown',
    'La signature DKIM emploie une clé ou un algorithme faible (moins de 1024 bits, SHA-1) : elle ne prouve rien.',
    'The DKIM signature uses a weak key or algorithm (under 1024 bits, SHA-1): it proves nothing.',
  ),
  dkim_error: outcome(
    'dkim',
    'unknown',
    'La signature DKIM n’a pu être vérifiée : sa clé est absente, illisible, expirée ou le DNS n’a pas répondu.',
    'The DKIM signature could not be checked: its key is missing, unreadable or expired, or the DNS did not answer.',
  ),
  dkim_none: outcome(
    'dkim',
    'unknown',
    'Le message ne porte pas de signature DKIM.',
    'The message carries no DKIM signature.',
  ),
  dkim_several_from: outcome(
    'dkim',
    'fails',
    'Le message porte plusieurs en-têtes From : on ne sait lequel est signé.',
    'The message has several From headers: which one is signed cannot be said.',
  ),
  dkim_no_resolver: outcome(
    'dkim',
    'unknown',
    `DKIM non vérifié : ${noResolver.fr}`,
    `DKIM not checked: ${noResolver.en}`,
  ),
  dkim_unfinished: outcome(
    'dkim',
    'unknown',
    `DKIM non vérifié : ${outOfBounds.fr}`,
    `DKIM not checked: ${outOfBounds.en}`,
  ),
};

const dmarc = {
  dmarc_pass: proof(
    'dmarc',
    'Le domaine de l’auteur est celui que SPF ou DKIM prouve (DMARC).',
    'The author’s domain is the one that SPF or DKIM proves (DMARC).',
  ),
  dmarc_fail: forgery(
    'dmarc',
    'Le domaine de l’auteur demande de ne pas croire ce message : ni SPF ni DKIM ne le prouvent (DMARC).',
    'The author’s domain asks not to believe this message: neither SPF nor DKIM proves it (DMARC).',
  ),
  dmarc_no_policy: outcome(
    'dmarc',
    'unknown',
    'Ni SPF ni DKIM ne prouvent le domaine de l’auteur, qui ne demande rien pour ce cas (DMARC p=none) : aucune preuve.',
    'Neither SPF nor DKIM proves the author’s domain, which asks nothing for this case (DMARC p=none): no evidence.',
  ),
  dmarc_none: outcome(
    'dmarc',
    'unknown',
    'Le domaine de l’auteur ne publie pas de règle DMARC : aucune preuve.',
    'The author’s domain publishes no DMARC policy: no evidence.',
  ),
  dmarc_error: outcome(
    'dmarc',
    'unknown',
    'DMARC n’a pu être vérifié : le DNS n’a pas répondu, ou SPF ou DKIM n’a pu l’être.',
    'DMARC could not be checked: the DNS did not answer, or SPF or DKIM could not be.',
  ),
  dmarc_several_authors: outcome(
    'dmarc',
    'unknown',
    'Le message n’a pas un auteur unique : DMARC ne dit rien de lui.',
    'The message has not one single author: DMARC says nothing of it.',
  ),
  dmarc_several_from: forgery(
    'dmarc',
    'Le message porte plusieurs en-têtes From : son auteur est falsifié (RFC 5322, 3.6).',
    'The message has several From headers: its author is forged (RFC 5322, 3.6).',
  ),
  dmarc_disputed_from: forgery(
    'dmarc',
    'Deux lecteurs ne lisent pas le même auteur dans ce message : il est fait pour tromper.',
    'Two readers do not read the same author in this message: it is made to deceive.',
  ),
  dmarc_no_resolver: outcome(
    'dmarc',
    'unknown',
    `DMARC non vérifié : ${noResolver.fr}`,
    `DMARC not checked: ${noResolver.en}`,
  ),
  dmarc_unfinished: outcome(
    'dmarc',
    'unknown',
    `DMARC non vérifié : ${outOfBounds.fr}`,
    `DMARC not checked: ${outOfBounds.en}`,
  ),
};

const arc = {
  arc_pass: outcome(
    'arc',
    'holds',
    'La chaîne ARC est intacte : elle dit ce qu’un relais a vu, et vaut ce que vaut ce relais.',
    'The ARC chain is intact: it says what a relay saw, and is worth what that relay is worth.',
  ),
  arc_fail: outcome('arc', 'fails', 'La chaîne ARC est rompue.', 'The ARC chain is broken.'),
  arc_error: outcome(
    'arc',
    'unknown',
    'La chaîne ARC n’a pu être vérifiée : le DNS n’a pas répondu.',
    'The ARC chain could not be checked: the DNS did not answer.',
  ),
  arc_none: outcome('arc', 'unknown', 'Le message ne porte pas de chaîne ARC.', 'The message carries no ARC chain.'),
  arc_no_resolver: outcome('arc', 'unknown', `ARC non vérifié : ${noResolver.fr}`, `ARC not checked: ${noResolver.en}`),
  arc_unfinished: outcome(
    'arc',
    'unknown',
    `ARC non vérifié : ${outOfBounds.fr}`,
    `ARC not checked: ${outOfBounds.en}`,
  ),
};

export const transportOutcomes = { ...spf, ...dkim, ...dmarc, ...arc };
