import { client, take } from '../api/client.js';

/** The words as they travel: sealed, so that neither the address nor a log holds them. */
export const sealSearch = async (text: string): Promise<string> =>
  (await take(client.POST('/api/case-searches', { body: { text } }))).search;
