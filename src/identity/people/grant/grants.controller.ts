/** What waits for a second person before it holds: rights, and the loss of second factors. */
import { Body, Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Person } from '../../../access/access.js';
import { CurrentPerson } from '../../../access/current-person.js';
import { Permit, Signed } from '../../../access/permit.js';
import { valueOrFail } from '../../../domain/kernel/result.js';
import { Role, Sha256Text } from '../../../domain/law/vocabulary.js';
import { Signature } from '../../../domain/signature/signature.js';
import { grantKinds } from '../../../domain/workflow/grant.js';
import { ServedBy } from '../../../platform/http/served/served-by.js';
import { GrantsService } from './grants.service.js';

const Id = z.uuid();
const WaitingGrants = z
  .strictObject({
    grants: z.array(
      z.strictObject({
        id: z.uuid(),
        person: z.uuid(),
        name: z.string(),
        email: z.string(),
        what: z
          .enum(grantKinds)
          .describe(
            'Roles; second factors that were lost; a password that was forgotten, and the factors with it; the closing of the account; that it is of one person with another one, or no longer',
          ),
        roles: z.array(Role).nullable().describe('All that the person will then hold'),
        held: z.array(Role).describe('What the person holds now'),
        of: z.uuid().nullable().describe('The other account, where two are said to be of one person'),
        askedBy: z.uuid(),
        askedAt: z.iso.datetime(),
        wantsCode: z
          .boolean()
          .describe('The person has no password yet, or forgot it: a code goes with the confirmation'),
        cardSalt: z
          .string()
          .nullable()
          .describe('Salt of the card that was signed; null for what an older version asked'),
        half: Sha256Text.nullable().describe('SHA-256 of the code of the person who asked'),
        secondedBy: z.uuid().nullable().describe('Who confirmed it first, where two people do'),
        wantsSecond: z.boolean().describe('Two people confirm it, and the first of them is still missing'),
      }),
    ),
  })
  .meta({ id: 'WaitingGrants' });

const Confirmed = z
  .strictObject({
    firstCode: z
      .strictObject({ expiresAt: z.iso.datetime() })
      .nullable()
      .describe('Until when the code holds by which the person chooses a password at /welcome'),
  })
  .meta({ id: 'ConfirmedGrant' });

const Confirmation = z
  .strictObject({
    code: Sha256Text.nullable().describe(
      'SHA-256 of 32 random bytes in base64url, made by the person who confirms; null for a person who has a password',
    ),
    signature: Signature,
  })
  .meta({ id: 'GrantConfirmation' });

const Signing = z.strictObject({ signature: Signature }).meta({ id: 'GrantSignature' });

@ApiTags('People')
@ServedBy('identity')
@Controller('/api/grants')
export class GrantsController {
  constructor(private readonly grants: GrantsService) {}

  @Get()
  @Permit('people.confirm')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'What an administrator asked for an account and waits for a second person' })
  @ApiOkResponse({ standardSchema: WaitingGrants })
  async list() {
    return { grants: await this.grants.waiting() };
  }

  @Post(':id/confirmation')
  @Permit('people.confirm')
  @Signed()
  @HttpCode(200)
  @ApiOperation({
    summary: 'Confirms it: neither the person who asked nor the one who benefits may, under any account',
  })
  @ApiOkResponse({ standardSchema: Confirmed, description: 'It holds from now on' })
  async confirm(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: Confirmation }) confirmation: z.infer<typeof Confirmation>,
    @CurrentPerson() person: Person,
  ): Promise<z.infer<typeof Confirmed>> {
    const expiresAt = valueOrFail(await this.grants.confirm(id, person.id, confirmation));
    return { firstCode: expiresAt === null ? null : { expiresAt } };
  }

  @Post(':id/seconding')
  @Permit('people.confirm')
  @Signed()
  @HttpCode(204)
  @ApiOperation({ summary: 'Confirms it as the first of two people, where it gives or takes a strong role' })
  @ApiNoContentResponse({ description: 'It holds once another person confirms it' })
  async second(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: Signing }) { signature }: z.infer<typeof Signing>,
    @CurrentPerson() person: Person,
  ): Promise<void> {
    valueOrFail(await this.grants.second(id, person.id, signature));
  }

  @Post(':id/refusal')
  @Permit('people.confirm')
  @Signed()
  @HttpCode(204)
  @ApiOperation({ summary: 'Refuses it, or takes back what one asked' })
  @ApiNoContentResponse({ description: 'Nothing of it will hold' })
  async refuse(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: Signing }) { signature }: z.infer<typeof Signing>,
    @CurrentPerson() person: Person,
  ): Promise<void> {
    valueOrFail(await this.grants.refuse(id, person.id, signature));
  }
}
