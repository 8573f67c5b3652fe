import { Inject, Injectable } from '@nestjs/common';
import { accept, type Refusal, type Result, refusal, refuse } from '../../../domain/kernel/result.js';
import { Ledger } from '../../../ledger/ledger.js';
import { IDENTITY_DATABASE } from '../../../platform/database/connections.js';
import { Database } from '../../../platform/database/database.js';
import { Settings } from '../../../platform/settings/settings.js';
import { digestOf, freshToken } from '../../account/attempt/token.js';
import type { FirstAccount } from '../../account/person/account.js';
import { Beginning, type Begun } from '../../keys/beginning.js';
import { PeopleService, type FirstPerson as Registered } from '../accounts/people.service.js';
import { beginningOver } from '../grant/refusal-grant.js';
import { type FirstPerson, firstPeople, type Missing, missingOf } from './missing.js';
import { SetupCodes } from './setup-codes.js';

const setupClosed: Refusal = refusal(
  'setup-closed',
  'conflict',
  'L’installation est déjà mise en service : connectez-vous, ou demandez un compte à un administrateur.',
  'This installation is set up already: sign in, or ask an administrator for an account.',
);

const setupCodeWrong: Refusal = refusal(
  'setup-code-wrong',
  'forbidden',
  'Ce code de mise en service est inconnu ou périmé : le serveur en affiche un à chaque démarrage.',
  'This set-up code is unknown or too old: the server prints one at each start.',
);

export interface SetupState {
  readonly next: FirstPerson | null;
  /** Empty once the installation is set up: it then reveals nothing. */
  readonly missing: readonly Missing[];
}

/**
 * The first two people, registered from a browser with the link that the server prints; each only once in the life of a log.
 * Whether it is open is asked of the log and of the book outside the database; the codes are in a file of the machine.
 */
@Injectable()
export class SetupService {
  constructor(
    @Inject(IDENTITY_DATABASE) private readonly database: Database,
    private readonly beginning: Beginning,
    private readonly codes: SetupCodes,
    private readonly people: PeopleService,
    private readonly ledger: Ledger,
    private readonly settings: Settings,
  ) {}

  /** A code for one set-up within a day; undefined once the log has two people. It MUST be shown to the operator alone. */
  async invite(): Promise<string | undefined> {
    if ((await this.next()) === undefined) return undefined;
    const { token, digest } = freshToken();
    await this.codes.add(digest);
    return token;
  }

  async state(): Promise<SetupState> {
    const next = await this.next();
    return next ? { next, missing: missingOf(this.settings, next) } : { next: null, missing: [] };
  }

  /** Registers the next of the two; of several at once, one is taken. The code serves until the second is registered. */
  async setUp(code: string, as: FirstPerson, account: Omit<FirstAccount, 'roles'>): Promise<Result<Registered>> {
    const digest = digestOf(code);
    if ((await this.next()) === undefined) return refuse(setupClosed);
    if (digest === undefined || !(await this.codes.isKnown(digest))) return refuse(setupCodeWrong);
    const added = await this.people.addFirst({ ...account, roles: [as] }, 'set-up', async (tx, begun) => {
      if (nextOf(begun) !== as) return refuse(setupClosed);
      await this.ledger.record(tx, 'config/people', [
        { type: 'config.set_up', class: 'other', actor: 'set-up', data: { as } },
      ]);
      return accept(null);
    });
    if (added.ok && as === firstPeople.at(-1)) await this.codes.forget();
    return added.ok || added.refusal !== beginningOver ? added : refuse(setupClosed);
  }

  private next(): Promise<FirstPerson | undefined> {
    return this.database.transaction(async (tx) => nextOf(await this.beginning.of(tx)));
  }
}

/** Closed for ever where entries are missing that the book or the keys remember: then the machine itself founds. */
const nextOf = ({ people, missing }: Begun): FirstPerson | undefined => (missing ? undefined : firstPeople[people]);
