/** Le circuit d’un dossier, et où il en est. */
export const circuit = {
  open: 'Voir le circuit',
  title: (name: string) => `Circuit : ${name}`,
  here: 'Le dossier est ici',
  at: (step: string) => `Étape actuelle : ${step}`,
  follows: 'Ce qui peut suivre',
  follow: (action: string, step: string) => `${action} → ${step}`,
  possible: 'Possible maintenant',
  nothing: 'Rien ne suit : le dossier est à la fin de son circuit.',
};
