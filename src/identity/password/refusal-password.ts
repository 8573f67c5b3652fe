/** Every "no" about a password, as a sentence that says how to choose. */
import type { Refusal } from '../../domain/kernel/result.js';

const HOW = {
  fr: 'Prenez par exemple quatre ou cinq mots sans lien entre eux.',
  en: 'Take for example four or five words that have nothing to do with each other.',
};

export const passwordShort: Refusal = {
  code: 'password-short',
  kind: 'invalid',
  sentence: {
    fr: `Le mot de passe a moins de 15 caractères. ${HOW.fr}`,
    en: `The password has fewer than 15 characters. ${HOW.en}`,
  },
  article: 'NIST SP 800-63B-4, 3.1.1.2',
};

export const passwordLong: Refusal = {
  code: 'password-long',
  kind: 'invalid',
  sentence: {
    fr: `Le mot de passe a plus de 128 caractères. ${HOW.fr}`,
    en: `The password has more than 128 characters. ${HOW.en}`,
  },
};

export const passwordGuessable: Refusal = {
  code: 'password-guessable',
  kind: 'invalid',
  sentence: {
    fr: `Le mot de passe se devine : il suit un mot courant, un clavier, une date ou une répétition. ${HOW.fr}`,
    en: `The password is easy to guess: it follows a common word, a keyboard, a date or a repetition. ${HOW.en}`,
  },
  article: 'OWASP ASVS 5.0, 6.2.4',
};

export const passwordPersonal: Refusal = {
  code: 'password-personal',
  kind: 'invalid',
  sentence: {
    fr: `Sans votre nom, votre adresse et le nom de l’opérateur, il reste trop peu du mot de passe. ${HOW.fr}`,
    en: `Without your name, your address and the name of the operator too little of the password is left. ${HOW.en}`,
  },
  article: 'OWASP ASVS 5.0, 6.2.11',
};

export const currentPasswordWrong: Refusal = {
  code: 'current-password-wrong',
  kind: 'forbidden',
  sentence: {
    fr: 'Le mot de passe actuel est inexact : le nouveau n’a pas été pris.',
    en: 'The current password is wrong: the new one was not taken.',
  },
};
