export const signIn = {
  title: 'Connexion',
  intro: 'Le greffe des demandes légales.',
  email: 'Adresse électronique',
  password: 'Mot de passe',
  show: 'Afficher le mot de passe',
  submit: 'Se connecter',
  again: 'Votre session a expiré',
  againIntro: 'Connectez-vous de nouveau : ce que vous avez saisi est resté sur la page.',
  code: 'Code de l’application, ou code de secours',
  codeHelp: 'Six chiffres, ou un code de secours en entier.',
  other: 'Chaque connexion est inscrite au registre.',
};
