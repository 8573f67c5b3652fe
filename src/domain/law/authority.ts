/** The directory of authorities: which mail domains are theirs. A good domain is necessary, never sufficient (Policy authenticity). */
import { z } from 'zod';
import { WrittenInBoth } from '../kernel/both-languages.js';
import { MailboxText } from '../kernel/mailbox.js';
import { Country, IssuerKind, IssuerZone } from './vocabulary.js';

/** A host name; its true sub-domains belong to it. */
const DomainName = z.string().regex(/^([a-z0-9-]+\.)*[a-z]{2,}$/);

const confidences = ['checked', 'to_confirm', 'recognise_only'] as const;

/** How it is written to: by mail, through the decentralised IT system, through the PNIJ, or on paper. */
export const channelKinds = ['mail', 'dis', 'pnij', 'paper'] as const;

const AuthorityId = z.string().regex(/^[a-z0-9-]+$/);

export const Authority = z.strictObject({
  id: AuthorityId,
  names: WrittenInBoth,
  zone: IssuerZone,
  country: Country.nullable(),
  /** `unknown` where one domain serves several kinds: the act itself must say. */
  kind: IssuerKind,
  domains: z.array(DomainName).min(1),
  /** `recognise_only`: names an issuer, proves nothing. */
  confidence: z.enum(confidences),
  source: WrittenInBoth,
  verifiedAt: z.iso.date(),
  /** After this day the entry must be verified again; until then it proves nothing. */
  expiresAt: z.iso.date(),
  /** The authority of which it is a unit. */
  unitOf: AuthorityId.optional(),
  /** The competent channel for answers; the address where it is one. */
  channel: z.strictObject({ kind: z.enum(channelKinds), address: MailboxText.nullable() }).optional(),
  /** Certificates of its mail, PEM. */
  certificates: z.array(z.string().max(20_000)).max(10).optional(),
});
export type Authority = z.infer<typeof Authority>;

export const AuthorityFile = z.strictObject({ authorities: z.array(Authority).min(1) });
export type AuthorityFile = z.infer<typeof AuthorityFile>;

/** True of a host with letters outside ASCII, written as they are or in punycode: no authority of the directory has any. */
export function isForeignScript(host: string): boolean {
  return [...host].some((letter) => letter > '~') || host.split('.').some((label) => label.startsWith('xn--'));
}

const belongs = (host: string, domain: string): boolean => host === domain || host.endsWith(`.${domain}`);

/** Length of the longest domain of an authority that the host stands under; 0 when there is none. */
const closeness = (authority: Authority, host: string): number =>
  Math.max(0, ...authority.domains.filter((domain) => belongs(host, domain)).map((domain) => domain.length));

/**
 * The authority whose domain the host equals or is a true sub-domain of; the longest domain wins, so that
 * gendarmerie.interieur.gouv.fr is the gendarmerie. Undefined for look-alikes and for names outside ASCII, in punycode or not.
 */
export function authorityOf(host: string, directory: readonly Authority[]): Authority | undefined {
  const asked = host.toLowerCase().replace(/\.$/, '');
  if (isForeignScript(asked)) return undefined;
  const near = directory.filter((authority) => closeness(authority, asked) > 0);
  return near.sort((left, right) => closeness(right, asked) - closeness(left, asked))[0];
}
