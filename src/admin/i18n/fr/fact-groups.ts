/** Facts that are confirmed together. */
export const factGroups = {
  alone: 'À confirmer un par un',
  concluded: 'Déduits, sans passage',
  readIn: (piece: string) => `Lus dans ${piece}`,
  confirmThese: (n: number) => `Confirmer les ${n}`,
  confirmAll: (n: number, group: string) => `Confirmer les ${n} faits : ${group}`,
};

/** How a fact is known. */
export const knownBy = {
  signed: 'message signé',
  field: 'champ ou case cochée',
  document: 'texte de la pièce',
  mail: 'corps du courriel',
  quoted: 'message cité seulement',
  picture: 'lu dans une image',
};
