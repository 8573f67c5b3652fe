/** Ce qu’on écrit dans un formulaire d’un dossier, conservé pour la seule personne qui l’écrit. */
export const drafts = {
  resumed: (time: string) => `Brouillon repris du ${time}.`,
  kept: (time: string) => `Brouillon conservé (${time}).`,
  notKept: 'Le brouillon n’a pas pu être conservé : ne fermez pas cette page.',
  clear: 'Effacer le brouillon',
  tag: 'Brouillon',
};
