import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Person } from '../../../access/access.js';
import { CurrentPerson } from '../../../access/current-person.js';
import { Permit, Signed } from '../../../access/permit.js';
import type { PersonId } from '../../../domain/kernel/brand.js';
import { valueOrFail } from '../../../domain/kernel/result.js';
import { Role } from '../../../domain/law/vocabulary.js';
import { ServedBy } from '../../../platform/http/served/served-by.js';
import { NewAccount, Roles } from '../../account/person/account.js';
import { GivenAsk } from '../grant/given-ask.js';
import { PeopleService, type ShownPerson } from './people.service.js';

const NewPerson = NewAccount.extend({ ask: GivenAsk }).meta({ id: 'NewPerson' });
const RolesBody = z.strictObject({ roles: Roles, ask: GivenAsk }).meta({ id: 'Roles' });
const Id = z.uuid().transform((id) => id as PersonId);
const PersonAnswer = z
  .strictObject({
    id: z.uuid(),
    name: z.string(),
    email: z.string(),
    roles: z.array(Role),
    disabled: z.boolean(),
    secondFactor: z.boolean().describe('They hold one'),
    awaitsPassword: z
      .boolean()
      .describe('They have no password yet, or it was forgotten and ended: lost codes are asked for by a recovery'),
    person: z
      .uuid()
      .describe('The person of the account: another id where two accounts are declared to belong to one person'),
    lockedUntil: z.iso.datetime().nullable().describe('By failed attempts, from anywhere or from one place'),
    suspendedUntil: z.iso.datetime().nullable().describe('By one person who confirms; it ends by itself'),
  })
  .meta({ id: 'Person' });
const PeopleAnswer = z.array(PersonAnswer).meta({ id: 'People' });
const AddedAnswer = z
  .strictObject({
    id: z.uuid(),
    grantId: z.uuid().describe('What waits for a second person: until then no role acts'),
  })
  .meta({ id: 'AddedPerson' });

@ApiTags('People')
@ServedBy('identity')
@Controller('/api/people')
export class PeopleController {
  constructor(private readonly people: PeopleService) {}

  @Get()
  @Permit('people.manage')
  @ApiOperation({ summary: 'Everyone who is registered, with their roles' })
  @ApiOkResponse({ standardSchema: PeopleAnswer })
  list(): Promise<ShownPerson[]> {
    return this.people.list();
  }

  @Post()
  @Permit('people.manage')
  @Signed()
  @ApiOperation({ summary: 'Registers a person without rights, and asks a second person for their roles' })
  @ApiCreatedResponse({ standardSchema: AddedAnswer, description: 'Registered' })
  async add(
    @Body({ schema: NewPerson }) { ask, ...account }: z.infer<typeof NewPerson>,
    @CurrentPerson() actor: Person,
  ): Promise<z.infer<typeof AddedAnswer>> {
    const { id, grantId } = valueOrFail(await this.people.addPerson(account, ask, actor.id));
    return { id, grantId };
  }

  @Put(':id/roles')
  @Permit('people.manage')
  @Signed()
  @ApiOperation({ summary: 'Asks a second person for all the roles that someone else will then hold, more or fewer' })
  @ApiOkResponse({ standardSchema: PersonAnswer })
  async changeRoles(
    @Param('id', { schema: Id }) id: PersonId,
    @Body({ schema: RolesBody }) { roles, ask }: z.infer<typeof RolesBody>,
    @CurrentPerson() actor: Person,
  ): Promise<ShownPerson> {
    return valueOrFail(await this.people.changeRoles(id, roles, ask, actor.id));
  }
}
