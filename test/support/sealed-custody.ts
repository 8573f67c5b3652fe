/** Certificates of custody for trials: of the package of these trials, sealed under the same authority. */
import { createHash } from 'node:crypto';
import { type Custody, custodyOf } from '../../src/domain/case/custody/custody.js';
import { type CustodyCertificate, certificateOf, sealCustody } from '../../src/verifier/custody/certificate.js';
import type { VerifiedPackage } from '../../src/verifier/custody/verify-custody.js';
import { SIGNATURE } from '../../src/verifier/package/asic-manifest.js';
import { verifyPackage } from '../../src/verifier/package/verify-package.js';
import { type CustodyLog, logSigner, packageId, vkeyOf, type Written } from './custody-log.js';
import { type PackagePki, type Part, SEALED_AT, sealedParts, sealing, sourceOf, zipOf } from './sealed-package.js';

const secondOf = (at: Date): string => at.toISOString().replace('.000', '');
const LETTER = 'ab'.repeat(32);

/** The package that the chain of these trials names. */
export const packageParts = (pki: PackagePki, at = SEALED_AT): Promise<Part[]> =>
  sealedParts(pki, { package: packageId, sealedAt: secondOf(at) }, sealing(pki, at));

export async function verifiedPackage(parts: Part[], trusted?: string): Promise<VerifiedPackage> {
  const trust = { now: new Date('2027-01-01T00:00:00.000Z'), ...(trusted !== undefined && { trusted }) };
  const found = await verifyPackage(sourceOf(zipOf(parts)), trust);
  if (!found.ok) throw new Error(found.fault.en);
  return found;
}

export const sealOf = (parts: readonly Part[]): string =>
  createHash('sha256')
    .update(parts.find(({ name }) => name === SIGNATURE)?.bytes ?? '')
    .digest('hex');

/** Each entry that names the digest of the seal or of the letter, with that of the package. */
export function ofPackage(written: readonly Written[], sha256: string): Written[] {
  return written.map((each) => {
    if (each.type === 'case.prepared') {
      const [letter] = each.data.letters as object[];
      return { ...each, data: { ...each.data, letters: [{ ...letter, sha256: LETTER }] } };
    }
    return 'sha256' in each.data && !each.type.startsWith('case.letter')
      ? { ...each, data: { ...each.data, sha256 } }
      : each;
  });
}

/** What an operator certifies of such a log. @param links of the log that are left out */
export function certified(
  log: CustodyLog,
  leftOut: readonly string[] = [],
  vkey = vkeyOf(logSigner()),
  at = SEALED_AT,
): CustodyCertificate {
  const entries = log.entries.filter(({ type, actor }) => !leftOut.includes(`${type} ${actor}`));
  const custody = custodyOf(entries, packageId) as Custody;
  const proven = custody.links.map(({ entry: { index } }) => {
    const { index: _, ...entry } = log.entries.find((each) => each.index === index) as (typeof log.entries)[number];
    return { entry, index, path: log.pathOf(index) };
  });
  const about = {
    ...{ operator: 'Nuage Souverain', case: 'G-2026-0042', vkey, checkpoint: log.checkpoint },
    madeAt: secondOf(at),
  };
  return certificateOf(custody, about, proven);
}

export const sealedCertificate = (certificate: CustodyCertificate, pki: PackagePki, at = SEALED_AT): Promise<Buffer> =>
  sealCustody(certificate, sealing(pki, at));
