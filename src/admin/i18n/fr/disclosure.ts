/** Ce qui est répondu pour chaque compte visé. */
export const disclosure = {
  title: 'Réponse pour chaque compte visé',
  help: 'Les comptes communiqués sont comptés d’après ce tableau.',
  add: 'Ajouter un compte visé',
  remove: 'Retirer',
  added: (n: number) => `Compte ajouté (ligne ${n})`,
  name: (n: number) => `Nom du compte ajouté (ligne ${n})`,
  categories: (name: string) => `Catégories communiquées : ${name}`,
  from: (name: string) => `Données à partir du : ${name}`,
  to: (name: string) => `Données jusqu’au : ${name}`,
  ground: (name: string) => `Fondement du refus : ${name}`,
  reason: (name: string) => `Motif : ${name}`,
  reasonHelp: 'Lu par les personnes qui approuvent ; n’est pas dans la lettre.',
  ofFile: (name: string) => `Compte auquel appartient ${name}`,
  allTargets: 'Tous les comptes communiqués',
  target: 'Compte visé',
  answer: 'Réponse',
  files: 'Fichiers',
  wasAdded: 'Ajouté par la personne qui prépare',
  byPortal: 'Les fichiers se retirent sur le portail',
  byPortalHelp:
    'Le courriel ne porte que la lettre. Mettez le paquet scellé à disposition quand la lettre est partie : le dossier se termine quand le lien est envoyé.',
};
