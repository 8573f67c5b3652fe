export const lawBook = {
  title: 'Livre du droit',
  subtitle: 'Écrit à partir des règles qui décident.',
  pages: 'Pages du livre',
  search: 'Chercher une règle, un texte, une question',
  found: (n: number) => `${n} ${n > 1 ? 'passages' : 'passage'}`,
  drawing: 'Voir le schéma du circuit',
};
