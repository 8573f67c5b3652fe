/** Statements to customers over HTTP. */
import { Body, Controller, Get, Header, HttpCode, Param, Post, StreamableFile } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Person } from '../../access/access.js';
import { CurrentPerson } from '../../access/current-person.js';
import { Permit, Signed, StepUp } from '../../access/permit.js';
import { valueOrFail } from '../../domain/kernel/result.js';
import { Costs } from '../../platform/http/rate-limit.js';
import { StatementsService } from './statements.service.js';
import { StatementDelivery, StatementList, StatementSignOff, StatementToAsk, shown } from './statements.view.js';

const Id = z.uuid();
const FileName = z.string().regex(/^releve-[0-9a-f-]{36}\.(fr\.pdf|en\.pdf|json)$/);

@ApiTags('Reports')
@Controller('/api/statements')
export class StatementsController {
  constructor(private readonly statements: StatementsService) {}

  @Get()
  @Costs('read')
  @Permit('statement.read')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Statements that customers asked for, the newest first' })
  @ApiOkResponse({ standardSchema: StatementList })
  async list(): Promise<StatementList> {
    return { statements: (await this.statements.list()).map(shown) };
  }

  @Post()
  @HttpCode(204)
  @Permit('statement.prepare')
  @ApiOperation({ summary: 'A customer asked for a statement of the requests about it' })
  @ApiNoContentResponse()
  async ask(
    @Body({ schema: StatementToAsk }) { id, customer, from, to, askedOn }: z.infer<typeof StatementToAsk>,
    @CurrentPerson() person: Person,
  ): Promise<void> {
    valueOrFail(await this.statements.ask({ id, customer, period: { from, to }, askedOn }, person));
  }

  @Post(':id/preparation')
  @HttpCode(204)
  @Costs('whole')
  @Permit('statement.prepare')
  @ApiOperation({ summary: 'Counts, draws and seals it; what was prepared before counts for nothing' })
  @ApiNoContentResponse()
  async prepare(@Param('id', { schema: Id }) id: string, @CurrentPerson() person: Person): Promise<void> {
    valueOrFail(await this.statements.prepare(id, person));
  }

  @Post(':id/sign-off')
  @HttpCode(204)
  @Costs('work')
  @Permit('statement.sign_off')
  @Signed()
  @ApiOperation({ summary: 'Signs off the files with this digest, as another person than the one who prepared them' })
  @ApiNoContentResponse()
  async signOff(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: StatementSignOff }) act: z.infer<typeof StatementSignOff>,
    @CurrentPerson() person: Person,
  ): Promise<void> {
    valueOrFail(await this.statements.signOff(id, act, person));
  }

  @Post(':id/delivery')
  @HttpCode(204)
  @Costs('work')
  @Permit('statement.deliver')
  @StepUp()
  @ApiOperation({ summary: 'The statement that was signed off was given to the customer' })
  @ApiNoContentResponse()
  async deliver(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: StatementDelivery }) { digest }: z.infer<typeof StatementDelivery>,
    @CurrentPerson() person: Person,
  ): Promise<void> {
    valueOrFail(await this.statements.deliver(id, digest, person));
  }

  @Get(':id/:file')
  @Costs('read')
  @Permit('statement.read')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'One file of a statement: in French or in English, or its data' })
  @ApiProduces('application/pdf', 'application/json')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async file(
    @Param('id', { schema: Id }) id: string,
    @Param('file', { schema: FileName }) name: string,
    @CurrentPerson() person: Person,
  ): Promise<StreamableFile> {
    const type = name.endsWith('.pdf') ? 'application/pdf' : 'application/json';
    return new StreamableFile(valueOrFail(await this.statements.file(id, name, person)), { type });
  }
}
