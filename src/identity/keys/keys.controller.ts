/** Signing keys: one's own, and those that wait for a second person. */
import { Body, Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { Person } from '../../access/access.js';
import { CurrentPerson } from '../../access/current-person.js';
import { Permit, Signed, SignedIn, StepUp } from '../../access/permit.js';
import { valueOrFail } from '../../domain/kernel/result.js';
import { ActToSign, digestOfAct } from '../../domain/signature/act.js';
import { enrolmentOf, KeyKind } from '../../domain/signature/key-event.js';
import { Signature } from '../../domain/signature/signature.js';
import { ServedBy } from '../../platform/http/served/served-by.js';
import { PasswordProof } from '../account/attempt/password-proof.js';
import { PasskeyOptions } from '../account/factor/passkey.js';
import { RelyingParty } from '../account/factor/relying-party.js';
import { EnrolmentsService } from './enrolments.service.js';
import { KeysService } from './keys.service.js';

const Id = z.uuid();
const Key = z
  .strictObject({
    id: z.uuid(),
    person: z.uuid(),
    kind: KeyKind,
    rpId: z.string().nullable().describe('Host name that a passkey belongs to'),
    aaguid: z.string().nullable().describe('Model of the authenticator'),
    backupEligible: z.boolean().nullable().describe('It may be copied between devices'),
    fingerprint: z.string().describe('SHA-256, hexadecimal: compare it with the one that the person reads'),
    state: z.enum(['waiting', 'confirmed', 'revoked']),
    confirmable: z
      .boolean()
      .describe('It waits, and another person may confirm it; false for one that counts for nothing'),
    seq: z.int().describe('Stated in the confirmation that is signed'),
    enrolledAt: z.string(),
    confirmedBy: z.string().nullable().describe('The second person, or `machine` for the first two keys'),
    confirmedAt: z.string().nullable(),
    foundedFrom: z.string().nullable().describe('When the machine may confirm it, where it announced that'),
    otherSite: z.boolean().describe('It belongs to another host name: it signs nothing here'),
  })
  .meta({ id: 'SigningKey' });
const Keys = z.strictObject({ keys: z.array(Key) }).meta({ id: 'SigningKeys' });
const OwnKeys = z
  .strictObject({
    keys: z.array(Key.extend({ passkey: z.uuid().nullable().describe('Of GET /api/factors') })),
    confirmers: z.array(z.uuid()).describe('Accounts that may confirm one of them'),
    wantsFounders: z.boolean().describe('The first two keys are confirmed on the machine: greffe keys confirm'),
    wantsProof: z.boolean().describe('A new key is proved by an older one, or by the two codes of a grant'),
  })
  .meta({ id: 'OwnSigningKeys' });
const Offer = z
  .strictObject({ act: ActToSign, key: z.uuid(), passkey: PasskeyOptions })
  .meta({ id: 'SigningKeyOffer', description: 'The passkey signs its own enrolment, with the user verified' });
const Enrolment = z
  .strictObject({
    signature: Signature.describe('Of the passkey itself'),
    olderKey: Signature.optional().describe('Over the same act, by a key of the person that counts'),
    codes: z
      .strictObject({ code: z.string().max(64), askedCode: z.string().max(64) })
      .optional()
      .describe('For a person without such a key: of the one who confirmed their grant, and of the one who asked'),
  })
  .meta({ id: 'SignedEnrolment' });
const ByPassword = z.strictObject({ password: z.string().max(128) }).meta({ id: 'PasswordKeyWanted' });
const OwnRevocation = z
  .strictObject({ signature: Signature.optional().describe('Of the person; needed for a key that counts') })
  .meta({ id: 'KeyRevocation' });
const Confirmation = z.strictObject({ signature: Signature }).meta({ id: 'KeyConfirmation' });
const Ending = z.strictObject({ signature: Signature }).meta({ id: 'FoundingEnding' });

@ApiTags('Signatures')
@ServedBy('identity')
@Controller('/api/keys')
export class KeysController {
  constructor(
    private readonly keys: KeysService,
    private readonly enrolments: EnrolmentsService,
    private readonly passwords: PasswordProof,
    private readonly party: RelyingParty,
  ) {}

  @Get('own')
  @SignedIn()
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'The signing keys of the person who asks, and who may confirm them' })
  @ApiOkResponse({ standardSchema: OwnKeys })
  async own(@CurrentPerson() { id }: Person) {
    const { keys, confirmers, ...wants } = await this.keys.own(id);
    return { keys: [...keys], confirmers: [...confirmers], ...wants };
  }

  @Get()
  @Permit('people.confirm')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Every signing key that counts or waits, with its fingerprint' })
  @ApiOkResponse({ standardSchema: Keys })
  async list(): Promise<z.infer<typeof Keys>> {
    return { keys: await this.keys.all() };
  }

  @Post('passkeys/:id/options')
  @SignedIn()
  @StepUp()
  @ApiOperation({ summary: 'Offers to sign with a passkey that is enrolled already' })
  @ApiCreatedResponse({ standardSchema: Offer })
  async offer(@Param('id', { schema: Id }) id: string, @CurrentPerson() person: Person) {
    const { key, held } = valueOrFail(await this.enrolments.offer(person.id, id, uuidv7()));
    const act = enrolmentOf(key);
    const challenge = digestOfAct(act).toString('base64url');
    return { act, key: key.key, passkey: await this.party.assertionOptions([held], challenge, true) };
  }

  @Post('passkeys/:id')
  @SignedIn()
  @StepUp()
  @ApiOperation({
    summary: 'Enrols the passkey as a signing key; it counts by two codes, or waits for a second person',
  })
  @ApiCreatedResponse({ standardSchema: Key })
  async enrol(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: Enrolment }) enrolment: z.infer<typeof Enrolment>,
    @CurrentPerson() person: Person,
  ) {
    return valueOrFail(await this.enrolments.enrolPasskey(person.id, id, enrolment));
  }

  @Post('password')
  @SignedIn()
  @StepUp()
  @ApiOperation({ summary: 'Makes a signing key that the own password opens, while the machine confirms keys' })
  @ApiCreatedResponse({ standardSchema: Key })
  async enrolPassword(
    @Body({ schema: ByPassword }) { password }: z.infer<typeof ByPassword>,
    @CurrentPerson() person: Person,
  ) {
    valueOrFail(await this.passwords.prove(person.id, password));
    return valueOrFail(await this.enrolments.enrolPassword(person.id, password));
  }

  @Post('own/:id/removal')
  @SignedIn()
  @StepUp()
  @HttpCode(204)
  @ApiOperation({ summary: 'Revokes a signing key of the person who asks, by their signature where it counts already' })
  @ApiNoContentResponse({ description: 'It signs nothing any more' })
  async remove(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: OwnRevocation }) { signature }: z.infer<typeof OwnRevocation>,
    @CurrentPerson() person: Person,
  ): Promise<void> {
    valueOrFail(await this.keys.revoke(id, person.id, signature));
  }

  @Post(':id/confirmation')
  @Permit('people.confirm')
  @Signed()
  @ApiOperation({ summary: 'Confirms the key of another person, once its fingerprint was compared' })
  @ApiCreatedResponse({ standardSchema: Key })
  async confirm(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: Confirmation }) { signature }: z.infer<typeof Confirmation>,
    @CurrentPerson() person: Person,
  ) {
    return valueOrFail(await this.keys.confirm(id, person.id, signature));
  }

  @Post(':id/refusal')
  @Permit('people.confirm')
  @StepUp()
  @HttpCode(204)
  @ApiOperation({ summary: 'Refuses a key that waits' })
  @ApiNoContentResponse({ description: 'It will sign nothing' })
  async refuse(@Param('id', { schema: Id }) id: string, @CurrentPerson() person: Person): Promise<void> {
    valueOrFail(await this.keys.refuse(id, person.id));
  }

  @Post(':id/ending')
  @Permit('people.confirm')
  @Signed()
  @HttpCode(204)
  @ApiOperation({ summary: 'Ends the founding of a key that the machine announced, by one signature' })
  @ApiNoContentResponse({ description: 'It will sign nothing' })
  async end(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: Ending }) { signature }: z.infer<typeof Ending>,
    @CurrentPerson() person: Person,
  ): Promise<void> {
    valueOrFail(await this.keys.end(id, person.id, signature));
  }
}
