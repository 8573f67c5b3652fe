/** The cases that the next edition of a quarter is to tell of, while they are written. */
import { Body, Controller, Get, Header, HttpCode, Param, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Person } from '../../access/access.js';
import { CurrentPerson } from '../../access/current-person.js';
import { Permit } from '../../access/permit.js';
import { MOST_STORIES, StoryDraft } from '../../domain/report/story.js';
import { Database } from '../../platform/database/database.js';
import { StoryDraftStore } from '../edition/story-draft.store.js';
import { Period } from './report.controller.js';

const stories = z.array(StoryDraft).max(MOST_STORIES);
const Written = z.strictObject({ stories }).meta({ id: 'WrittenStories' });
const Kept = z
  .strictObject({
    draft: z
      .strictObject({ stories, by: z.uuid(), at: z.iso.datetime() })
      .nullable()
      .describe('Null before anything was written'),
  })
  .meta({ id: 'KeptStories' });

@ApiTags('Reports')
@Controller('/api/reports')
export class StoryDraftController {
  constructor(
    private readonly database: Database,
    private readonly drafts: StoryDraftStore,
  ) {}

  @Get(':period/stories')
  @Permit('report.draft')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'What was written last of the cases that the next edition is to tell of' })
  @ApiOkResponse({ standardSchema: Kept })
  async read(@Param('period', { schema: Period }) period: string): Promise<z.infer<typeof Kept>> {
    return { draft: await this.database.transaction((tx) => this.drafts.find(tx, period)) };
  }

  @Put(':period/stories')
  @HttpCode(204)
  @Permit('report.draft')
  @ApiOperation({ summary: 'Keeps what is written, half a case too; the order for an edition says what it tells' })
  @ApiNoContentResponse()
  async keep(
    @Param('period', { schema: Period }) period: string,
    @Body({ schema: Written }) { stories }: z.infer<typeof Written>,
    @CurrentPerson() { id }: Person,
  ): Promise<void> {
    await this.database.transaction((tx) => this.drafts.keep(tx, period, stories, id));
  }
}
