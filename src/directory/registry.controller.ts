/** The operator's registry over HTTP: what people look up before they call back, write to or judge a requester. */
import { Body, Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Person } from '../access/access.js';
import { CurrentPerson } from '../access/current-person.js';
import { Permit, Signed } from '../access/permit.js';
import { Catalogue } from '../catalogue/catalogue.service.js';
import { valueOrFail } from '../domain/kernel/result.js';
import { DirectoryService } from './directory.service.js';
import { authoritiesOn, operatorOf, shownChanges } from './registry.js';
import {
  ChangeConsent,
  ListRead,
  ListToRead,
  ProposedChange,
  RegisteredAuthorities,
  RegisteredChanges,
  RegisteredOperator,
} from './registry.view.js';

const Id = z.uuid();

@ApiTags('Registry')
@Controller('/api/registry')
@Permit('registry.read')
export class RegistryController {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly directory: DirectoryService,
  ) {}

  @Get('authorities')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Authorities, their mail domains, and the numbers at which they are called back' })
  @ApiOkResponse({ standardSchema: RegisteredAuthorities })
  async authorities(): Promise<RegisteredAuthorities> {
    const { now, day } = await this.directory.list();
    return authoritiesOn(now, day);
  }

  @Get('changes')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Changes of the directory of authorities, the newest first, with what each replaces' })
  @ApiOkResponse({ standardSchema: RegisteredChanges })
  async changes(): Promise<RegisteredChanges> {
    const { changes, now } = await this.directory.list();
    return shownChanges(changes, now);
  }

  @Post('list')
  @HttpCode(200)
  @Permit('directory.propose')
  @ApiOperation({ summary: 'Reads an official list of authorities as entries that can be proposed; keeps nothing' })
  @ApiOkResponse({ standardSchema: ListRead })
  read(@Body({ schema: ListToRead }) { text, ...provenance }: z.infer<typeof ListToRead>) {
    return this.directory.read(text, provenance);
  }

  @Post('changes')
  @HttpCode(204)
  @Permit('directory.propose')
  @Signed()
  @ApiOperation({ summary: 'Proposes a change of the directory, signed over exactly what it says' })
  @ApiNoContentResponse()
  async propose(
    @Body({ schema: ProposedChange }) proposal: z.infer<typeof ProposedChange>,
    @CurrentPerson() person: Person,
  ): Promise<void> {
    valueOrFail(await this.directory.propose(proposal, person));
  }

  @Post('changes/:id/adoption')
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
    valueOrFail(await this.directory.adopt(id, signature, person));
  }

  @Post('changes/:id/withdrawal')
  @HttpCode(204)
  @Permit('directory.propose')
  @ApiOperation({ summary: 'Withdraws it before its adoption' })
  @ApiNoContentResponse()
  async withdraw(@Param('id', { schema: Id }) id: string, @CurrentPerson() person: Person): Promise<void> {
    valueOrFail(await this.directory.withdraw(id, person));
  }

  @Get('operator')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'The profile of the operator' })
  @ApiOkResponse({ standardSchema: RegisteredOperator })
  operator(): RegisteredOperator {
    return operatorOf(this.catalogue.law);
  }
}
