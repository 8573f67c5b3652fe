/** Outcomes of the checks that need only the addresses: the directory, look-alikes, where answers are asked to go. */
import type { Bilingual } from '../kernel/result.js';
import { forgery, outcome } from './judgement.js';

const directory = {
  directory_listed: outcome(
    'directory',
    'holds',
    'L’adresse de l’auteur est sous un domaine de l’annuaire des autorités.',
    'The author’s address is under a domain of the directory of authorities.',
  ),
  directory_recognised: outcome(
    'directory',
    'unknown',
    'L’adresse de l’auteur est sous un domaine que l’annuaire reconnaît sans l’attester.',
    'The author’s address is under a domain that the directory recognises without vouching for it.',
  ),
  directory_partner: outcome(
    'directory',
    'unknown',
    'L’auteur est un partenaire ou un client connu, non une autorité.',
    'The author is a known partner or customer, not an authority.',
  ),
  directory_machine: outcome(
    'directory',
    'unknown',
    'L’auteur est une passerelle du système informatique décentralisé (e-Evidence, art. 19).',
    'The author is a gateway of the decentralised IT system (e-Evidence, art. 19).',
  ),
  directory_absent: outcome(
    'directory',
    'unknown',
    'Le domaine de l’auteur n’est pas dans l’annuaire des autorités.',
    'The author’s domain is not in the directory of authorities.',
  ),
  directory_claimed: forgery(
    'directory',
    'Le nom affiché est celui d’une autorité, l’adresse n’est pas la sienne.',
    'The displayed name is that of an authority, the address is not its own.',
  ),
  directory_no_author: outcome(
    'directory',
    'unknown',
    'Le message ne nomme pas un auteur et un seul, à une adresse lisible.',
    'The message does not name one author, and one only, at a readable address.',
  ),
};

const lookAlike = {
  look_alike_none: outcome(
    'look_alike',
    'holds',
    'Le domaine de l’auteur n’imite aucun domaine d’autorité.',
    'The author’s domain imitates no authority’s domain.',
  ),
  look_alike_imitates: forgery(
    'look_alike',
    'Le domaine de l’auteur imite celui d’une autorité.',
    'The author’s domain imitates that of an authority.',
  ),
  look_alike_borrows: outcome(
    'look_alike',
    'fails',
    'Le domaine de l’auteur emprunte un mot de l’État hors de son domaine.',
    'The author’s domain borrows a word of the State outside its domain.',
  ),
  look_alike_no_author: outcome(
    'look_alike',
    'unknown',
    'Le message ne nomme pas un auteur et un seul, à une adresse lisible.',
    'The message does not name one author, and one only, at a readable address.',
  ),
};

const replyTo = {
  reply_to_none: outcome(
    'reply_to',
    'holds',
    'Les réponses vont à l’adresse de l’auteur.',
    'Answers go to the author’s address.',
  ),
  reply_to_same: outcome(
    'reply_to',
    'holds',
    'Les réponses vont à une adresse du même propriétaire que celle de l’auteur.',
    'Answers go to an address of the same owner as the author’s.',
  ),
  reply_to_authority: outcome(
    'reply_to',
    'unknown',
    'Les réponses iraient à une autre autorité que l’auteur.',
    'Answers would go to another authority than the author.',
  ),
  reply_to_elsewhere: outcome(
    'reply_to',
    'fails',
    'Les réponses iraient à une adresse d’un autre propriétaire que celle de l’auteur.',
    'Answers would go to an address of another owner than the author’s.',
  ),
  reply_to_leaves_authority: forgery(
    'reply_to',
    'Le message vient du domaine d’une autorité, les réponses iraient hors d’elle.',
    'The message comes from the domain of an authority, answers would go outside it.',
  ),
};

const delivery = {
  delivery_none: outcome(
    'delivery_address',
    'unknown',
    'L’acte ne dit pas à quelle adresse répondre.',
    'The act does not say to which address to answer.',
  ),
  delivery_same: outcome(
    'delivery_address',
    'holds',
    'L’acte demande de répondre chez son auteur.',
    'The act asks to answer to its author.',
  ),
  delivery_authority: outcome(
    'delivery_address',
    'unknown',
    'L’acte demande de répondre à une autre autorité.',
    'The act asks to answer to another authority.',
  ),
  delivery_elsewhere: outcome(
    'delivery_address',
    'fails',
    'L’acte demande de répondre à une adresse qui n’est d’aucune autorité.',
    'The act asks to answer to an address that is of no authority.',
  ),
  delivery_personal: forgery(
    'delivery_address',
    'L’acte demande de remettre des données à une boîte ou à un espace personnel, que chacun peut ouvrir.',
    'The act asks to deliver data to a personal mailbox or storage, which anyone can open.',
  ),
};

const settled: Bilingual = {
  fr: 'rien ne part par courriel tant qu’une personne n’a pas confirmé une adresse.',
  en: 'nothing leaves by mail until a person has confirmed one address.',
};

const answerAddress = {
  answer_address_one: outcome(
    'answer_address',
    'holds',
    'Le message donne une adresse de réponse, et une seule.',
    'The message gives one address to answer, and one only.',
  ),
  answer_address_none: outcome(
    'answer_address',
    'unknown',
    'Le message ne donne aucune adresse à laquelle répondre.',
    'The message gives no address to answer.',
  ),
  answer_address_several: outcome(
    'answer_address',
    'fails',
    `Le message nomme plusieurs auteurs ou plusieurs adresses de réponse : ${settled.fr}`,
    `The message names several authors or several addresses to answer: ${settled.en}`,
  ),
  answer_address_repeated: outcome(
    'answer_address',
    'fails',
    `L’en-tête From, Sender ou Reply-To est écrit plusieurs fois, et chaque messagerie peut en lire un autre : ${settled.fr}`,
    `The From, Sender or Reply-To header is written several times, and each mail system may read another: ${settled.en}`,
  ),
  answer_address_unreadable: outcome(
    'answer_address',
    'fails',
    `Un en-tête n’est pas écrit comme une adresse et une seule (RFC 5322) : ${settled.fr}`,
    `A header is not written as one address, and one only (RFC 5322): ${settled.en}`,
  ),
  answer_address_elsewhere: outcome(
    'answer_address',
    'fails',
    `Le message demande de répondre ailleurs que chez son auteur : ${settled.fr}`,
    `The message asks to answer elsewhere than to its author: ${settled.en}`,
  ),
};

export const addressOutcomes = { ...directory, ...lookAlike, ...replyTo, ...delivery, ...answerAddress };
