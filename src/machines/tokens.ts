/** Access tokens by client credentials (RFC 6749, 4.4): opaque, of ten minutes, kept as their SHA-256 alone. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { MachineScope } from '../domain/machine/client.js';
import { MACHINES_STREAM } from '../domain/signature/directory-change.js';
import { Ledger } from '../ledger/ledger.js';
import { Database } from '../platform/database/database.js';
import { MachineClientStore } from './machine-client.store.js';
import { Machines } from './machines.js';

/** So that a scanner of leaked secrets knows one; access/machine-door.ts reads it. */
const TOKEN = 'grt_';

export interface Credentials {
  readonly id: string;
  readonly secret: string;
}

/** The codes of RFC 6749, 5.2 that can be answered. */
export type TokenFault =
  | 'invalid_request'
  | 'invalid_client'
  | 'invalid_scope'
  | 'unsupported_grant_type'
  | 'temporarily_unavailable';

export interface IssuedToken {
  readonly token: string;
  readonly seconds: number;
  readonly scopes: readonly MachineScope[];
}

const Id = z.uuid();
const Scopes = z.array(MachineScope).min(1);

@Injectable()
export class Tokens {
  constructor(
    private readonly database: Database,
    private readonly machines: Machines,
    private readonly store: MachineClientStore,
    private readonly ledger: Ledger,
  ) {}

  /**
   * Of all scopes of the client where none is asked. A client that is unknown, waits, is over or was revoked gets the same
   * answer as one with a wrong secret.
   */
  issue({ id, secret }: Credentials, asked: string | null): Promise<IssuedToken | TokenFault> {
    if (!Id.safeParse(id).success) return Promise.resolve('invalid_client');
    return this.database.transaction(async (tx) => {
      const kept = await this.store.find(tx, id);
      if (!kept || !isSecretOf(kept.client.secretSha256, secret)) return 'invalid_client';
      // After the secret, so that no stranger holds it. A revocation comes before it, or after it and then takes the token too.
      await this.ledger.lock(tx, MACHINES_STREAM);
      const machine = await this.machines.find(tx, id);
      if (machine?.state !== 'in_force') return 'invalid_client';
      const scopes = asked === null ? machine.client.scopes : Scopes.safeParse(asked.split(' ')).data;
      if (!scopes?.every((scope) => machine.client.scopes.includes(scope))) return 'invalid_scope';
      const token = `${TOKEN}${randomBytes(32).toString('base64url')}`;
      const digest = createHash('sha256').update(token).digest();
      const data = { token: digest.toString('hex'), scopes };
      await this.ledger.record(tx, `machine/${id}`, [
        { type: 'machine.token_issued', class: 'other', actor: 'machines', data },
      ]);
      const seconds = await this.store.addToken(tx, id, digest, scopes);
      return { token, seconds, scopes };
    });
  }
}

function isSecretOf(sha256: string, secret: string): boolean {
  return timingSafeEqual(Buffer.from(sha256, 'hex'), createHash('sha256').update(secret).digest());
}
