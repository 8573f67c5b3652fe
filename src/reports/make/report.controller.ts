/** The reports over HTTP: made by the head of legal, read by those who may. */
import { Body, Controller, Get, Header, Param, Post, StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Person } from '../../access/access.js';
import { CurrentPerson } from '../../access/current-person.js';
import { Permit, StepUp } from '../../access/permit.js';
import { valueOrFail } from '../../domain/kernel/result.js';
import { Reason } from '../../domain/report/erratum.js';
import { Manifest } from '../../domain/report/manifest.js';
import { MOST_STORIES, Story } from '../../domain/report/story.js';
import { Costs } from '../../platform/http/rate-limit.js';
import { EditionsService } from '../edition/editions.service.js';
import { ReportAct, ReportEdition } from '../edition/report.event.js';
import { DsaOrder, dsaOrdered } from '../yearly/dsa-order.js';
import { MakingStage } from './making.store.js';
import { ReportService } from './report.service.js';

export const Period = z.string().regex(/^\d{4}-Q[1-4]$/);
export const Edition = z.coerce.number().int().min(1).max(9999);
export const PdfName = z.string().regex(/^(rapport|erratum)-\d{4}-Q[1-4]\.(fr|en)\.pdf$/);
const FileName = z
  .string()
  .regex(
    /^(rapport-\d{4}-Q[1-4](\.json|\.proofs\.txt|\.observations\.csv|\.(fr|en)\.html)|(rapport|erratum)-\d{4}-Q[1-4]\.(fr|en)\.pdf|dsa-\d{4}\.[a-z0-9-]{1,200}\.\d{1,2}_[A-Za-z_]{1,60}\.csv)$/,
  );
const mediaTypes: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  txt: 'text/plain; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present',
  html: 'text/html; charset=utf-8',
};
const Order = z.strictObject({
  period: Period,
  reason: Reason.optional().describe(
    'Why a report is built before the end of its quarter, or a published quarter corrected; recorded and published',
  ),
  stories: z.array(Story).max(MOST_STORIES).optional().describe('Cases told in words, published in the report'),
  dsa: DsaOrder.optional().describe('The DSA reports of the year that this quarter ends, published with it'),
});
const Digest = ReportAct.pick({ digest: true });
const Making = z
  .strictObject({ stage: MakingStage.nullable().describe('Null where you are building none of this quarter') })
  .meta({ id: 'ReportMaking' });
const ReportList = z.strictObject({ reports: z.array(ReportEdition) }).meta({ id: 'ReportList' });

@ApiTags('Reports')
@Controller('/api/reports')
export class ReportController {
  constructor(
    private readonly reports: ReportService,
    private readonly editions: EditionsService,
  ) {}

  @Get()
  @Permit('report.read')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    summary: 'Every edition, the newest last, with the hash of each of its files and what people did about it',
  })
  @ApiOkResponse({ standardSchema: ReportList })
  async list(): Promise<z.infer<typeof ReportList>> {
    return { reports: await this.editions.list() };
  }

  @Post()
  @Costs('whole')
  @Permit('report.build')
  @StepUp()
  @ApiOperation({ summary: 'Counts, draws, signs, verifies and keeps the next edition of a quarter' })
  @ApiCreatedResponse({ standardSchema: ReportEdition })
  async build(
    @Body({ schema: Order }) { period, dsa, ...given }: z.infer<typeof Order>,
    @CurrentPerson() person: Person,
  ): Promise<ReportEdition> {
    const ordered = dsa && valueOrFail(dsaOrdered(dsa));
    const { edition } = valueOrFail(await this.reports.build(period, person.id, { ...given, dsa: ordered }));
    return valueOrFail(await this.editions.edition(period, edition));
  }

  @Get(':period/preview')
  @Costs('work')
  @Permit('report.read')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'What the next edition of a quarter would say; nothing is signed or kept' })
  @ApiOkResponse({ standardSchema: Manifest })
  async preview(@Param('period', { schema: Period }) period: string): Promise<Manifest> {
    return valueOrFail(await this.reports.preview(period));
  }

  @Get(':period/making')
  @Costs('read')
  @Permit('report.build')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'How far the edition is that you are having built' })
  @ApiOkResponse({ standardSchema: Making })
  async making(
    @Param('period', { schema: Period }) period: string,
    @CurrentPerson() person: Person,
  ): Promise<z.infer<typeof Making>> {
    return { stage: await this.reports.stage(period, person.id) };
  }

  @Post(':period/:edition/sign-off')
  @Permit('report.sign_off')
  @StepUp()
  @ApiOperation({ summary: 'Signs off the files with this digest; two people who did not have them built must' })
  @ApiCreatedResponse({ standardSchema: ReportEdition })
  async signOff(
    @Param('period', { schema: Period }) period: string,
    @Param('edition', { schema: Edition }) edition: number,
    @Body({ schema: Digest }) { digest }: z.infer<typeof Digest>,
    @CurrentPerson() person: Person,
  ): Promise<ReportEdition> {
    return valueOrFail(await this.editions.signOff(period, { edition, digest }, person.id));
  }

  @Post(':period/:edition/publication')
  @Permit('report.publish')
  @StepUp()
  @ApiOperation({ summary: 'Publishes what two people signed off, by someone who did not have it built' })
  @ApiCreatedResponse({ standardSchema: ReportEdition })
  async publish(
    @Param('period', { schema: Period }) period: string,
    @Param('edition', { schema: Edition }) edition: number,
    @Body({ schema: Digest }) { digest }: z.infer<typeof Digest>,
    @CurrentPerson() person: Person,
  ): Promise<ReportEdition> {
    return valueOrFail(await this.editions.publish(period, { edition, digest }, person.id));
  }

  @Get(':period/:edition/:file')
  @Costs('read')
  @Permit('report.read')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    summary:
      'One file of an edition: report or erratum in French or English, the manifest, the proofs, the web page, the observations, or a part of a DSA report',
  })
  @ApiProduces('application/pdf', 'application/json', 'text/plain', 'text/csv', 'text/html')
  async file(
    @Param('period', { schema: Period }) period: string,
    @Param('edition', { schema: Edition }) edition: number,
    @Param('file', { schema: FileName }) name: string,
  ): Promise<StreamableFile> {
    const bytes = valueOrFail(await this.editions.file(period, edition, name));
    const type = mediaTypes[name.split('.').at(-1) ?? ''] ?? 'application/json';
    return new StreamableFile(bytes, { type, disposition: `attachment; filename="${name}"`, length: bytes.length });
  }
}
