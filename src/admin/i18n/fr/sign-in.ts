export const signIn = {
  title: 'Connexion',
  intro: 'Le greffe des demandes légales.',
  email: 'Adresse électronique',
  password: 'Mot de passe',
  show: 'Afficher le mot de passe',
  submit: 'Se connecter',
  byPasskey: 'Se connecter par clé d’accès',
  byProvider: (host: string) => `Se connecter par ${host}`,
  refusedByProvider:
    'Le fournisseur d’identité n’a pas ouvert de session ici. Recommencez, ou demandez à l’administrateur.',
  forgotten:
    'Mot de passe oublié ou second facteur perdu : demandez à un administrateur. Il faut deux personnes pour ouvrir un compte à nouveau.',
  code: 'Code de l’application, ou code de secours',
  codeHelp: 'Six chiffres, ou un code de secours en entier.',
  againTitle: 'Votre session est fermée',
  again: (name: string) =>
    `Reconnectez-vous, ${name} : rien de ce que vous avez saisi n’est perdu, et ce que vous veniez d’envoyer repart ensuite.`,
  other: 'Chaque connexion est inscrite au registre.',
};
