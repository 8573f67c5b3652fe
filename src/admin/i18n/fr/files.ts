/** Choisir des fichiers de cet ordinateur. */
export const files = {
  choose: 'Choisir un fichier',
  chooseSeveral: 'Choisir des fichiers',
  remove: (name: string) => `Retirer ${name}`,
};
