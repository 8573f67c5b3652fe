/** The first sign-in of a registered person: they choose a password, with the two codes they were given. */
import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { valueOrFail } from '../../../domain/kernel/result.js';
import { Costs } from '../../../platform/http/rate-limit.js';
import { Public } from '../../../platform/http/served/public.js';
import { ServedBy } from '../../../platform/http/served/served-by.js';
import { NewPassword } from '../../account/password/password.js';
import { FirstPasswordService } from './first-password.service.js';

const FirstPassword = z
  .strictObject({
    code: z.string().max(64).describe('As shown to the person who confirmed the account'),
    askedCode: z.string().max(64).describe('As shown to the person who asked for the account'),
    password: NewPassword,
  })
  .meta({ id: 'FirstPassword' });
const Chosen = z.strictObject({ email: z.string().describe('To sign in with') }).meta({ id: 'FirstPasswordChosen' });

@ApiTags('Sign-in')
@ServedBy('identity')
@Controller('/api/first-password')
export class FirstPasswordController {
  constructor(private readonly passwords: FirstPasswordService) {}

  @Post()
  @Costs('work')
  @Public()
  @ApiOperation({ summary: 'Chooses the first password of an account, once, by its two codes' })
  @ApiCreatedResponse({ standardSchema: Chosen, description: 'Chosen: sign in next' })
  async choose(@Body({ schema: FirstPassword }) { code, askedCode, password }: z.infer<typeof FirstPassword>) {
    return valueOrFail(await this.passwords.choose({ code, askedCode }, password));
  }
}
