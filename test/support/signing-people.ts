/** Gives people of a test their rights in the log, and a key to sign with, as the first two people of an installation would. */
import { createPublicKey, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { Role } from '../../src/domain/law/vocabulary.js';
import { signingKeyOf } from '../../src/domain/ledger/hash.js';
import {
  askAct,
  confirmationAct,
  payloadOfAsk,
  RULES_ENTRY,
  type SignedAsk,
} from '../../src/domain/signature/grant-event.js';
import { newSeed, sealSeed } from '../../src/identity/keys/password-key.js';
import { Ledger } from '../../src/ledger/ledger.js';
import { LedgerStore } from '../../src/ledger/ledger.store.js';
import type { Database } from '../../src/platform/database/database.js';
import { rowsOf } from '../../src/platform/database/rows.js';
import type { Tx } from '../../src/platform/database/transaction.js';
import { readKeyEncryptionKey, readLedgerKey } from '../../src/platform/keys/key-file.js';
import { DataKeys } from '../../src/platform/keys/keys.js';
import { WrappedCopy } from '../../src/platform/keys/wrapped-copy.js';
import { RULES_OF_TWO } from './authority-log.js';
import { enrolled, founded, newCodes, passkeySignatory, passwordSignatory, type Signatory } from './signatory.js';

const ledger = new Ledger(new LedgerStore());

type Given = Pick<SignedAsk, 'person' | 'what' | 'roles' | 'of'>;

export class SigningPeople {
  private readonly known = new Map<string, Promise<Signatory>>();
  private founders: Promise<readonly [Signatory, Signatory]> | undefined;

  /** @param dataFolder of the server, whose keys it takes or makes */
  constructor(
    private readonly database: Pick<Database, 'transaction' | 'query'>,
    private readonly dataFolder: string,
  ) {}

  /** The key of that account; made, confirmed and given the roles of its row at the first call. */
  of(person: string, kind: 'password' | 'passkey' = 'password'): Promise<Signatory> {
    const known = this.known.get(person) ?? this.admit(person, kind);
    this.known.set(person, known);
    return known;
  }

  /** The same by a key that this password opens over HTTP too. */
  async withPassword(person: string, password: string): Promise<Signatory> {
    const seed = newSeed();
    const privateKey = signingKeyOf(seed);
    const signatory = passwordSignatory(person, { privateKey, publicKey: createPublicKey(privateKey) });
    const secret = new DataKeys(readKeyEncryptionKey(this.dataFolder), new WrappedCopy(this.dataFolder)).lookupDigest(
      'signing key of a person',
      person,
    );
    const { salt, box } = await sealSeed(seed, password, { person, secret });
    const made = this.admit(person, signatory);
    this.known.set(person, made);
    await made;
    await this.database.query('insert into password_key (person_id, key_id, salt, box) values ($1, $2, $3, $4)', [
      ...[person, signatory.key.key, salt, box],
    ]);
    return signatory;
  }

  private async admit(person: string, by: 'password' | 'passkey' | Signatory): Promise<Signatory> {
    const signatory =
      typeof by === 'object' ? by : by === 'password' ? passwordSignatory(person) : passkeySignatory(person);
    this.founders ??= this.database.transaction((tx) => this.found(tx));
    const founders = await this.founders;
    const [row] = rowsOf(
      z.object({ roles: z.array(Role) }),
      await this.database.query('select roles from person where id = $1', [person]),
    );
    await this.database.transaction(async (tx) => {
      const codes = newCodes();
      const invited = await this.twoSign(tx, { person, what: 'roles', roles: row?.roles ?? [] }, founders, codes);
      const invitation = { grant: invited, code: codes.code, half: codes.half };
      await this.record(tx, 'keys', 'key.enrolled', person, { ...enrolled(signatory), invitation });
    });
    return signatory;
  }

  /** The account is closed: no signature of its person counts any more. */
  async close(person: string): Promise<void> {
    await this.settle({ person, what: 'closing' });
  }

  /** The two accounts are of one person, in the log. */
  async merge(person: string, of: string): Promise<void> {
    await this.settle({ person, what: 'one_person', of });
  }

  private async settle(given: Given): Promise<void> {
    const founders = await this.founders;
    if (!founders) throw new Error('No one signs here yet.');
    await this.database.transaction((tx) => this.twoSign(tx, given, founders));
  }

  private async found(tx: Tx): Promise<readonly [Signatory, Signatory]> {
    const founders = [passwordSignatory(randomUUID()), passwordSignatory(randomUUID())] as const;
    const machine = readLedgerKey(this.dataFolder);
    for (const founder of founders) {
      await this.record(tx, 'keys', 'key.enrolled', founder.key.person, enrolled(founder));
      const founding = founded(founder.key, machine, ['administrator']);
      await this.record(tx, 'keys', 'key.confirmed', 'command-line', { key: founder.key.key, founding });
    }
    await this.record(tx, 'config/people', RULES_ENTRY, 'keys', { version: RULES_OF_TWO });
    return founders;
  }

  private async twoSign(
    tx: Tx,
    given: Given,
    [asking, confirming]: readonly [Signatory, Signatory],
    codes?: ReturnType<typeof newCodes>,
  ): Promise<string> {
    const code = codes?.codeDigest ?? null;
    const ask = { grantId: randomUUID(), ...given, card: '0'.repeat(64), half: codes?.halfDigest ?? null };
    const [by, second] = [asking.key.person, confirming.key.person];
    const asked = { ...ask, signature: asking.sign(askAct(ask, by)) };
    await this.record(tx, 'config/people', 'config.grant_asked', by, asked);
    const signature = confirming.sign(confirmationAct(ask.grantId, payloadOfAsk(ask, by), code));
    const grant = { grantId: ask.grantId, ...given, askedBy: by, code };
    await this.record(tx, 'config/people', 'config.grant_confirmed', second, { ...grant, signature });
    return ask.grantId;
  }

  private async record(tx: Tx, stream: string, type: string, actor: string, data: object): Promise<void> {
    await ledger.record(tx, stream, [{ type, class: 'other', actor, data: { ...data } }]);
  }
}
