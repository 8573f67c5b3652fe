export const aside = {
  title: 'Messages écartés',
  subtitle: 'Ce que la lecture n’a pas tenu pour une demande : gardé, compté, et à un geste d’un dossier.',
  none: 'Aucun message écarté',
  noneText: 'Tout ce qui est arrivé a ouvert un dossier, en a rejoint un, ou attend d’être lu.',
  count: (n: number, more: boolean) =>
    `${n} ${n > 1 ? 'messages' : 'message'}${more ? ' parmi les plus récents' : ''}. Ouvrir un original est inscrit au registre.`,
  received: 'Reçu',
  because: 'Pourquoi il est écarté',
  message: 'Message',
  original: 'Original (.eml)',
  unnamed: 'sans Message-ID',
  times: (n: number) => `reçu ${n} fois`,
  take: 'Ouvrir un dossier',
  taken: 'Le message est relu : son dossier paraît dans la boîte de réception.',
};
