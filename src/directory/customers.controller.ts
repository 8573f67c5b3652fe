/** The directory of customers over HTTP: one is looked up by what is known of it, and each look is recorded. */
import { Body, Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Person } from '../access/access.js';
import { CurrentPerson } from '../access/current-person.js';
import { Permit, Signed } from '../access/permit.js';
import { instant } from '../domain/kernel/instant.js';
import { valueOrFail } from '../domain/kernel/result.js';
import { accountText } from '../domain/law/customer.js';
import { Ledger } from '../ledger/ledger.js';
import { Database } from '../platform/database/database.js';
import { CustomerStore } from './customer.store.js';
import { CustomerFlags } from './customer-flags.js';
import { Customers, type KnownCustomer } from './customers.js';
import { CustomerSought, FlagsProposed, FlagsStated, FoundCustomers } from './customers.view.js';
import { ChangeConsent } from './registry.view.js';

const Id = z.uuid();
/** Accounts shown of one customer. */
const SHOWN = 100;

@ApiTags('Registry')
@Controller('/api/registry/customers')
@Permit('registry.read')
export class CustomersController {
  constructor(
    private readonly database: Database,
    private readonly customers: Customers,
    private readonly store: CustomerStore,
    private readonly ledger: Ledger,
    private readonly flags: CustomerFlags,
  ) {}

  @Get('flags')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'What people stated of customers, or propose to state, newest first' })
  @ApiOkResponse({ standardSchema: FlagsStated })
  async stated(): Promise<FlagsStated> {
    return { changes: await this.flags.list() };
  }

  @Post('flags')
  @HttpCode(204)
  @Permit('directory.propose')
  @Signed()
  @ApiOperation({ summary: 'Proposes the flags that people state of a customer, signed over exactly what it says' })
  @ApiNoContentResponse()
  async propose(
    @Body({ schema: FlagsProposed }) proposal: z.infer<typeof FlagsProposed>,
    @CurrentPerson() person: Person,
  ): Promise<void> {
    valueOrFail(await this.flags.propose(proposal, person));
  }

  @Post('flags/:id/adoption')
  @HttpCode(204)
  @Permit('directory.adopt')
  @Signed()
  @ApiOperation({ summary: 'Adopts them, as another person than the one who proposed them' })
  @ApiNoContentResponse()
  async adopt(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: ChangeConsent }) { signature }: z.infer<typeof ChangeConsent>,
    @CurrentPerson() person: Person,
  ): Promise<void> {
    valueOrFail(await this.flags.adopt(id, signature, person));
  }

  @Post('flags/:id/withdrawal')
  @HttpCode(204)
  @Permit('directory.propose')
  @ApiOperation({ summary: 'Withdraws the proposal before its adoption' })
  @ApiNoContentResponse()
  async withdraw(@Param('id', { schema: Id }) id: string, @CurrentPerson() person: Person): Promise<void> {
    valueOrFail(await this.flags.withdraw(id, person));
  }

  @Post('search')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    summary: 'Customers by an account, a host or their id, with the flags that change how a request is judged',
  })
  @ApiOkResponse({ standardSchema: FoundCustomers })
  search(
    @Body({ schema: CustomerSought }) { sought, at: asked }: z.infer<typeof CustomerSought>,
    @CurrentPerson() person: Person,
  ): Promise<FoundCustomers> {
    return this.database.transaction(async (tx) => {
      const at = asked ? instant(asked) : await this.database.now(tx);
      const named = await this.customers.named(tx, sought.trim(), at);
      const found = named ? [named] : await this.customers.find(tx, [accountText(sought)], at);
      await this.ledger.record(tx, `access/${person.id}`, [
        {
          type: 'access.customer_sought',
          class: 'other',
          actor: person.id,
          data: { customers: found.map(({ id }) => id) },
        },
      ]);
      const { whole } = await this.store.intakes(tx);
      return { at, taken: whole?.at ?? null, customers: found.map(shown) };
    });
  }
}

const shown = ({ line, since, flags, stated, kind, statedKind, accounts, services }: KnownCustomer) => ({
  ...{ customer: line.customer, name: line.name, country: line.country, since },
  flags: flags && [...flags],
  ...{ stated: [...stated], kind, statedKind },
  accounts: accounts.slice(0, SHOWN),
  services: [...services],
});
