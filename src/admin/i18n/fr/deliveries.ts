/** Les remises d’un paquet par le portail. */
export const deliveries = {
  available: 'À disposition sur le portail jusqu’au',
  recalled: 'Mise à disposition rappelée',
  expired: 'Mise à disposition terminée',
  linking: 'Le lien part vers la boîte aux lettres de la réponse.',
  linked: 'Lien envoyé.',
  noCode: 'Aucun code n’est encore donné : appelez le destinataire.',
  codes: (n: number) => (n > 1 ? `${n} codes donnés ; le dernier compte.` : 'Un code donné.'),
  received: 'Le destinataire a redonné l’empreinte du sceau : il a reçu ce paquet.',
  giveCode: 'Donner un code',
  giveCodeLead:
    'Appelez le destinataire au numéro de l’annuaire, puis affichez le code et dictez-le. Il n’est affiché qu’une fois ; l’ancien n’ouvre plus rien.',
  number: 'Numéro appelé',
  reason: 'À qui vous parlez',
  show: 'Afficher le code',
  code: 'Code à dicter',
  noNumber: 'L’annuaire n’a aucun numéro à appeler pour cette autorité : complétez-le d’abord.',
  accesses: (n: number) => (n > 1 ? `${n} accès` : n === 1 ? 'Un accès' : 'Aucun accès'),
  bytes: (first: string, last: string) => `octets ${first} à ${last}`,
  uses: { entered: 'Ouverte', fetched: 'Téléchargement', received: 'Accusé de réception', refused: 'Refus' },
  whys: {
    code: 'code inexact',
    no_code: 'aucun code donné',
    locked: 'plus aucun essai',
    used: 'lien déjà utilisé',
    over: 'rappelée ou expirée',
  },
};
