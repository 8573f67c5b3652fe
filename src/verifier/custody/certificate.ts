/** The certificate of custody of a package: its chain, each entry opened and proven, under the seal of the operator. */
import { z } from 'zod';
import type { Custody } from '../../domain/case/custody/custody.js';
import { custodyAuthors } from '../../domain/case/custody/custody-entry.js';
import { custodyFaults } from '../../domain/case/custody/custody-faults.js';
import { custodyGaps } from '../../domain/case/custody/custody-gaps.js';
import { ApproverRole, Sha256Text } from '../../domain/law/vocabulary.js';
import { isDigest } from '../../domain/ledger/base64.js';
import { canonical } from '../../domain/ledger/canonical.js';
import { Entry, entryLeaf } from '../../domain/ledger/entry.js';
import { demand } from '../trust/fault.js';

export const CUSTODY_FORMAT = 'greffe/custody/v1';

/** A tree of 2^53 leaves is 53 high. */
const LONGEST_PATH = 53;

const Link = z.strictObject({
  /** In which role its actor acted. */
  by: z.enum([...custodyAuthors, ...ApproverRole.options]),
  /** Place in the log. */
  index: z.int().nonnegative(),
  leaf: Sha256Text,
  /** That the tree of the checkpoint has the leaf at that place (RFC 6962, 2.1.1), base64. */
  path: z.array(z.string().refine(isDigest)).max(LONGEST_PATH),
  entry: Entry,
});
export type CertifiedLink = z.infer<typeof Link>;

export const CustodyCertificate = z.strictObject({
  format: z.literal(CUSTODY_FORMAT),
  operator: z.string(),
  /** Reference of the request. */
  case: z.string(),
  package: z.uuid(),
  /** Of the seal of the package. */
  sealSha256: Sha256Text,
  /** Whole seconds, UTC: the time that the seal claims too. */
  madeAt: z.iso.datetime({ precision: 0 }),
  /** Verifier key of the log. */
  vkey: z.string(),
  /** A signed note (C2SP tlog-checkpoint), verbatim. */
  checkpoint: z.string(),
  /** In the order of the log. */
  links: z.array(Link).min(1),
  gaps: z.array(z.strictObject({ gap: z.enum(custodyGaps), about: z.uuid().nullable() })),
  faults: z.array(
    z.strictObject({
      fault: z.enum(custodyFaults),
      stream: z.string(),
      seq: z.int(),
      lacks: z.string().nullable(),
    }),
  ),
});
export type CustodyCertificate = z.infer<typeof CustodyCertificate>;

const SealedCustody = z.strictObject({
  certificate: CustodyCertificate,
  /** CMS in DER, detached, over the canonical JSON of the certificate; base64. */
  seal: z.base64(),
});

/** The bytes that the seal covers. */
export const sealedBytesOf = (certificate: CustodyCertificate): Buffer => Buffer.from(canonical(certificate), 'utf8');

/** What the chain says of itself, as the certificate repeats it. */
export const toldOf = ({ links, gaps, faults }: Custody) => ({
  by: links.map(({ by }) => by),
  gaps: [...gaps],
  faults: [...faults],
});

export type AboutCustody = Omit<CustodyCertificate, 'format' | 'package' | 'sealSha256' | 'links' | 'gaps' | 'faults'>;

/** @param proven each entry of the chain as the log has it, with its path, in the order of the chain */
export function certificateOf(
  { packageId, sha256, links, gaps, faults }: Custody,
  about: AboutCustody,
  proven: readonly { readonly entry: Entry; readonly index: number; readonly path: readonly Buffer[] }[],
): CustodyCertificate {
  return CustodyCertificate.parse({
    ...{ format: CUSTODY_FORMAT, ...about, package: packageId, sealSha256: sha256, gaps, faults },
    links: proven.map(({ entry, index, path }, at) => ({
      ...{ by: links[at]?.by, index, leaf: entryLeaf(entry).toString('hex'), entry },
      path: path.map((hash) => hash.toString('base64')),
    })),
  });
}

/** The file: canonical JSON. @param seal gives the detached signature over those bytes, at `madeAt` */
export async function sealCustody(
  certificate: CustodyCertificate,
  seal: (bytes: Buffer) => Promise<Buffer>,
): Promise<Buffer> {
  const signature = await seal(sealedBytesOf(certificate));
  return Buffer.from(canonical({ certificate, seal: signature.toString('base64') }), 'utf8');
}

const OtherFormat = z.object({ certificate: z.object({ format: z.string().regex(/^greffe\/custody\/v[1-9]\d*$/) }) });

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Throws a Fault on anything that is not the canonical JSON of a sealed certificate. */
export function readSealedCustody(bytes: Buffer): { certificate: CustodyCertificate; seal: Buffer } {
  const text = bytes.toString('utf8');
  const value = parsed(text);
  const format = OtherFormat.safeParse(value).data?.certificate.format ?? CUSTODY_FORMAT;
  demand(
    format === CUSTODY_FORMAT,
    `Le certificat est au format ${format}, et ce programme lit ${CUSTODY_FORMAT} : prenez un programme plus récent.`,
    `The certificate has the format ${format}, and this program reads ${CUSTODY_FORMAT}: take a newer program.`,
  );
  const read = SealedCustody.safeParse(value).data;
  demand(
    read !== undefined && canonical(read) === text,
    `Le fichier n’est pas un certificat de traçabilité (${CUSTODY_FORMAT}), ou n’est pas en JSON canonique (RFC 8785).`,
    `The file is no custody certificate (${CUSTODY_FORMAT}), or is not canonical JSON (RFC 8785).`,
  );
  return { certificate: read.certificate, seal: Buffer.from(read.seal, 'base64') };
}
