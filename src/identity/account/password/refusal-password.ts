/** Every "no" about a password, as a sentence that says how to choose. */
import { type Refusal, refusal } from '../../../domain/kernel/result.js';

const HOW = {
  fr: 'Prenez par exemple quatre ou cinq mots sans lien entre eux.',
  en: 'Take for example four or five words that have nothing to do with each other.',
};

export const passwordShort: Refusal = refusal(
  'password-short',
  'invalid',
  `Le mot de passe a moins de 15 caractères. ${HOW.fr}`,
  `The password has fewer than 15 characters. ${HOW.en}`,
  'NIST SP 800-63B-4, 3.1.1.2',
);

export const passwordLong: Refusal = refusal(
  'password-long',
  'invalid',
  `Le mot de passe a plus de 128 caractères. ${HOW.fr}`,
  `The password has more than 128 characters. ${HOW.en}`,
);

export const passwordGuessable: Refusal = refusal(
  'password-guessable',
  'invalid',
  `Le mot de passe se devine : il suit un mot courant, un clavier, une date ou une répétition. ${HOW.fr}`,
  `The password is easy to guess: it follows a common word, a keyboard, a date or a repetition. ${HOW.en}`,
  'OWASP ASVS 5.0, 6.2.4',
);

export const passwordPersonal: Refusal = refusal(
  'password-personal',
  'invalid',
  `Sans votre nom, votre adresse et le nom de l’opérateur, il reste trop peu du mot de passe. ${HOW.fr}`,
  `Without your name, your address and the name of the operator too little of the password is left. ${HOW.en}`,
  'OWASP ASVS 5.0, 6.2.11',
);

export const currentPasswordWrong: Refusal = refusal(
  'current-password-wrong',
  'forbidden',
  'Le mot de passe actuel est inexact : le nouveau n’a pas été pris.',
  'The current password is wrong: the new one was not taken.',
);
