/** The second factors of the person who asks. */
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CurrentSession } from '../../../access/current-person.js';
import { SignedIn, StepUp } from '../../../access/permit.js';
import type { OpenSession } from '../../../access/session.store.js';
import { valueOrFail } from '../../../domain/kernel/result.js';
import { ServedBy } from '../../../platform/http/served/served-by.js';
import { visitOf } from '../../account/attempt/visit.js';
import { Code } from '../../account/factor/factor-proof.js';
import { Attestation, PasskeyOptions } from '../../account/factor/passkey.js';
import { FactorsService } from './factors.service.js';

const Name = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .regex(/^[^\p{C}]+$/u);
const Ceremony = z.string().max(64);
const TotpBody = z.strictObject({ ceremony: Ceremony, code: Code }).meta({ id: 'TotpConfirmation' });
const PasskeyBody = z
  .strictObject({ ceremony: Ceremony, name: Name, response: Attestation })
  .meta({ id: 'NewPasskey' });
const NameBody = z.strictObject({ name: Name }).meta({ id: 'PasskeyName' });
const PasskeyId = z.uuid();

const Factors = z
  .strictObject({
    totp: z.strictObject({ enrolledAt: z.iso.datetime() }).nullable(),
    recoveryCodes: z.int().nonnegative().describe('How many are unused'),
    passkeys: z.array(
      z.strictObject({
        id: z.uuid(),
        name: z.string(),
        addedAt: z.iso.datetime(),
        usedAt: z.iso.datetime().nullable(),
        multiDevice: z.boolean().describe('It may be copied between the devices of its owner'),
        backedUp: z.boolean().describe('It was, when it was last used'),
      }),
    ),
  })
  .meta({ id: 'Factors' });
const TotpOffer = z
  .strictObject({
    ceremony: Ceremony.describe('Sent back with the first code'),
    secret: z.string().describe('Base32, to type'),
    uri: z.string().describe('otpauth://, to draw as a QR code'),
  })
  .meta({ id: 'TotpOffer' });
const EnrolmentOffer = z
  .strictObject({ ceremony: Ceremony.describe('Sent back with the answer'), options: PasskeyOptions })
  .meta({ id: 'PasskeyEnrolmentOffer' });
const Codes = z.array(z.string()).describe('Shown this once');
const EnrolledAnswer = z
  .strictObject({
    recoveryCodes: Codes.nullable().describe('New codes, for a person who had none; shown only this once'),
  })
  .meta({ id: 'EnrolledFactor' });
const AddedPasskey = EnrolledAnswer.extend({ id: z.uuid() }).meta({ id: 'EnrolledPasskey' });
const CodesAnswer = z.strictObject({ recoveryCodes: Codes }).meta({ id: 'RecoveryCodes' });

@ApiTags('Second factors')
@ServedBy('identity')
@Controller('/api/factors')
export class FactorsController {
  constructor(private readonly factors: FactorsService) {}

  @Get()
  @SignedIn()
  @ApiOperation({ summary: 'The second factors of the person who asks' })
  @ApiOkResponse({ standardSchema: Factors })
  async list(@CurrentSession() session: OpenSession): Promise<z.infer<typeof Factors>> {
    const { totpSince, recoveryCodes, passkeys } = await this.factors.held(session);
    return {
      totp: totpSince === null ? null : { enrolledAt: totpSince },
      recoveryCodes,
      passkeys: passkeys.map(({ id, name, addedAt, usedAt, multiDevice, backedUp }) => {
        return { id, name, addedAt, usedAt, multiDevice, backedUp };
      }),
    };
  }

  @Post('totp')
  @SignedIn()
  @StepUp()
  @ApiOperation({ summary: 'Offers a secret for an authenticator application' })
  @ApiCreatedResponse({ standardSchema: TotpOffer })
  async startTotp(@CurrentSession() session: OpenSession): Promise<z.infer<typeof TotpOffer>> {
    return valueOrFail(await this.factors.startTotp(session));
  }

  @Post('totp/confirmation')
  @SignedIn()
  @StepUp()
  @ApiOperation({ summary: 'Enrols the secret by its first code, in the place of one before' })
  @ApiCreatedResponse({ standardSchema: EnrolledAnswer })
  async confirmTotp(
    @Body({ schema: TotpBody }) { ceremony, code }: z.infer<typeof TotpBody>,
    @CurrentSession() session: OpenSession,
  ): Promise<z.infer<typeof EnrolledAnswer>> {
    return valueOrFail(await this.factors.confirmTotp(session, ceremony, code));
  }

  @Delete('totp')
  @SignedIn()
  @StepUp()
  @HttpCode(204)
  @ApiOperation({ summary: 'Removes the authenticator application' })
  @ApiNoContentResponse({ description: 'Removed' })
  async removeTotp(@CurrentSession() session: OpenSession): Promise<void> {
    valueOrFail(await this.factors.removeTotp(session));
  }

  @Post('recovery-codes')
  @SignedIn()
  @StepUp()
  @ApiOperation({ summary: 'Ten new recovery codes; those before open nothing any more' })
  @ApiCreatedResponse({ standardSchema: CodesAnswer })
  async renewCodes(@CurrentSession() session: OpenSession): Promise<z.infer<typeof CodesAnswer>> {
    return { recoveryCodes: valueOrFail(await this.factors.renewCodes(session)) };
  }

  @Post('passkeys/options')
  @SignedIn()
  @StepUp()
  @ApiOperation({ summary: 'Offers to enrol a passkey' })
  @ApiCreatedResponse({ standardSchema: EnrolmentOffer })
  async startPasskey(@CurrentSession() session: OpenSession): Promise<z.infer<typeof EnrolmentOffer>> {
    return valueOrFail(await this.factors.startPasskey(session));
  }

  @Post('passkeys')
  @SignedIn()
  @StepUp()
  @ApiOperation({ summary: 'Enrols a passkey under a name' })
  @ApiCreatedResponse({ standardSchema: AddedPasskey })
  async addPasskey(
    @Body({ schema: PasskeyBody }) body: z.infer<typeof PasskeyBody>,
    @CurrentSession() session: OpenSession,
    @Req() request: FastifyRequest,
  ): Promise<z.infer<typeof AddedPasskey>> {
    return valueOrFail(await this.factors.addPasskey(session, body, visitOf(request)));
  }

  @Put('passkeys/:id/name')
  @SignedIn()
  @HttpCode(204)
  @ApiOperation({ summary: 'Renames a passkey' })
  @ApiNoContentResponse({ description: 'Renamed' })
  async renamePasskey(
    @Param('id', { schema: PasskeyId }) id: string,
    @Body({ schema: NameBody }) { name }: z.infer<typeof NameBody>,
    @CurrentSession() session: OpenSession,
  ): Promise<void> {
    valueOrFail(await this.factors.renamePasskey(session, id, name));
  }

  @Delete('passkeys/:id')
  @SignedIn()
  @StepUp()
  @HttpCode(204)
  @ApiOperation({ summary: 'Removes a passkey' })
  @ApiNoContentResponse({ description: 'Removed' })
  async removePasskey(
    @Param('id', { schema: PasskeyId }) id: string,
    @CurrentSession() session: OpenSession,
  ): Promise<void> {
    valueOrFail(await this.factors.removePasskey(session, id));
  }
}
