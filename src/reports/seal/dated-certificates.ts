/** Until when the certificates hold with which reports are sealed, and which are believed for it. */
import { dayOf, instant } from '../../domain/kernel/instant.js';
import type { Dated } from '../../domain/law/expiry.js';
import { type Certificate, fingerprintOf } from '../../verifier/trust/certificate.js';
import type { Sealing } from './sealing.js';

/** Each certificate once for each use, named by the use and the beginning of its fingerprint. */
export function datedCertificates({ sealer, services }: Sealing): Dated[] {
  const uses: readonly (readonly [use: string, certificates: readonly Certificate[]])[] = [
    [sealer.demonstration ? 'GREFFE_DATA/keys/demonstration.pem' : 'GREFFE_SIGNING_CERTIFICATE', sealer.chain],
    ...(services && !sealer.demonstration
      ? ([
          ['GREFFE_SIGNING_ROOTS', services.roots],
          ['GREFFE_TSA_ROOTS', services.stamps.roots],
        ] as const)
      : []),
  ];
  return uses.flatMap(([use, certificates]) =>
    certificates.map((certificate) => ({
      kind: 'certificate' as const,
      name: `${use} ${fingerprintOf(certificate).slice(0, 16)}`,
      lastDay: dayOf(instant(certificate.notAfter.toISOString())),
    })),
  );
}
