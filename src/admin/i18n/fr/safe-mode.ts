export const safeMode = {
  title: 'Mode protégé.',
  reasons: {
    moved: 'Cette base ou ses fichiers ont été copiés, restaurés ou déplacés.',
    older:
      'Cette base est plus ancienne que le dernier point de contrôle conservé hors d’elle : des entrées du journal manquent.',
  },
  effect: 'Le courrier reçu est enregistré ; rien n’est envoyé, nettoyé ni scellé, et aucune décision n’est prise.',
  where: 'Voir « Personnes et service »',
  ask: 'Deux personnes qui confirment les droits peuvent y mettre fin.',
  how: 'Si cette base fait désormais foi, deux personnes le confirment par leur signature. Si c’est une copie, laissez-la ainsi.',
  place: 'Base et fichiers (SHA-256)',
  lost: 'Entrées perdues',
  lostEntries: (size: number) => `Le point de contrôle à ${size} entrées n’est plus dans cette base.`,
  lostHelp: (size: number) =>
    `Le point de contrôle à ${size} entrées a été signé, et peut-être publié. Restaurez d’abord une sauvegarde plus récente, s’il en existe une. Confirmer déclare ces entrées perdues : le journal le dira, et un témoin ou un rapport déjà publié montrera la rupture.`,
  confirm: 'Confirmer que cette base fait foi',
  confirmed: 'Votre confirmation est enregistrée.',
  confirmedBy: 'Confirmée par',
};
