/** The first run, without a terminal: the first two people. */
import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { BothLanguages } from '../../../domain/kernel/both-languages.js';
import { valueOrFail } from '../../../domain/kernel/result.js';
import { Costs } from '../../../platform/http/rate-limit.js';
import { Public } from '../../../platform/http/served/public.js';
import { ServedBy } from '../../../platform/http/served/served-by.js';
import { FirstAccount } from '../../account/person/account.js';
import { firstPeople } from './missing.js';
import { SetupService } from './setup.service.js';

const FirstPerson = z.enum(firstPeople);
const SetupBody = FirstAccount.omit({ roles: true })
  .extend({
    code: z.string().max(64).describe('As the server printed it at its start'),
    as: FirstPerson.describe('The administrator first, then the head of legal, who confirms what they ask'),
  })
  .meta({ id: 'Setup' });
const SetupState = z
  .strictObject({
    next: FirstPerson.nullable().describe('Who is registered next; null once two people hold roles'),
    missing: z.array(
      z.strictObject({
        code: z.string(),
        variable: z.string().nullable().describe('Set in the environment of the server'),
        sentence: BothLanguages,
      }),
    ),
  })
  .meta({ id: 'SetupState' });
const SetUpAnswer = z
  .strictObject({
    id: z.uuid(),
    fingerprint: z
      .string()
      .nullable()
      .describe('Of their signing key; null where passkeys only sign: enrol one, then confirm it on the machine'),
  })
  .meta({ id: 'FirstPerson' });

@ApiTags('Set-up')
@ServedBy('identity')
@Controller('/api/setup')
export class SetupController {
  constructor(private readonly setup: SetupService) {}

  @Get()
  @Public()
  @ApiOperation({ summary: 'Whether the set-up is open, and what is missing until then' })
  @ApiOkResponse({ standardSchema: SetupState })
  async state(): Promise<z.infer<typeof SetupState>> {
    const { next, missing } = await this.setup.state();
    return { next, missing: [...missing] };
  }

  @Post()
  @Costs('work')
  @Public()
  @ApiOperation({
    summary: 'Registers the first administrator, then who confirms what they ask, by the code that the server printed',
  })
  @ApiCreatedResponse({ standardSchema: SetUpAnswer, description: 'Registered: sign in next' })
  async setUp(@Body({ schema: SetupBody }) { code, as, ...account }: z.infer<typeof SetupBody>) {
    const { id, fingerprint } = valueOrFail(await this.setup.setUp(code, as, account));
    return { id, fingerprint };
  }
}
