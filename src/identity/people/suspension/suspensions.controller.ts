/** Suspensions: one person who confirms stops one account for three days, and lifts it; others lift it by two. */
import { Body, Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Person } from '../../../access/access.js';
import { CurrentPerson } from '../../../access/current-person.js';
import { Permit, Signed } from '../../../access/permit.js';
import type { PersonId } from '../../../domain/kernel/brand.js';
import { valueOrFail } from '../../../domain/kernel/result.js';
import { Signature } from '../../../domain/signature/signature.js';
import { ServedBy } from '../../../platform/http/served/served-by.js';
import { SuspensionsService } from './suspensions.service.js';

const Id = z.uuid();
const Standing = z
  .strictObject({
    suspensions: z.array(
      z.strictObject({
        id: z.uuid(),
        account: z.uuid(),
        by: z.uuid(),
        at: z.iso.datetime(),
        until: z.iso.datetime().describe('When it ends by itself'),
        liftedBy: z.array(z.uuid()).describe('Who has signed that it be lifted: two others than who ordered it do'),
      }),
    ),
  })
  .meta({ id: 'Suspensions' });
const NewSuspension = z
  .strictObject({
    id: z.uuid().describe('Chosen by the person who suspends, and named in the signature'),
    account: z.uuid().transform((id) => id as PersonId),
    signature: Signature,
  })
  .meta({ id: 'NewSuspension' });
const Lifting = z.strictObject({ signature: Signature }).meta({ id: 'SuspensionLifting' });

@ApiTags('People')
@ServedBy('identity')
@Controller('/api/suspensions')
export class SuspensionsController {
  constructor(private readonly suspensions: SuspensionsService) {}

  @Get()
  @Permit('people.confirm')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Accounts that are suspended now, by whom and until when' })
  @ApiOkResponse({ standardSchema: Standing })
  async list(): Promise<z.infer<typeof Standing>> {
    const standing = await this.suspensions.standing();
    return { suspensions: standing.map((each) => ({ ...each, liftedBy: [...each.liftedBy] })) };
  }

  @Post()
  @Permit('people.confirm')
  @Signed()
  @HttpCode(204)
  @ApiOperation({ summary: 'Suspends the account of someone else for three days; one at a time' })
  @ApiNoContentResponse({ description: 'It signs nothing, and its sessions have ended' })
  async suspend(
    @Body({ schema: NewSuspension }) body: z.infer<typeof NewSuspension>,
    @CurrentPerson() person: Person,
  ): Promise<void> {
    valueOrFail(await this.suspensions.suspend(body, person.id));
  }

  @Post(':id/lifting')
  @Permit('people.confirm')
  @Signed()
  @HttpCode(204)
  @ApiOperation({ summary: 'Lifts a suspension: alone by who ordered it, by two otherwise' })
  @ApiNoContentResponse({
    description: 'Signed: it ends by the person who ordered it, or with the second of two others',
  })
  async lift(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: Lifting }) { signature }: z.infer<typeof Lifting>,
    @CurrentPerson() person: Person,
  ): Promise<void> {
    valueOrFail(await this.suspensions.lift(id, person.id, signature));
  }
}
