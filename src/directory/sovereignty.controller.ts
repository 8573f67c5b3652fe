/** The sovereignty file over HTTP. */
import { Body, Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Person } from '../access/access.js';
import { CurrentPerson } from '../access/current-person.js';
import { Permit, Signed } from '../access/permit.js';
import { valueOrFail } from '../domain/kernel/result.js';
import { ChangeConsent } from './registry.view.js';
import { Sovereignty } from './sovereignty.js';
import { SovereigntyProposed, SovereigntyShown } from './sovereignty.view.js';

const Id = z.uuid();

@ApiTags('Registry')
@Controller('/api/registry/sovereignty')
@Permit('registry.read')
export class SovereigntyController {
  constructor(private readonly sovereignty: Sovereignty) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'The sovereignty file of the operator, what departs from SecNumCloud 3.2, and its history' })
  @ApiOkResponse({ standardSchema: SovereigntyShown })
  async shown(): Promise<SovereigntyShown> {
    const { file, adopted, departures, noticeDue, versions } = await this.sovereignty.list();
    return {
      ...{ file, version: adopted?.changeId ?? null, noticeDue, departures },
      versions: versions.toReversed().map(({ after: _, ...version }) => version),
    };
  }

  @Post()
  @HttpCode(204)
  @Permit('directory.propose')
  @Signed()
  @ApiOperation({ summary: 'Proposes a new version of the file, signed over exactly what it says' })
  @ApiNoContentResponse()
  async propose(
    @Body({ schema: SovereigntyProposed }) proposal: z.infer<typeof SovereigntyProposed>,
    @CurrentPerson() person: Person,
  ): Promise<void> {
    valueOrFail(await this.sovereignty.propose(proposal, person));
  }

  @Post(':id/adoption')
  @HttpCode(204)
  @Permit('directory.adopt')
  @Signed()
  @ApiOperation({ summary: 'Adopts it, as another person than the one who proposed it' })
  @ApiNoContentResponse()
  async adopt(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: ChangeConsent }) { signature }: z.infer<typeof ChangeConsent>,
    @CurrentPerson() person: Person,
  ): Promise<void> {
    valueOrFail(await this.sovereignty.adopt(id, signature, person));
  }

  @Post(':id/withdrawal')
  @HttpCode(204)
  @Permit('directory.propose')
  @ApiOperation({ summary: 'Withdraws it before its adoption' })
  @ApiNoContentResponse()
  async withdraw(@Param('id', { schema: Id }) id: string, @CurrentPerson() person: Person): Promise<void> {
    valueOrFail(await this.sovereignty.withdraw(id, person));
  }
}
