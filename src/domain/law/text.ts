/** The texts that rules cite, by the short name people use, with the articles the house relies on. */
import { z } from 'zod';
import { Words } from './instrument.js';

const LegalText = z.strictObject({
  names: Words,
  /** Official address; null for a policy of the house or a standard that is not published freely. */
  url: z.url().nullable(),
  /** Articles in the words of citations; null where the text is cited as a whole. */
  articles: z.array(z.string()).nullable(),
});

export const TextFile = z.strictObject({ texts: z.record(z.string(), LegalText) });
export type TextFile = z.infer<typeof TextFile>;

/** The short name of the text that a citation is of; undefined when the house does not know it. */
export const textOfCitation = (citation: string, texts: TextFile['texts']): string | undefined =>
  Object.keys(texts)
    .filter((name) => citation === name || citation.startsWith(`${name} `))
    .sort((left, right) => right.length - left.length)[0];

/** The table of rules itself, as rules cite it where no other text decides: a policy of the house, not a law. */
export const HOUSE_RULES = 'LAW';

/** Why a citation cannot be resolved, with what to do; null when it names a text and an article that the house knows. */
export function citationFault(citation: string, { texts }: TextFile): string | null {
  const text = textOfCitation(citation, texts);
  if (text === undefined)
    return `"${citation}" cites no known text: add the text to workflows/law/texts.yaml or correct it.`;
  const article = citation.slice(text.length).trim();
  const articles = texts[text]?.articles;
  if (!articles || article === '' || articles.includes(article)) return null;
  return `"${article}" is no known article of ${text}: add it to workflows/law/texts.yaml or correct it.`;
}
