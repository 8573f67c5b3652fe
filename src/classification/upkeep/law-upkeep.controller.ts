/** The upkeep of the law: its files, drafts of them, and the texts to read again. */
import { Body, Controller, Get, Header, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Person } from '../../access/access.js';
import { CurrentPerson } from '../../access/current-person.js';
import { Permit, Signed, StepUp } from '../../access/permit.js';
import { Catalogue } from '../../catalogue/catalogue.service.js';
import { DraftReport } from '../../catalogue/draft/check-draft.js';
import { DraftFile, DraftFiles, isLetter } from '../../catalogue/draft/draft.js';
import { lastVersion, nextName, startOfNext } from '../../catalogue/draft/next-version.js';
import type { SourceFile } from '../../catalogue/files/yaml-file.js';
import { BothLanguages } from '../../domain/kernel/both-languages.js';
import { valueOrFail } from '../../domain/kernel/result.js';
import { Role } from '../../domain/law/vocabulary.js';
import { DraftedFile, type LawDraft } from '../../domain/signature/law-draft.js';
import { Signature } from '../../domain/signature/signature.js';
import { Costs } from '../../platform/http/rate-limit.js';
import { Replay } from './law-draft.store.js';
import { LawUpkeepService } from './law-upkeep.service.js';

const Id = z.uuid();
const When = z.strictObject({ by: z.uuid(), at: z.iso.datetime() });
const DraftSummary = z
  .strictObject({
    draftId: z.uuid(),
    files: z.array(DraftedFile),
    drafted: When,
    proposal: When.extend({
      day: z.iso.date().describe('From that day on the draft is the law'),
      judged: z.int().describe('Past cases on which it was tried'),
      changed: z.int().describe('Outcomes that would change'),
    }).nullable(),
    adopted: When.nullable(),
    withdrawn: When.nullable(),
  })
  .meta({ id: 'LawDraft' });
const Source = z.strictObject({
  text: z.string(),
  names: BothLanguages,
  url: z.string().nullable(),
  checkedOn: z.iso.date(),
  checkedBy: z.uuid().nullable().describe('Null where the file of the law says it'),
  dueOn: z.iso.date().describe('To be read again by then'),
});
const Upkeep = z
  .strictObject({
    files: z.array(z.string()),
    drafts: z.array(DraftSummary),
    sources: z.array(Source),
    owner: Role.describe('Answers for the texts'),
  })
  .meta({ id: 'LawUpkeep' });
const ShownReplay = Replay.extend({ askedAt: z.iso.datetime() }).meta({ id: 'LawReplay' });
const FileText = z.strictObject({ file: z.string(), text: z.string() }).meta({ id: 'LawFile' });
const ShownDraft = z
  .strictObject({ draft: DraftSummary, files: z.array(FileText), replay: ShownReplay.nullable() })
  .meta({ id: 'ShownLawDraft' });
const Asked = DraftFiles.meta({ id: 'LawDraftFiles' });
const Kept = z.strictObject({ id: z.uuid() }).meta({ id: 'KeptLawDraft' });
const Days = z
  .strictObject({ day: z.iso.date(), since: z.iso.date(), until: z.iso.date() })
  .meta({ id: 'LawReplayDays' });
const Proposal = z.strictObject({ day: z.iso.date(), signature: Signature }).meta({ id: 'LawProposal' });
const Consent = z.strictObject({ signature: Signature }).meta({ id: 'LawConsent' });
const OfText = z.strictObject({ text: z.string().max(100) }).meta({ id: 'SourceRead' });

@ApiTags('Law')
@Controller('/api/law/upkeep')
export class LawUpkeepController {
  constructor(
    private readonly upkeep: LawUpkeepService,
    private readonly catalogue: Catalogue,
  ) {}

  @Get()
  @Permit('law.upkeep')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    summary: 'Files of the law, drafts of them, and the texts that the law cites with their last reading',
  })
  @ApiOkResponse({ standardSchema: Upkeep })
  async list(): Promise<z.infer<typeof Upkeep>> {
    const { law, sources: files, letters } = this.catalogue;
    const ofLaw = files.map(({ name }) => name).filter((name) => !isLetter({ file: name }));
    const nextOf = (letter: SourceFile) => nextName(lastVersion(letter.name, letters) ?? letter);
    const { drafts, sources } = await this.upkeep.list();
    return {
      files: [...ofLaw, ...new Set(letters.map(nextOf))].filter(isDraftable),
      drafts: drafts.map(summary),
      sources: sources.map(({ text, ...read }) => {
        const { names = { fr: text, en: text }, url = null } = law.texts[text] ?? {};
        return { text, names, url, ...read };
      }),
      owner: law.upkeep.sources.owner,
    };
  }

  @Get('file')
  @Permit('law.upkeep')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    summary:
      'A file of the law in use, or a letter with which its next version begins; empty for a file that is not there yet',
  })
  @ApiOkResponse({ standardSchema: FileText })
  file(@Query('name', { schema: DraftFile.shape.file }) name: string): z.infer<typeof FileText> {
    const next = startOfNext(name, this.catalogue.letters);
    return { file: name, text: next?.text ?? this.catalogue.inUse(name)?.text ?? '' };
  }

  @Post('check')
  @Costs('whole')
  @HttpCode(200)
  @Permit('law.draft')
  @ApiOperation({ summary: 'Checks and proves a draft, and says in words what it changes; nothing is kept' })
  @ApiOkResponse({ standardSchema: DraftReport })
  async check(
    @Body({ schema: Asked }) draft: z.infer<typeof Asked>,
    @CurrentPerson() person: Person,
  ): Promise<z.infer<typeof DraftReport>> {
    return valueOrFail(await this.upkeep.check(draft, person));
  }

  @Post('drafts')
  @Costs('whole')
  @Permit('law.draft')
  @ApiOperation({ summary: 'Keeps a draft that has no fault and breaks no promise' })
  @ApiCreatedResponse({ standardSchema: Kept })
  async keep(@Body({ schema: Asked }) draft: z.infer<typeof Asked>, @CurrentPerson() person: Person) {
    return { id: valueOrFail(await this.upkeep.keep(draft, person)) };
  }

  @Get('drafts/:id')
  @Permit('law.upkeep')
  @Costs('read')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'One draft with its texts and its last trial on past cases' })
  @ApiOkResponse({ standardSchema: ShownDraft })
  async show(@Param('id', { schema: Id }) id: string): Promise<z.infer<typeof ShownDraft>> {
    const { draft, files, replay } = valueOrFail(await this.upkeep.show(id));
    return { draft: summary(draft), files: [...files], replay };
  }

  @Post('drafts/:id/replay')
  @Costs('whole')
  @HttpCode(202)
  @Permit('law.draft')
  @ApiOperation({ summary: 'Tries the draft on past cases in the background: no case changes' })
  @ApiOkResponse({ standardSchema: Kept })
  async replay(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: Days }) days: z.infer<typeof Days>,
    @CurrentPerson() person: Person,
  ) {
    return { id: valueOrFail(await this.upkeep.replay(id, days, person)) };
  }

  @Post('drafts/:id/proposal')
  @Permit('law.draft')
  @Signed()
  @HttpCode(204)
  @ApiOperation({ summary: 'Proposes a draft that was tried on the past as the law from a day on' })
  @ApiNoContentResponse()
  async propose(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: Proposal }) { day, signature }: z.infer<typeof Proposal>,
    @CurrentPerson() person: Person,
  ): Promise<void> {
    valueOrFail(await this.upkeep.propose(id, day, signature, person));
  }

  @Post('drafts/:id/adoption')
  @Permit('law.adopt')
  @Signed()
  @HttpCode(204)
  @ApiOperation({ summary: 'Adopts it: neither the person who wrote it nor the one who proposed it may' })
  @ApiNoContentResponse()
  async adopt(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: Consent }) { signature }: z.infer<typeof Consent>,
    @CurrentPerson() person: Person,
  ): Promise<void> {
    valueOrFail(await this.upkeep.adopt(id, signature, person));
  }

  @Post('drafts/:id/withdrawal')
  @Permit('law.adopt')
  @Signed()
  @HttpCode(204)
  @ApiOperation({ summary: 'Withdraws it before its day' })
  @ApiNoContentResponse()
  async withdraw(
    @Param('id', { schema: Id }) id: string,
    @Body({ schema: Consent }) { signature }: z.infer<typeof Consent>,
    @CurrentPerson() person: Person,
  ): Promise<void> {
    valueOrFail(await this.upkeep.withdraw(id, signature, person));
  }

  @Post('sources')
  @Permit('law.check_source')
  @StepUp()
  @HttpCode(204)
  @ApiOperation({ summary: 'Says that a text was read again today at its source' })
  @ApiNoContentResponse()
  async checkSource(
    @Body({ schema: OfText }) { text }: z.infer<typeof OfText>,
    @CurrentPerson() person: Person,
  ): Promise<void> {
    valueOrFail(await this.upkeep.checkSource(text, person));
  }
}

const isDraftable = (name: string): boolean => DraftFile.shape.file.safeParse(name).success;

const summary = ({
  draftId,
  files,
  proposal,
  drafted,
  adopted,
  withdrawn,
}: LawDraft): z.infer<typeof DraftSummary> => ({ draftId, files: [...files], drafted, proposal, adopted, withdrawn });
