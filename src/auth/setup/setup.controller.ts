/** The first run, without a terminal. */
import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Public } from '../../platform/http/public.js';
import { valueOrThrow } from '../../platform/http/refusal.error.js';
import { NewAccount } from '../account.js';
import { SetupService } from './setup.service.js';

const SetupBody = NewAccount.omit({ roles: true })
  .extend({ code: z.string().max(64).describe('As the server printed it at its start') })
  .meta({ id: 'Setup' });
const SetupState = z
  .strictObject({
    open: z.boolean().describe('Nobody is registered yet'),
    missing: z.array(
      z.strictObject({
        code: z.string(),
        variable: z.string().nullable().describe('Set in the environment of the server'),
        sentence: z.strictObject({ fr: z.string(), en: z.string() }),
      }),
    ),
  })
  .meta({ id: 'SetupState' });
const SetUpAnswer = z.strictObject({ id: z.uuid() }).meta({ id: 'FirstAdministrator' });

@ApiTags('Set-up')
@Controller('/api/setup')
export class SetupController {
  constructor(private readonly setup: SetupService) {}

  @Get()
  @Public()
  @ApiOperation({ summary: 'Whether the set-up is open, and what is missing until then' })
  @ApiOkResponse({ standardSchema: SetupState })
  async state(): Promise<z.infer<typeof SetupState>> {
    const missing = await this.setup.missing();
    return { open: missing.length > 0, missing: [...missing] };
  }

  @Post()
  @Public()
  @ApiOperation({ summary: 'Registers the first administrator, once, by the code that the server printed' })
  @ApiCreatedResponse({ standardSchema: SetUpAnswer, description: 'Registered: sign in next' })
  async setUp(@Body({ schema: SetupBody }) { code, ...account }: z.infer<typeof SetupBody>) {
    const { id } = valueOrThrow(await this.setup.setUp(code, account));
    return { id };
  }
}
