/** The ceremony by which a person signs an act. The finished signature then goes with the act to its own route. */
import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CurrentSession } from '../../access/current-person.js';
import { SignedIn } from '../../access/permit.js';
import type { OpenSession } from '../../access/session.store.js';
import { valueOrFail } from '../../domain/kernel/result.js';
import { ActToSign } from '../../domain/signature/act.js';
import { Inclusion, MOST_SIGNED_TOGETHER, Signature } from '../../domain/signature/signature.js';
import { ServedBy } from '../../platform/http/served/served-by.js';
import { visitOf } from '../account/attempt/visit.js';
import { Code, RecoveryCode } from '../account/factor/factor-proof.js';
import { PasskeyOptions } from '../account/factor/passkey.js';
import { SigningService } from './signing.service.js';

const Acts = z
  .array(ActToSign)
  .min(1)
  .max(MOST_SIGNED_TOGETHER)
  .describe('One, or a list of refusals that is signed as a whole');
const Asked = z.strictObject({ acts: Acts }).meta({ id: 'ActsToSign' });
const ByPassword = z
  .strictObject({
    acts: Acts,
    password: z.string().max(128),
    code: Code.optional(),
    recoveryCode: RecoveryCode.optional(),
  })
  .meta({ id: 'SignByPassword' });
const Offer = z
  .strictObject({
    inclusions: z.array(Inclusion).nullable().describe('Goes into each signature as `list`; null for one act alone'),
    passkey: PasskeyOptions.nullable().describe('For navigator.credentials.get; null where no passkey counts'),
    passkeys: z
      .array(z.strictObject({ credentialId: z.string(), key: z.uuid() }))
      .describe('Which key each of these passkeys is: goes into the signature as `key`'),
    password: z.boolean().describe('A key that counts is opened by the password'),
    withCode: z.boolean().describe('A code of the authenticator application goes with the password'),
    waiting: z.int().describe('Own keys that are not confirmed yet'),
    otherSite: z.int().describe('Own passkeys that belong to another host name: they sign nothing here'),
  })
  .meta({ id: 'SigningOffer' });
const Signed = z.strictObject({ signatures: z.array(Signature) }).meta({ id: 'Signatures' });

@ApiTags('Signatures')
@ServedBy('identity')
@Controller('/api/session/signatures')
@SignedIn()
export class SignaturesController {
  constructor(private readonly signing: SigningService) {}

  @Post('options')
  @ApiOperation({ summary: 'What the person may sign these acts with' })
  @ApiCreatedResponse({ standardSchema: Offer })
  async offer(@Body({ schema: Asked }) { acts }: z.infer<typeof Asked>, @CurrentSession() session: OpenSession) {
    const { inclusions, passkeys, ...offer } = await this.signing.offer(session, acts);
    return { ...offer, passkeys: [...passkeys], inclusions: inclusions && [...inclusions] };
  }

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Signs by the key that the password opens; no grace time, one proof an act' })
  @ApiOkResponse({ standardSchema: Signed })
  async sign(
    @Body({ schema: ByPassword }) { acts, ...given }: z.infer<typeof ByPassword>,
    @CurrentSession() session: OpenSession,
    @Req() request: FastifyRequest,
  ): Promise<z.infer<typeof Signed>> {
    return { signatures: valueOrFail(await this.signing.sign(session, acts, given, visitOf(request))) };
  }
}
