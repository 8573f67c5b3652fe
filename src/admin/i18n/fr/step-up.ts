export const stepUp = {
  title: 'Confirmez que c’est bien vous',
  intro: 'Cet acte engage l’opérateur : il demande une preuve de présence, valable dix minutes.',
  passkey: 'Utiliser ma clé d’accès',
  declined: 'La clé d’accès n’a pas été donnée. Recommencez, ou confirmez autrement.',
  or: 'ou',
  confirm: 'Confirmer',
  provider: (host: string) => `Confirmer par ${host}`,
  providerHelp: 'Cette page sera quittée : l’acte sera à refaire au retour.',
  cancelled: 'Rien n’a été envoyé : la preuve de présence n’a pas été donnée.',
  noFactor: 'Aucun second facteur n’est enregistré pour vous : enregistrez-en un dans « Mon compte ».',
};
