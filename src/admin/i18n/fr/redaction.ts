/** The copy of a document from which some of it is taken. */
export const redaction = {
  open: 'Occulter une copie',
  reason: 'Motif des prochaines zones',
  reasons: {
    not_requested: 'Hors de ce que la demande vise',
    third_person: 'Données d’un tiers',
    professional_secret: 'Secret professionnel',
    special_category: 'Catégorie particulière de données',
    trade_secret: 'Secret des affaires',
  },
  keys: 'À la souris : tracez une zone. Au clavier : les flèches la déplacent, avec Maj elles l’agrandissent ou la réduisent, avec Ctrl par grands pas ; Suppr l’enlève.',
  words: 'Mots à couvrir',
  cover: 'Couvrir partout',
  found: (n: number) =>
    n === 0
      ? 'Introuvables : une image de page n’a pas de mots, tracez la zone.'
      : `${n} ${n > 1 ? 'endroits couverts' : 'endroit couvert'} : vérifiez-les.`,
  page: 'Page',
  add: 'Ajouter une zone',
  pages: (name: string) => `Pages de ${name}`,
  zone: (n: number, page: number, reason: string) => `Zone ${n}, page ${page} : ${reason}`,
  zoneShort: (n: number, page: number) => `Zone ${n}, page ${page}`,
  reasonOf: (n: number) => `Motif de la zone ${n}`,
  remove: (n: number) => `Enlever la zone ${n}`,
  none: 'Aucune zone encore. L’original ne change jamais : seule une copie est occultée.',
  list: 'Zones à occulter',
  make: (n: number) => (n > 1 ? `Occulter ${n} zones` : 'Occulter la zone'),
  copy: 'occulté',
  holds: 'Rien ne peut plus en être tiré',
  fails: 'Cette copie ne doit pas partir',
  serverRead: (n: number) =>
    n > 1
      ? `Le service n’a gardé que l’image des pages, a noirci ${n} zones, puis a relu la copie : ni texte, ni point clair dans une zone.`
      : 'Le service n’a gardé que l’image des pages, a noirci la zone, puis a relu la copie : ni texte, ni point clair dans la zone.',
  readHere: (characters: number, pages: number) =>
    `Ce navigateur a relu ses ${pages} pages : ${characters === 0 ? 'aucun caractère' : `${characters} caractères`} hors de la dernière, qui dit les motifs.`,
  same: 'L’empreinte reçue est celle que le service annonce, SHA-256',
  notSame: 'L’empreinte reçue n’est pas celle que le service annonce, SHA-256',
  again: 'Reprendre les zones',
  download: 'Télécharger la copie',
  use: 'Joindre cette copie',
  useText: 'La copie prendra la place du fichier dans ce qui partira.',
  keepText:
    'Sa fabrication est inscrite au registre : combien de zones, pour quels motifs, et l’empreinte de la copie.',
  done: 'Revenir au document',
  ofFile: (name: string) => `Occulter ${name}`,
};
