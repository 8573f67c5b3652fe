/** La division d’une demande qui en joint plusieurs. */
export const division = {
  title: 'Diviser la demande',
  intro:
    'Les règles voient plusieurs demandes. Indiquez ce que chaque partie demande : tout doit se trouver dans une partie au moins. Une seconde personne confirme.',
  part: (n: number) => `Partie ${n}`,
  reason: 'Motif',
  propose: 'Proposer la division',
  sent: 'Division proposée : une seconde personne doit la confirmer.',
  proposed: 'Division proposée',
  by: (name: string) => `Proposée par ${name}`,
  confirm: 'Confirmer la division',
  confirmed: 'Demande divisée : un dossier est ouvert pour chaque partie.',
  parts: 'Parties de la demande',
  opening: 'Les dossiers des parties s’ouvrent.',
  partTitle: 'Partie d’une demande',
  partOf: 'Ce dossier est une partie de la demande',
};
