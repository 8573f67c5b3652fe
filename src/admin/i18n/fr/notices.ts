/** Les avis dus. */
export const notices = {
  title: 'Avis dus',
  subtitle: 'Qui doit encore être averti, dans tous les dossiers ouverts.',
  owed: (n: number) => (n > 1 ? `${n} avis sont dus.` : n === 1 ? '1 avis est dû.' : 'Aucun avis n’est dû.'),
  noEnd: 'sans terme légal',
  noneTitle: 'Aucun avis dû',
  none: 'Personne ne doit encore être averti d’un dossier ouvert.',
};
