/** The names behind the ids that cases and the ledger hold; nothing else of a person, and none to an outside counsel. */
import { Controller, Get, Header } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Person } from '../../../access/access.js';
import { AccountStore } from '../../../access/account.store.js';
import { CurrentPerson } from '../../../access/current-person.js';
import { SignedIn } from '../../../access/permit.js';
import { mayTake } from '../../../domain/case/permission.js';
import type { Role } from '../../../domain/law/vocabulary.js';
import { Database } from '../../../platform/database/database.js';

const Colleagues = z
  .strictObject({
    people: z.array(
      z.strictObject({
        id: z.uuid(),
        name: z.string(),
        readsCases: z.boolean().describe('Whether a case may be given to the person'),
        active: z.boolean().describe('False once the account is closed: the name stays for what the person did'),
      }),
    ),
  })
  .meta({ id: 'Colleagues' });

/** An outside counsel does not need to know who works here. */
const shut: readonly Role[] = ['counsel', 'operations'];

@ApiTags('People')
@Controller('/api/colleagues')
export class ColleaguesController {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountStore,
  ) {}

  @Get()
  @SignedIn()
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    summary: 'Everyone who works or worked here, by name; to an outside counsel and to operations, themself',
  })
  @ApiOkResponse({ standardSchema: Colleagues })
  async list(@CurrentPerson() { id: asking, roles: held }: Person): Promise<z.infer<typeof Colleagues>> {
    const people = await this.database.transaction((tx) => this.accounts.all(tx));
    const shown = held.some((role) => shut.includes(role)) ? people.filter(({ id }) => id === asking) : people;
    return {
      people: shown.map(({ id, name, roles, active }) => ({
        ...{ id, name, active },
        readsCases: mayTake('case.read', roles),
      })),
    };
  }
}
