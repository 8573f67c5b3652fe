/** L’impression d’un dossier entier. */
export const print = {
  open: 'Imprimer le dossier',
  title: (reference: string) => `Imprimer le dossier ${reference}`,
  holds:
    'Un seul PDF, sous le cachet des lettres s’il est configuré : le dossier, ses délais, les messages, les faits et leurs sources, les décisions et les accords, les lettres et les entrées du journal. Les pièces jointes et les lettres y sont désignées par leur empreinte.',
  recorded: 'L’impression est inscrite au journal, à votre nom, avec l’empreinte du fichier.',
  withoutTexts: 'Votre rôle ne lit pas les messages : leur texte n’y sera pas.',
  language: 'Langue du document',
  languages: { fr: 'Français', en: 'Anglais' },
  take: 'Imprimer',
  taken: 'Dossier imprimé. L’impression est inscrite au journal.',
};
