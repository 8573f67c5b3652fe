/** The letters of a draft as they would read. */
import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Person } from '../../access/access.js';
import { CurrentPerson } from '../../access/current-person.js';
import { Permit } from '../../access/permit.js';
import { LetterKind } from '../../domain/law/vocabulary.js';
import { Costs } from '../../platform/http/rate-limit.js';
import { TemplateTrialService } from './template-trial.service.js';

const Id = z.uuid();
const Texts = z.array(z.string());
const Tried = z
  .strictObject({
    reference: z.string().nullable().describe('Of the case; null for an invented request'),
    versions: z.array(
      z.strictObject({
        language: z.enum(['fr', 'en']),
        before: Texts.describe('Paragraphs under the templates in use'),
        after: Texts,
      }),
    ),
  })
  .meta({ id: 'LawDraftTriedLetter' });
const Trials = z
  .strictObject({ trials: z.array(z.strictObject({ kind: LetterKind, letters: z.array(Tried) })) })
  .meta({ id: 'LawDraftLetters' });

@ApiTags('Law')
@Controller('/api/law/upkeep/drafts/:id/letters')
export class TemplateTrialController {
  constructor(private readonly trials: TemplateTrialService) {}

  @Get()
  @Permit('law.upkeep')
  @Costs('work')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    summary:
      'The letters of a draft, written for an invented request and for the last cases of their kind, in both languages',
  })
  @ApiOkResponse({ standardSchema: Trials })
  async list(
    @Param('id', { schema: Id }) id: string,
    @CurrentPerson() person: Person,
  ): Promise<z.infer<typeof Trials>> {
    const trials = await this.trials.try(id, person);
    return {
      trials: trials.map(({ kind, letters }) => ({
        kind,
        letters: letters.map(({ reference, versions }) => ({
          reference,
          versions: versions.map(({ language, before, after }) => ({
            language,
            before: [...before],
            after: [...after],
          })),
        })),
      })),
    };
  }
}
