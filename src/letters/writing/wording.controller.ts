/** Letters while they are written: seen before they are prepared, and what their preparer changed. */
import { Body, Controller, Get, Header, Headers, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Person } from '../../access/access.js';
import { CurrentPerson } from '../../access/current-person.js';
import { Permit } from '../../access/permit.js';
import { keyOf, personActor } from '../../cases/http/answer.js';
import type { ComposedLetter } from '../../domain/case/letters/letter.js';
import { Element } from '../../domain/case/letters/letter-template.js';
import { textsOfPart } from '../../domain/case/letters/letter-version.js';
import { LetterWriting } from '../../domain/case/letters/letter-writing.js';
import { valueOrFail } from '../../domain/kernel/result.js';
import { CheckName } from '../../domain/law/fact.js';
import { Action, Sha256Text } from '../../domain/law/vocabulary.js';
import { Costs } from '../../platform/http/rate-limit.js';
import { DisclosedTargets } from './disclosed-targets.js';
import { FileTarget, GivenTargets, NamedTargets } from './given-targets.js';
import { LettersService } from './letters.service.js';
import { GivenUpload } from './produced-files.js';
import { Wording } from './wording.js';
import { WordingService } from './wording.service.js';

const Id = z.uuid();

const ToPreview = z.strictObject({
  action: Action,
  attachments: z
    .array(z.strictObject({ name: z.string().min(1).max(120), sha256: Sha256Text, target: FileTarget.optional() }))
    .max(20),
  uploads: z.array(GivenUpload).max(20).default([]),
  byPortal: z.boolean().default(false),
  targets: GivenTargets.default([]),
  writing: LetterWriting,
});

const Preview = z
  .strictObject({
    files: z.array(z.strictObject({ name: z.string(), contentType: z.string(), base64: z.base64() })),
    /** Open checks for which it asks, unless they are left out. */
    checks: z.array(CheckName),
    /** The parts of the letter in which one may write, with its fixed texts; the French version first. */
    versions: z.array(
      z.strictObject({
        language: z.enum(['fr', 'en']),
        sections: z.array(z.strictObject({ element: Element, fixed: z.array(z.string()) })),
      }),
    ),
  })
  .meta({ id: 'LetterPreview' });

const TargetNames = z.strictObject({ targets: NamedTargets }).meta({ id: 'TargetNames' });

const Prepared = z.strictObject({ wording: Wording.nullable() }).meta({ id: 'PreparedWording' });

@ApiTags('Letters')
@Controller('/api/cases/:id')
export class WordingController {
  constructor(
    private readonly letters: LettersService,
    private readonly wordings: WordingService,
    private readonly targets: DisclosedTargets,
  ) {}

  @Post('letter-preview')
  @HttpCode(200)
  @Costs('work')
  @Permit('case.prepare')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'The letter as it would be prepared, and where one may write in it; keeps nothing' })
  @ApiOkResponse({ standardSchema: Preview })
  async preview(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: ToPreview }) { attachments, ...given }: z.infer<typeof ToPreview>,
    @Headers('idempotency-key') key: string,
    @CurrentPerson() person: Person,
  ): Promise<z.infer<typeof Preview>> {
    const enclosures = attachments.map((file) => ({ ...file, contentType: '', content: Buffer.of() }));
    const handling = { actor: personActor(person), key: keyOf(person, key) };
    const { files, checks, standard } = valueOrFail(await this.letters.preview(id, { ...given, enclosures }, handling));
    return {
      files: files.map(({ name, contentType, content }) => ({ name, contentType, base64: content.toString('base64') })),
      checks: [...checks],
      versions: standard ? versionsOf(standard) : [],
    };
  }

  @Get('preparations/:preparationId/wording')
  @Permit('case.read')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'What the preparer changed in the letter, by paragraph' })
  @ApiOkResponse({ standardSchema: Prepared })
  async prepared(
    @Param('id', { schema: Id }) id: string,
    @Param('preparationId', { schema: Id }) preparationId: string,
  ): Promise<z.infer<typeof Prepared>> {
    return { wording: valueOrFail(await this.wordings.prepared(id, preparationId)) };
  }

  @Get('preparations/:preparationId/targets')
  @Permit('case.read')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'The names, periods and reasons behind the table of a disclosure, by the ids of its rows' })
  @ApiOkResponse({ standardSchema: TargetNames })
  async named(
    @Param('id', { schema: Id }) id: string,
    @Param('preparationId', { schema: Id }) preparationId: string,
  ): Promise<z.infer<typeof TargetNames>> {
    return { targets: [...valueOrFail(await this.targets.prepared(id, preparationId))] };
  }
}

const versionsOf = ({ versions }: ComposedLetter) =>
  versions.map(({ language, sections }) => ({
    language,
    sections: sections.map(({ element, parts }) => ({ element, fixed: parts.flatMap(textsOfPart) })),
  }));
