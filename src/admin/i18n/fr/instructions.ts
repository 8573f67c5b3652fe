/** Ce que les opérations doivent geler, garder plus longtemps ou lever, et ce qu’elles répondent. */
export const instructions = {
  list: 'Instructions de conservation',
  ofCase: 'Instructions aux opérations',
  task: 'Instruction',
  tasks: { freeze: 'Geler', extend: 'Prolonger', release: 'Lever' },
  measures: {
    freeze_access: 'accès',
    preserve_evidence: 'traces',
    preserve_data: 'données',
  },
  acknowledgeBefore: 'À confirmer avant',
  until: 'À conserver jusqu’au',
  untilRelease: 'la levée',
  words: 'Instruction donnée',
  keepUntilReleased: 'Ne levez rien à cette date de vous-mêmes : seule une instruction de levée le permet.',
  answer: 'Réponse',
  answers: { waits: 'Sans réponse', done: 'Exécutée', impossible: 'Impossible' },
  says: { done: 'C’est fait', impossible: 'C’est impossible' },
  answered: 'La réponse est enregistrée.',
  freeze: 'Ordonner la conservation aux opérations',
  freezeText:
    'Les opérations ne voient que la référence, les comptes, les catégories, la période et la date : ni le message, ni le reste du dossier. Elles gardent ces données jusqu’à une instruction de levée.',
  freezeOwed: 'Une conservation court, et les opérations n’ont pas reçu l’ordre de conserver.',
  extensionOwed: 'La fin de la conservation a changé, et les opérations ne le savent pas : signez la prolongation.',
  releaseOwed: 'La levée est prête, pour une autre personne que celle qui a ordonné ou terminé la conservation.',
  sign: 'Signer et ordonner',
  ordered: 'L’instruction est donnée.',
};
