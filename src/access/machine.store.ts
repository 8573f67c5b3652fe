import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { MachineScope } from '../domain/machine/client.js';
import { rowOf } from '../platform/database/rows.js';
import type { Tx } from '../platform/database/transaction.js';

const Machine = z.object({ client: z.uuid(), scopes: z.array(MachineScope) });
/** The machine that a token is of, with the scopes of the token. */
export type Machine = Readonly<z.infer<typeof Machine>>;

@Injectable()
export class MachineStore {
  /** Null for a token that is unknown, over, or of a client that no longer stands. */
  async ofToken(tx: Tx, digest: Buffer): Promise<Machine | null> {
    return rowOf(Machine, await tx.query('select client, scopes from machine_of_token($1)', [digest]));
  }
}
