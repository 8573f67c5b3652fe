/** The list of what can be done on a case; each action declares its own label and fields. */
export const moves = {
  title: 'Actions possibles',
  closedTitle: (n: number) => (n === 1 ? '1 action indisponible' : `${n} actions indisponibles`),
  reason: 'Motif ou source',
  reasonHelp: 'Scellé avec le dossier.',
  submit: 'Inscrire',
  done: 'C’est inscrit.',
};
