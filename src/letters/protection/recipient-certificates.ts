/** For which certificates of the directory a mail to an address may be encrypted. */
import { Injectable } from '@nestjs/common';
import { Directory } from '../../directory/directory.js';
import { dayOf } from '../../domain/kernel/instant.js';
import { addressText, type Mailbox } from '../../domain/kernel/mailbox.js';
import { authorityOf } from '../../domain/law/authority.js';
import { Database } from '../../platform/database/database.js';
import { type Certificate, isForMailOf, mayUse } from '../../verifier/trust/certificate.js';
import { readChain } from '../../verifier/trust/pem.js';
import { isValidAt } from './operator-key.js';
import { encryptedEntity } from './smime.js';

interface Found {
  /** The directory has a certificate for the address, usable or not. */
  readonly known: boolean;
  readonly usable: readonly Certificate[];
  readonly at: Date;
}

@Injectable()
export class RecipientCertificates {
  constructor(
    private readonly directory: Directory,
    private readonly database: Database,
  ) {}

  /** In a transaction of its own. An authority speaks for the addresses of its own domains alone, until its entry ends. */
  async of(recipient: Mailbox): Promise<Found> {
    const { now, authorities } = await this.database.transaction(async (tx) => ({
      now: await this.database.now(tx),
      authorities: (await this.directory.law(tx)).authorities,
    }));
    const at = new Date(now);
    const holders = authorities.filter((authority) => authorityOf(recipient.domain, [authority]));
    const known = holders.flatMap(({ certificates = [], expiresAt }) =>
      certificates
        .flatMap(readChain)
        .filter((certificate) => isReadably(() => isForMailOf(certificate, addressText(recipient))))
        .map((certificate) => ({ certificate, holds: dayOf(now) <= expiresAt })),
    );
    const usable: Certificate[] = [];
    for (const { certificate, holds } of known) {
      if (holds && (await isUsable(certificate, at))) usable.push(certificate);
    }
    return { known: known.length > 0, usable, at };
  }
}

async function isUsable(certificate: Certificate, at: Date): Promise<boolean> {
  const mayCarryKeys = () => mayUse(certificate, 'keyEncipherment') || mayUse(certificate, 'keyAgreement');
  if (!isValidAt(certificate, at) || !isReadably(mayCarryKeys)) return false;
  return encryptedEntity(Buffer.of(), certificate).then(
    () => true,
    () => false,
  );
}

/** False for a certificate with an extension that cannot be read. */
function isReadably(holds: () => boolean): boolean {
  try {
    return holds();
  } catch {
    return false;
  }
}
