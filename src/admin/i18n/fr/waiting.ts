/** What a case waits for. */
export const waiting = {
  unassigned: 'non attribué',
  rules: 'En attente de la qualification',
  facts: (who: string) => `En attente du tri (${who})`,
  preparation: (who: string) => `En attente de la préparation (${who})`,
  consent: (roles: string) => `En attente d’accord : ${roles}`,
  sending: 'En attente de l’envoi, par une autre personne que celle qui l’a préparé',
  posting: 'En attente de l’envoi par la poste',
  delivery: 'En attente de la remise des lettres',
  collection: 'En attente de la mise à disposition de ses données sur le portail',
  authority: 'En attente de l’autorité',
  since: 'depuis le',
  leaves: 'envoi retenu jusqu’au',
  until: 'réponse attendue au plus tard le',
};
