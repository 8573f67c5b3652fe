import { Injectable } from '@nestjs/common';
import { SessionStore } from '../../../access/session.store.js';
import type { PersonId } from '../../../domain/kernel/brand.js';
import { AccessLog } from '../../../ledger/access-log.js';
import type { Tx } from '../../../platform/database/transaction.js';
import { CeremonyStore } from '../../account/attempt/ceremony.store.js';
import { FederatedIdentityStore } from '../../account/factor/federated-identity.store.js';
import { PasskeyStore } from '../../account/factor/passkey.store.js';
import { RecoveryCodeStore } from '../../account/factor/recovery-code.store.js';
import { TotpStore } from '../../account/factor/totp.store.js';

/** What a person lost and two others agree to forget. */
@Injectable()
export class LostFactors {
  constructor(
    private readonly ceremonies: CeremonyStore,
    private readonly sessions: SessionStore,
    private readonly totps: TotpStore,
    private readonly codes: RecoveryCodeStore,
    private readonly passkeys: PasskeyStore,
    private readonly identities: FederatedIdentityStore,
    private readonly log: AccessLog,
  ) {}

  /**
   * Forgets every second factor and the account at the identity provider, and ends their sessions: the next sign-in is by
   * password, and asks to enrol again (ASVS 5.0, 6.5.6). The passkeys sign nothing any more, by the grant itself. Who they
   * are MUST have been checked as when they were registered (6.4.4).
   */
  async forget(tx: Tx, person: PersonId, confirmedBy: PersonId): Promise<void> {
    await this.totps.remove(tx, person);
    await this.passkeys.removeAll(tx, person);
    await this.codes.remove(tx, person);
    await this.identities.unlink(tx, person);
    await this.ceremonies.endAllOf(tx, person);
    await this.sessions.endAllOf(tx, person);
    await this.log.record(tx, person, 'access.factors_forgotten', {}, confirmedBy);
  }
}
