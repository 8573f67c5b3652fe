import { Inject, Injectable } from '@nestjs/common';
import { accept, type Refusal, type Result, refusal, refuse } from '../../domain/kernel/result.js';
import { Ledger } from '../../ledger/ledger.js';
import { IDENTITY_DATABASE } from '../../platform/database/connections.js';
import { Database } from '../../platform/database/database.js';
import { Settings } from '../../platform/settings/settings.js';
import { digestOf, freshToken } from '../attempt/token.js';
import { beginningOver } from '../grant/refusal-grant.js';
import { PeopleService, type FirstPerson as Registered } from '../people/people.service.js';
import type { FirstAccount } from '../person/account.js';
import { type FirstPerson, firstPeople, type Missing, missingOf } from './missing.js';
import { SetupStore } from './setup.store.js';

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

/** The first two people, registered from a browser with the link that the server prints; each only once. */
@Injectable()
export class SetupService {
  constructor(
    @Inject(IDENTITY_DATABASE) private readonly database: Database,
    private readonly store: SetupStore,
    private readonly people: PeopleService,
    private readonly ledger: Ledger,
    private readonly settings: Settings,
  ) {}

  /** A code for one set-up within a day; undefined once two people hold roles. It MUST be shown to the operator alone. */
  invite(): Promise<string | undefined> {
    return this.database.transaction(async (tx) => {
      if (!(await this.store.isOpen(tx))) return undefined;
      const { token, digest } = freshToken();
      await this.store.addCode(tx, digest);
      return token;
    });
  }

  state(): Promise<SetupState> {
    return this.database.transaction(async (tx) => {
      const next = (await this.store.isOpen(tx)) ? firstPeople[await this.store.holders(tx)] : undefined;
      return next ? { next, missing: missingOf(this.settings, next) } : { next: null, missing: [] };
    });
  }

  /** Registers the next of the two; of several at once, one is taken. The code serves until the second is registered. */
  async setUp(code: string, as: FirstPerson, account: Omit<FirstAccount, 'roles'>): Promise<Result<Registered>> {
    const digest = digestOf(code);
    const refusal = await this.database.transaction(async (tx) => {
      if (!(await this.store.isOpen(tx))) return setupClosed;
      return digest !== undefined && (await this.store.isKnown(tx, digest)) ? undefined : setupCodeWrong;
    });
    if (refusal !== undefined) return refuse(refusal);
    const added = await this.people.addFirst({ ...account, roles: [as] }, 'set-up', async (tx, holders) => {
      if (firstPeople[holders] !== as) return refuse(setupClosed);
      await this.ledger.record(tx, 'config/people', [
        { type: 'config.set_up', class: 'other', actor: 'set-up', data: { as } },
      ]);
      if (holders > 0) await this.store.forgetCodes(tx);
      return accept(null);
    });
    return added.ok || added.refusal !== beginningOver ? added : refuse(setupClosed);
  }
}
