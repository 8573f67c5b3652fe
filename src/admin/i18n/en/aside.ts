import type { Words } from '../fr/words.js';

export const aside: Words['aside'] = {
  title: 'Set aside',
  subtitle: 'What was not read as a request: kept, counted, and one act away from being a case.',
  none: 'No message is set aside',
  noneText: 'Everything that came opened a case, joined one, or waits to be read.',
  count: (n, more) =>
    `${n} ${n === 1 ? 'message' : 'messages'}${more ? ' of the latest' : ''}. Opening an original is written in the ledger.`,
  received: 'Received',
  because: 'Why it was set aside',
  message: 'Message',
  original: 'Original (.eml)',
  unnamed: 'no Message-ID',
  times: (n) => `received ${n} times`,
  take: 'Open a case',
  taken: 'The message is read again: its case appears in the inbox.',
};
