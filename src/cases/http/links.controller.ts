/** Cases said to be one request, or to belong together; many at once. */
import { Body, Controller, Delete, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Person } from '../../access/access.js';
import { CurrentPerson } from '../../access/current-person.js';
import { Permit } from '../../access/permit.js';
import { valueOrFail } from '../../domain/kernel/result.js';
import { LinkKind } from '../rows/link.store.js';
import { LinksService } from './links.service.js';

const Id = z.uuid();
const MOST_CASES = 200;

const Link = z
  .strictObject({
    kind: LinkKind.describe('The same request that came more than once, or requests that belong together'),
    cases: z.array(z.uuid()).min(2).max(MOST_CASES),
  })
  .meta({ id: 'CaseLinkAsked' });
const Linked = z.strictObject({ id: z.uuid() }).meta({ id: 'CaseLinked' });

@ApiTags('Cases')
@Controller('/api/case-links')
@Permit('case.link')
export class LinksController {
  constructor(private readonly links: LinksService) {}

  @Post()
  @ApiOperation({ summary: 'Links cases to each other; nothing else of them changes' })
  @ApiCreatedResponse({ standardSchema: Linked })
  async link(@Body({ schema: Link }) { kind, cases }: z.infer<typeof Link>, @CurrentPerson() person: Person) {
    return valueOrFail(await this.links.link(kind, cases, person));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Undoes a link' })
  @ApiNoContentResponse({ description: 'Undone' })
  async undo(@Param('id', { schema: Id }) id: string, @CurrentPerson() person: Person): Promise<void> {
    valueOrFail(await this.links.undo(id, person));
  }
}
