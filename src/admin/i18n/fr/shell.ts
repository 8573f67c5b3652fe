/** What frames every screen. */
export const shell = {
  tagline: 'Demandes légales',
  skip: 'Aller au contenu',
  navigation: 'Navigation principale',
  inbox: 'Boîte de réception',
  approvals: 'Approbations',
  deadlines: 'Échéances',
  registry: 'Annuaire',
  rules: 'Circuits et règles',
  reports: 'Rapports',
  ledger: 'Registre',
  people: 'Personnes et service',
  settings: 'Réglages',
  account: 'Mon compte',
  views: 'Vues enregistrées',
  live: 'Mises à jour en direct',
  offline: 'Connexion interrompue',
  colours: 'Couleurs',
  light: 'Clair',
  dark: 'Sombre',
  automatic: 'Comme le système',
  changeColours: 'Changer de thème',
  changeLanguage: 'Passer en anglais',
  signOut: 'Se déconnecter',
  signedOut: 'Vous êtes déconnecté.',
  close: 'Fermer',
  cancel: 'Annuler',
  save: 'Enregistrer',
  retry: 'Réessayer',
  back: 'Retour',
  more: 'Autres actions',
  copy: 'Copier',
  copied: 'Copié',
  loading: 'Chargement…',
  yes: 'Oui',
  no: 'Non',
  service: 'Greffe (automatique)',
  optional: 'facultatif',
};

export const palette = {
  open: 'Commandes',
  placeholder: 'Rechercher une commande, un dossier, une référence…',
  nothing: 'Aucun résultat',
  goTo: 'Aller à',
  act: 'Agir',
  cases: 'Dossiers',
};

export const keyboard = {
  title: 'Raccourcis clavier',
  intro: 'Les touches seules ne valent que hors des champs de saisie. Aucune ne prend un acte irréversible.',
  on: 'Touches seules actives',
  next: 'Dossier suivant, précédent',
  search: 'Rechercher dans la liste',
  palette: 'Palette de commandes',
  inbox: 'Boîte de réception',
  approvals: 'Approbations',
  deadlines: 'Échéances',
  submit: 'Envoyer le formulaire ouvert',
  help: 'Cette aide',
  assign: 'M’attribuer le dossier',
  note: 'Ajouter une note',
  back: 'Revenir à la liste',
};

export const states = {
  notFoundTitle: 'Page inconnue',
  notFound: 'Cette adresse ne mène à aucune page.',
  home: 'Aller à la boîte de réception',
  forbiddenTitle: 'Cette page n’est pas ouverte à votre rôle',
  forbidden: 'Si elle devait l’être, demandez à un administrateur.',
  failedTitle: 'Cette page n’a pas pu être affichée',
  failed:
    'Rien n’a été perdu côté serveur. Rechargez la page ; si l’erreur revient, transmettez ce texte à l’exploitant.',
  reload: 'Recharger',
  offline: 'Le serveur ne répond pas. Vérifiez la connexion ; l’affichage reprendra de lui-même.',
  unreadable: 'Le serveur a répondu d’une façon inattendue.',
  request: (id: string) => `Identifiant de la requête : ${id}`,
  article: (article: string) => `Fondement : ${article}`,
  retryIn: (seconds: number) => `Réessayez dans ${seconds} s.`,
  stale: 'Ce qui est affiché date d’avant la coupure.',
  cut: 'La suite n’est pas affichée : téléchargez le fichier.',
};

export const units = { minute: 'min', hour: 'h', day: 'j' };

export const deadline = {
  late: (length: string) => `Retard ${length}`,
  spokenLate: (length: string) => `En retard de ${length}`,
  spokenLeft: (length: string) => `Échéance dans ${length}`,
  none: 'Sans échéance',
};
