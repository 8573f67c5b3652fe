export const setup = {
  title: 'Mise en service',
  intros: {
    administrator:
      'Personne n’est encore inscrit ici. Créez le premier administrateur : il demandera les droits des autres.',
    head_of_legal:
      'Nul ne donne un droit seul : inscrivez maintenant la personne responsable du juridique, qui confirmera ce que l’administrateur demande. Elle choisit elle-même son mot de passe.',
  },
  firstDone: 'L’administrateur est inscrit.',
  code: 'Code de mise en service',
  codeHelp: 'Le serveur l’affiche à son démarrage ; il vaut un jour.',
  codeFromLink: 'Le code de mise en service vient du lien ouvert.',
  name: 'Nom et prénom',
  email: 'Adresse électronique',
  password: 'Mot de passe',
  passwordHelp:
    'Au moins 15 caractères, par exemple quatre ou cinq mots sans lien. Les mots de passe courants, les noms des personnes et celui de l’opérateur sont refusés.',
  again: 'Mot de passe, une seconde fois',
  differs: 'Les deux saisies diffèrent.',
  submits: { administrator: 'Créer l’administrateur', head_of_legal: 'Inscrire cette personne' },
  done: 'Les deux premières personnes sont inscrites',
  doneText:
    'Que chacune se connecte et enregistre un second facteur ; l’administrateur inscrit les juristes, l’autre confirme.',
  signIn: 'Se connecter',
  closed: 'Cette installation est déjà en service',
  closedText: 'Connectez-vous, ou demandez un compte à un administrateur.',
  missing: 'À régler avant un usage réel',
  missingHelp: 'Dans l’environnement du serveur, jamais sur un écran.',
  openSetup: 'Personne n’est inscrit : ouvrez l’adresse de mise en service que le serveur a affichée à son démarrage.',
  openLink: 'Mettre en service',
  welcome: 'Votre mot de passe',
  welcomeText:
    'Choisissez votre mot de passe : personne d’autre ne le connaît. Vous enregistrerez ensuite un second facteur.',
  askedCode: 'Code de l’administrateur',
  askedCodeHelp: 'Remis à part, par l’administrateur qui l’a demandé pour vous.',
  welcomeNoCode: 'Ouvrez le lien qui vous a été remis, en entier.',
  welcomeSubmit: 'Choisir ce mot de passe et entrer',
};
