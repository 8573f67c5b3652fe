/** Bearer tokens of machines (RFC 6750): asked of the database at each request, so that a revocation holds at once. */
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Refusal, refusal } from '../domain/kernel/result.js';
import type { MachineScope } from '../domain/machine/client.js';
import { Database } from '../platform/database/database.js';
import { RefusalError } from '../platform/http/answer/refusal.error.js';
import type { MachineRequest } from '../platform/http/request/machine-request.js';
import { inSafeMode, SafeMode } from '../platform/place/safe-mode.js';
import { MachineStore } from './machine.store.js';

/** As `TOKEN` of machines/tokens.ts writes them. */
const BEARER = /^Bearer (grt_[A-Za-z0-9_-]{43})$/i;

const tokenRefused: Refusal = refusal(
  'machine-token-refused',
  'unauthenticated',
  'Ce jeton manque, est inconnu, expiré ou révoqué : demandez-en un à POST /api/token.',
  'This token is missing, unknown, expired or revoked: ask POST /api/token for one.',
  'RFC 6750, 3',
);
const scopeMissing: Refusal = refusal(
  'machine-scope-missing',
  'forbidden',
  'Ce jeton n’ouvre pas cette adresse : demandez-en un qui porte le droit voulu.',
  'This token does not open this address: ask for one with the scope that it takes.',
  'RFC 6750, 3.1',
);

@Injectable()
export class MachineDoor {
  constructor(
    private readonly database: Database,
    private readonly store: MachineStore,
    private readonly safeMode: SafeMode,
  ) {}

  /** Throws the refusal; a copy or a restored database, which may have lost a revocation, takes no token. */
  async pass(request: MachineRequest, scope: MachineScope): Promise<void> {
    if (this.safeMode.isOn) throw new RefusalError(inSafeMode);
    const [, token] = BEARER.exec(request.headers.authorization ?? '') ?? [];
    const machine = token && (await this.database.transaction((tx) => this.store.ofToken(tx, sha256Of(token))));
    if (!machine) throw new RefusalError(tokenRefused, { challenge: token ? INVALID : 'Bearer' });
    if (!machine.scopes.includes(scope)) {
      throw new RefusalError(scopeMissing, { challenge: `Bearer error="insufficient_scope", scope="${scope}"` });
    }
    request.machineId = machine.client;
  }
}

const INVALID = 'Bearer error="invalid_token"';
const sha256Of = (token: string): Buffer => createHash('sha256').update(token).digest();
