/** What a person is writing into the forms of a case: only that person reads it. */
import { Body, Controller, Delete, Get, Header, HttpCode, Param, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Person } from '../../access/access.js';
import { CurrentPerson } from '../../access/current-person.js';
import { Permit } from '../../access/permit.js';
import { valueOrFail } from '../../domain/kernel/result.js';
import { DraftsService } from './drafts.service.js';

const Id = z.uuid();
const Form = z.string().regex(/^[A-Za-z0-9_-]{1,120}$/);

const Written = z
  .strictObject({
    seen: z.int().nonnegative().describe('Entries of the case when the form was opened'),
    content: z.string().min(2).max(200_000).describe('As the form writes it; the service never reads it'),
  })
  .meta({ id: 'WrittenDraft' });
const Drafts = z
  .strictObject({ drafts: z.array(Written.extend({ form: Form, at: z.iso.datetime() })) })
  .meta({ id: 'CaseDrafts' });

@ApiTags('Cases')
@Controller('/api/cases/:id/drafts')
export class DraftsController {
  constructor(private readonly drafts: DraftsService) {}

  @Get()
  @Permit('case.read')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'What the person who asks is writing into the forms of the case' })
  @ApiOkResponse({ standardSchema: Drafts })
  async read(
    @Param('id', { schema: Id }) id: string,
    @CurrentPerson() person: Person,
  ): Promise<z.infer<typeof Drafts>> {
    return { drafts: valueOrFail(await this.drafts.read(id, person.id)) };
  }

  @Put(':form')
  @HttpCode(204)
  @Permit('case.read')
  @ApiOperation({ summary: 'Keeps what a person is writing into a form of the case, for that person alone' })
  @ApiNoContentResponse()
  async keep(
    @Param('id', { schema: Id }) id: string,
    @Param('form', { schema: Form }) form: string,
    @Body({ schema: Written }) written: z.infer<typeof Written>,
    @CurrentPerson() person: Person,
  ): Promise<void> {
    valueOrFail(await this.drafts.keep(id, person.id, { form, ...written }));
  }

  @Delete(':form')
  @HttpCode(204)
  @Permit('case.read')
  @ApiOperation({ summary: 'Takes the draft of a form away' })
  @ApiNoContentResponse()
  async drop(
    @Param('id', { schema: Id }) id: string,
    @Param('form', { schema: Form }) form: string,
    @CurrentPerson() person: Person,
  ): Promise<void> {
    await this.drafts.drop(id, person.id, form);
  }
}
