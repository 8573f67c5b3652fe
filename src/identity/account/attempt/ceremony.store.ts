import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { PersonId } from '../../../domain/kernel/brand.js';
import type { Tx } from '../../../platform/database/transaction.js';
import { DataKeys } from '../../../platform/keys/keys.js';
import { digestOf, freshToken } from './token.js';

/** Each kind of exchange that takes more than one request, and how long it may take (ASVS 5.0, 6.5.5: ten minutes). */
const lifetimes = {
  second_factor: '5 minutes',
  passkey_sign_in: '5 minutes',
  passkey_enrolment: '5 minutes',
  step_up: '5 minutes',
  totp_enrolment: '10 minutes',
  oidc: '10 minutes',
} as const;
export type Ceremony = keyof typeof lifetimes;

interface Opened<T> {
  readonly personId: PersonId | null;
  readonly content: T;
}

const Rows = z.array(z.object({ person_id: z.uuid().nullable(), content: z.instanceof(Buffer) }));

/** What the server must remember between two requests of one exchange, sealed, under a token that only the other side holds. */
@Injectable()
export class CeremonyStore {
  constructor(private readonly keys: DataKeys) {}

  /** The token under which the content is found again, once or until its time is over. */
  async open(tx: Tx, ceremony: Ceremony, personId: PersonId | null, content: unknown): Promise<string> {
    const { token, digest } = freshToken();
    await tx.query('delete from ceremony where expires_at < clock_timestamp()');
    await tx.query(
      `insert into ceremony (token_sha256, purpose, person_id, content, expires_at)
       values ($1, $2, $3, $4, clock_timestamp() + $5::interval)`,
      [
        digest,
        ceremony,
        personId,
        this.keys.sealSecret(contextOf(ceremony, digest), Buffer.from(JSON.stringify(content))),
        lifetimes[ceremony],
      ],
    );
    return token;
  }

  /** The content, and the row locked until the end of the transaction: of two that answer at once, one comes second. */
  async read<T>(tx: Tx, ceremony: Ceremony, token: string, schema: z.ZodType<T>): Promise<Opened<T> | undefined> {
    const digest = digestOf(token);
    if (digest === undefined) return undefined;
    const rows: unknown[] = await tx.query(
      `select person_id, content from ceremony
       where token_sha256 = $1 and purpose = $2 and expires_at > clock_timestamp() for update`,
      [digest, ceremony],
    );
    const [row] = Rows.parse(rows);
    if (row === undefined) return undefined;
    const content = this.keys.openSecret(contextOf(ceremony, digest), row.content).toString();
    return { personId: row.person_id as PersonId | null, content: schema.parse(JSON.parse(content)) };
  }

  /** The content, which can be read only once. */
  async take<T>(tx: Tx, ceremony: Ceremony, token: string, schema: z.ZodType<T>): Promise<Opened<T> | undefined> {
    const found = await this.read(tx, ceremony, token, schema);
    if (found !== undefined) await this.end(tx, token);
    return found;
  }

  /** Every exchange that the person began, such as a sign-in that waits for its second factor. */
  async endAllOf(tx: Tx, person: PersonId): Promise<void> {
    await tx.query('delete from ceremony where person_id = $1', [person]);
  }

  async end(tx: Tx, token: string): Promise<void> {
    await tx.query('delete from ceremony where token_sha256 = $1', [digestOf(token)]);
  }
}

const contextOf = (ceremony: Ceremony, digest: Buffer): string => `ceremony ${ceremony} ${digest.toString('hex')}`;
