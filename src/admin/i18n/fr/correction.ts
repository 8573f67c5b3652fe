/** Ce qui demande deux personnes : corrections, preuve de l’origine, exigences du dossier. */
export const correction = {
  title: 'Correction proposée',
  waits:
    'Elle affaiblirait la qualification : les faits en vigueur ne changent pas avant qu’une seconde personne la confirme.',
  by: (names: string) => `Proposée par ${names}`,
  from: 'Aujourd’hui',
  to: 'Proposé',
  change: (name: string, before: string, after: string) => `${name} : ${before}, deviendrait ${after}`,
  why: 'Pourquoi une seconde personne',
  becomes: 'La qualification deviendrait',
  approvers: (roles: string) => `Consentements : ${roles}`,
  noApprovers: 'Aucun consentement demandé',
  second: (roles: string) => `Décide : une autre personne, ${roles}.`,
  confirm: 'Confirmer la correction',
  refuse: 'Refuser',
  withdraw: 'Retirer ma proposition',
  confirmed: 'Correction confirmée : les règles sont interrogées.',
  refused: 'Correction refusée.',
  withdrawn: 'Proposition retirée.',
  refuseTitle: 'Refuser la correction',
  refuseReason: 'Motif du refus',
  first: 'Première qualification',
  firstLine: (verdict: string, rule: string, zone: string, day: string) => `${verdict} · ${rule} · ${zone} · ${day}`,
  raised: 'Exigences les plus strictes du dossier',
  raisedText: 'Une qualification plus faible ne les abaisse pas.',
  inherited: (n: number) =>
    n === 1
      ? 'Un autre dossier sur le même acte ou les mêmes cibles les impose.'
      : `${n} autres dossiers sur le même acte ou les mêmes cibles les imposent.`,
  otherCase: 'Ouvrir l’autre dossier',
  loweringAsked: (name: string, why: string) => `${name} demande de les abaisser : ${why}.`,
  mailbox: 'Adresse de réponse',
  mailboxOpen: (zone: string) => `Elle se trouve dans la zone : ${zone}.`,
  mailboxEstablished: (zone: string) => `${zone} ; établie par deux personnes.`,
  mailboxClosed: (zone: string) => `${zone} : aucune donnée n’y part sans preuve, confirmée par une seconde personne.`,
  evidenceIntro: 'L’origine était inconnue : consignez la preuve de celle que vous retenez.',
};
