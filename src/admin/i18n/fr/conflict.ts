/** A form over which a colleague acted. */
export const conflict = {
  meanwhile: 'Pendant que ce formulaire était ouvert, le dossier a changé :',
  valueOpened: 'À l’ouverture',
  valueNow: 'Valeur actuelle',
  valueEntered: 'Votre saisie',
  keepTheirs: 'Garder ce qui est inscrit',
  sendAnyway: 'Enregistrer quand même',
};
