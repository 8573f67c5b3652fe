/** Safe mode over HTTP: read by everyone who is signed in, ended by two people who sign. */
import { Body, Controller, Get, Header, HttpCode, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Person } from '../../../access/access.js';
import { CurrentPerson } from '../../../access/current-person.js';
import { Permit, Signed, SignedIn } from '../../../access/permit.js';
import { valueOrFail } from '../../../domain/kernel/result.js';
import { Signature } from '../../../domain/signature/signature.js';
import { ServedBy } from '../../../platform/http/served/served-by.js';
import { InstallationService } from './installation.service.js';

const Installation = z
  .strictObject({
    reasons: z
      .array(z.enum(['moved', 'older']))
      .describe(
        'Why nothing is sent: copied, restored or moved; entries of the log are missing. Empty out of safe mode',
      ),
    place: z.string().describe('SHA-256 of cluster, database and store of files: what is confirmed'),
    lost: z
      .strictObject({ size: z.int(), root: z.string() })
      .nullable()
      .describe('Newest checkpoint kept outside, where the database has fewer entries'),
    before: z.int().nonnegative().describe('What a confirmation signs as its `seq`: the place that was taken before'),
    confirmations: z.array(z.strictObject({ by: z.uuid(), at: z.string() })),
  })
  .meta({ id: 'Installation' });
const Confirmation = z.strictObject({ signature: Signature }).meta({ id: 'InstallationConfirmation' });

@ApiTags('Installation')
@Controller('/api/installation')
@ServedBy('identity')
export class InstallationController {
  constructor(private readonly installation: InstallationService) {}

  @Get()
  @SignedIn()
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Whether this is the installation, or a copy in safe mode' })
  @ApiOkResponse({ standardSchema: Installation })
  async shown(): Promise<z.infer<typeof Installation>> {
    const { reasons, place, lost, before, confirmations } = await this.installation.shown();
    return { reasons: [...reasons], place, lost, before, confirmations: [...confirmations] };
  }

  @Post('confirmation')
  @Permit('people.confirm')
  @Signed()
  @HttpCode(204)
  @ApiOperation({ summary: 'Signs that this database is the installation; the second person ends safe mode' })
  @ApiNoContentResponse({ description: 'It is recorded' })
  async confirm(
    @Body({ schema: Confirmation }) { signature }: z.infer<typeof Confirmation>,
    @CurrentPerson() person: Person,
  ): Promise<void> {
    valueOrFail(await this.installation.confirm(person.id, signature));
  }
}
