/** Words that stand with every table, whatever the texts of the report say. */

export const rulePhrases = {
  fr: { rule: 'Règle de comptage', stop: '.', above: ', énoncée plus haut.', asOf: 'Arrêté au' },
  en: { rule: 'Counting rule', stop: '.', above: ', stated above.', asOf: 'As of' },
};

const DIVIDED = '/figures/totals/divided';
export const dividedWords = {
  fr: `Ce tableau compte les parties : {${DIVIDED}/requests} {${DIVIDED}/requests?demande divisée|demandes divisées} en {${DIVIDED}/parts} {${DIVIDED}/parts?partie|parties}. Les totaux comptent les demandes.`,
  en: `This table counts parts: {${DIVIDED}/requests} {${DIVIDED}/requests?request|requests} divided into {${DIVIDED}/parts} {${DIVIDED}/parts?part|parts}. The totals count requests.`,
} as const;
