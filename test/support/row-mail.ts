/** A request of an authority that fits the facts of a case of the law: what it says is read, and people correct the rest. */
import type { RequestFacts } from '../../src/domain/law/fact.js';
import type { productLaw } from './law.js';
import { writtenMail } from './written-mail.js';

/** An address of the authority that the facts name, by our directory; one of no known authority where there is none. */
export function senderOf(
  { issuerZone, issuerCountry, issuerKind }: RequestFacts,
  law: ReturnType<typeof productLaw>,
): string {
  const inZone = law.authorities.filter(({ zone }) => zone === issuerZone);
  const same = inZone.filter(({ country }) => issuerCountry === null || country === issuerCountry);
  const fitting = same.find(({ kind }) => kind === issuerKind) ?? same[0];
  return `greffe@${fitting?.domains[0] ?? 'authority.example'}`;
}

/** @param name tells it from every other request of the run */
export function rowText(name: string, facts: RequestFacts, law: ReturnType<typeof productLaw>): string {
  const cited = facts.bases.map((code) => law.instrumentsByCode.get(code)?.names.fr ?? code);
  return [
    `Procédure ${name}.`,
    `Vu ${cited.join(', ') || 'les textes applicables'} :`,
    'prions et au besoin requérons de nous communiquer l’identité du titulaire du compte',
    `${name.toLowerCase()}@client.example.`,
    'Le magistrat, Claire Fontaine',
  ].join('\r\n');
}

/** The raw message. */
export const rowMail = (name: string, facts: RequestFacts, law: ReturnType<typeof productLaw>): Promise<Buffer> =>
  writtenMail({ from: senderOf(facts, law), subject: name, body: rowText(name, facts, law) });

/** Under which name the mail is known. */
export const messageIdOf = (name: string): string =>
  `<${Buffer.from(name).toString('hex').slice(0, 40)}@sender.example>`;
