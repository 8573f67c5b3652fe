import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Ledger } from '../ledger/ledger.js';
import { crashPoint } from '../platform/crash-point.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/transaction.js';
import type { Person } from './access.js';
import { AttemptStore } from './attempt.store.js';
import { hashPassword, verifyPassword } from './password.js';
import { PeopleStore } from './people.store.js';
import { type OpenSession, SessionStore } from './session.store.js';
import { digestOf, newToken } from './token.js';

export interface Credentials {
  /** Lower case. */
  readonly email: string;
  readonly password: string;
}

export type SignIn =
  | { readonly outcome: 'open'; readonly session: OpenSession }
  | { readonly outcome: 'refused' }
  | { readonly outcome: 'wait'; readonly seconds: number };

/** What attempts are counted for, as salted digests. */
interface Counted {
  readonly accountHere: string;
  readonly account: string;
  readonly here: string;
}

/** Attempts before the first wait: from one place on one account, on one account, from one place on any account. */
const ALLOWANCES = { accountHere: 5, account: 30, here: 100 };

/** From a name and a password to an open session; an unknown account takes the same steps as a wrong password. */
@Injectable()
export class SignInService {
  private readonly decoy: Promise<string> = hashPassword(randomBytes(32).toString('base64'));

  constructor(
    private readonly database: Database,
    private readonly people: PeopleStore,
    private readonly sessions: SessionStore,
    private readonly attempts: AttemptStore,
    private readonly ledger: Ledger,
  ) {}

  /** `address` is where the attempt comes from; it is only ever kept as a salted digest, for a day. */
  async signIn({ email, password }: Credentials, address: string): Promise<SignIn> {
    const counted = await this.count(email, address);
    if ('seconds' in counted) return { outcome: 'wait', seconds: counted.seconds };
    const known = await this.database.transaction((tx) => this.people.credentials(tx, email));
    crashPoint('sign_in.known');
    const matches = await verifyPassword(known?.passwordHash ?? (await this.decoy), password);
    if (known === undefined || !matches || known.person.disabled) {
      await this.database.transaction((tx) => this.recordFailure(tx, known?.person, counted.account));
      return { outcome: 'refused' };
    }
    const { id, name, roles } = known.person;
    return { outcome: 'open', session: await this.open({ id, name, roles }, counted) };
  }

  private count(email: string, address: string): Promise<Counted | { readonly seconds: number }> {
    return this.database.transaction(async (tx) => {
      const [accountHere = '', account = '', here = ''] = await this.attempts.digest(tx, [
        `account and place\n${email}\n${address}`,
        `account\n${email}`,
        `place\n${address}`,
      ]);
      const counted: Counted = { accountHere, account, here };
      for (const key of ['accountHere', 'account', 'here'] as const) {
        const seconds = await this.attempts.charge(tx, { subject: counted[key], allowance: ALLOWANCES[key] });
        if (seconds > 0) return { seconds };
      }
      return counted;
    });
  }

  private async recordFailure(tx: Tx, person: Person | undefined, account: string): Promise<void> {
    const actor = 'sign-in';
    const type = 'access.sign_in_failed';
    const [stream, data] = person ? [`access/${person.id}`, { person: person.id }] : ['access/unknown', { account }];
    await this.ledger.record(tx, stream, [{ type, class: 'other', actor, data }]);
  }

  private async open(person: Person, { accountHere, account, here }: Counted): Promise<OpenSession> {
    const token = newToken();
    const tokenDigest = digestOf(token);
    if (tokenDigest === undefined) throw new Error('A new token is not of the form of a token.');
    const id = uuidv7();
    await this.database.transaction(async (tx) => {
      await this.sessions.open(tx, { id, personId: person.id, tokenDigest });
      await this.attempts.settle(tx, [accountHere, account], [here]);
      await this.ledger.record(tx, `access/${person.id}`, [
        { type: 'access.signed_in', class: 'other', actor: person.id, data: { session: id } },
      ]);
    });
    return { id, token, person };
  }
}
