export const workload = {
  title: 'Charge de travail',
  subtitle: (at: string) => `Dossiers en cours et échéances, au ${at}.`,
  byPerson: 'Par personne',
  chart: (title: string) => `Graphique : ${title}. Les mêmes chiffres sont dans le tableau.`,
  person: 'Personne',
  unassigned: 'Non attribués',
  open: 'En cours',
  late: 'En retard',
  notLate: 'Dans les temps',
  soon: 'À échéance sous 7 jours',
  oldest: 'Plus ancien reçu le',
  ages: 'Ancienneté des dossiers en cours',
  received: 'Reçus',
  age: (from: number, to: number | null) => {
    if (to === null) return `Il y a ${from} jours ou plus`;
    if (from === 0) return 'Il y a moins d’un jour';
    return `Il y a ${from} à ${to} jours`;
  },
  week: 'Échéances des sept jours',
  day: 'Jour',
  ends: 'Échéances',
  closed: 'Durée médiane jusqu’à la clôture, sur 90 jours',
  circuit: 'Circuit',
  median: 'Durée médiane',
  cases: 'Dossiers clos',
  absences: 'Absences des quatorze jours',
  noAbsence: 'Personne n’a annoncé d’absence',
  from: 'Du',
  until: 'Au',
  substitute: 'Remplaçant habilité',
  noSubstitute: 'Aucun : ses rôles ne le permettent pas',
  none: 'Rien à montrer.',
  noneClosed: 'Aucun dossier clos sur cette période.',
  giveTo: 'À une autre personne',
  reassign: 'Réattribuer…',
  reassignTitle: (open: number, name: string | null) =>
    `Réattribuer ${open} ${open > 1 ? 'dossiers' : 'dossier'}${name === null ? '' : ` de ${name}`}`,
  to: 'À qui',
  toHelp:
    'Seulement les personnes habilitées à préparer une réponse et présentes aujourd’hui. 200 dossiers au plus à la fois.',
  withOpen: (name: string, open: number) => `${name} (${open} en cours)`,
  noOne: 'Personne n’est habilité et présent aujourd’hui.',
  reassigned: (assigned: number, refused: number) =>
    refused === 0
      ? `${assigned} ${assigned > 1 ? 'dossiers réattribués' : 'dossier réattribué'}.`
      : `Réattribués : ${assigned}. Refusés : ${refused}, car ils ont changé entre-temps. Recommencez.`,
};
