/** The texts that rules cite, by the short name people use, with the articles relied on, and the operator's own policy. */
import { z } from 'zod';
import { WrittenInBoth } from '../kernel/both-languages.js';
import { Role, WebAddress } from './vocabulary.js';

const NUMBER = '{number}';
/** The address of one article, where it follows from its number. */
const AddressOfOne = z
  .string()
  .refine(
    (address) => address.includes(NUMBER) && WebAddress.safeParse(address.replace(NUMBER, '1')).success,
    `This is no address of one article: write it whole, with ${NUMBER} in the place of the number`,
  );

const LegalText = z.strictObject({
  names: WrittenInBoth,
  /** Official address (ELI where there is one); null for a standard that is not published freely. */
  url: WebAddress.nullable(),
  /** Those of its articles and recitals; absent where none follows from the number: they then lead to the whole text. */
  article: AddressOfOne.optional(),
  recital: AddressOfOne.optional(),
  /** Articles in the words of citations; empty where the text is cited as a whole. */
  articles: z.array(z.string()),
});

export const TextFile = z.strictObject({ texts: z.record(z.string(), LegalText) });
export type TextFile = z.infer<typeof TextFile>;

/** What the operator decided for itself where no text does; cited as `Policy A3`. */
export const PolicyFile = z.strictObject({
  policy: z.record(
    z.string().regex(/^(A\d|[a-z]+(-[a-z]+)*)$/),
    z.strictObject({ title: WrittenInBoth, text: WrittenInBoth }),
  ),
});
export type PolicyFile = z.infer<typeof PolicyFile>;

/** How the law is kept up to date. */
export const UpkeepFile = z.strictObject({
  /** A text is read again at its source within so many days; the role that answers for it gets the alarm. */
  sources: z.strictObject({ days: z.int().positive(), owner: Role }),
});
export type UpkeepFile = z.infer<typeof UpkeepFile>;

/** Everything that a citation may name. */
export interface Citable {
  readonly texts: TextFile['texts'];
  readonly policy: PolicyFile['policy'];
  /** Ids of rules, such as U03, and names of lists of checks, such as V-ACT. */
  readonly names: ReadonlySet<string>;
}

/** The short name of the text that a citation is of; undefined when it is of no text of law. */
export const textOfCitation = (citation: string, texts: TextFile['texts']): string | undefined =>
  Object.keys(texts)
    .filter((name) => citation === name || citation.startsWith(`${name} `))
    .sort((left, right) => right.length - left.length)[0];

/** The number of an article without its paragraphs: 10 of `10(1)`, L34-1 of `L34-1 II bis`. */
const numberOf = (article: string): string =>
  /^(?:art\. |rec\. )?(.+?)(?:\(| to | last | [IVX]+\b.*|$)/.exec(article)?.[1] ?? article;

/** Where the citation is read: its article or recital where that has an address, else the whole text; null for neither. */
export function addressOfCitation(citation: string, texts: TextFile['texts']): string | null {
  const name = textOfCitation(citation, texts);
  const text = name === undefined ? undefined : texts[name];
  if (name === undefined || !text) return null;
  const article = citation.slice(name.length).trim();
  const one = article.startsWith('rec. ') ? text.recital : text.article;
  if (article === '' || one === undefined) return text.url;
  return one.replace(NUMBER, encodeURIComponent(numberOf(article)));
}

/** The item of policy that a citation names; undefined when it names none. */
export const policyOfCitation = (citation: string): string | undefined => /^Policy (\S+)$/.exec(citation)?.[1];

/** Why a citation cannot be resolved, with what to do; null when it names a known article, policy, rule or list of checks. */
export function citationFault(citation: string, { texts, policy, names }: Citable): string | null {
  if (names.has(citation)) return null;
  const item = policyOfCitation(citation);
  if (item !== undefined)
    return item in policy ? null : `"${item}" is no policy: add it to workflows/law/policy.yaml or correct it.`;
  const text = textOfCitation(citation, texts);
  if (text === undefined)
    return `"${citation}" cites no known text: add the text to workflows/law/texts.yaml or correct it.`;
  const article = citation.slice(text.length).trim();
  if (article === '' || texts[text]?.articles.includes(article)) return null;
  return `"${article}" is no known article of ${text}: add it to workflows/law/texts.yaml or correct it.`;
}
