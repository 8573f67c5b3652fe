/** What a stranger would find in a report of ours: the verifier of `greffe report verify`, asked over HTTP. */
import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Permit } from '../../access/permit.js';
import { BothLanguages } from '../../domain/kernel/both-languages.js';
import { valueOrFail } from '../../domain/kernel/result.js';
import { Costs } from '../../platform/http/rate-limit.js';
import { verifyDocument } from '../../verifier/report/verify-document.js';
import { EditionsService } from '../edition/editions.service.js';
import { ReportSeal } from '../seal/report-seal.js';
import { Edition, PdfName, Period } from './report.controller.js';

const Verification = z
  .strictObject({
    holds: z.boolean(),
    level: z.string().nullable().describe('PAdES baseline level'),
    certificateSha256: z.string().nullable().describe('Of the certificate that signed'),
    statements: z.array(BothLanguages).describe('What holds, and what no file can prove by itself'),
    fault: BothLanguages.nullable().describe('The first thing that is wrong'),
  })
  .meta({ id: 'ReportVerification' });

@ApiTags('Reports')
@Controller('/api/reports')
export class VerificationController {
  constructor(
    private readonly reports: EditionsService,
    private readonly seal: ReportSeal,
  ) {}

  @Get(':period/:edition/:file/verification')
  @Costs('work')
  @Permit('report.read')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Verifies a PDF of an edition: its seal, its pages drawn again, its figures' })
  @ApiOkResponse({ standardSchema: Verification })
  async verify(
    @Param('period', { schema: Period }) period: string,
    @Param('edition', { schema: Edition }) edition: number,
    @Param('file', { schema: PdfName }) name: string,
  ): Promise<z.infer<typeof Verification>> {
    const bytes = valueOrFail(await this.reports.file(period, edition, name));
    const verified = await verifyDocument(bytes, await this.seal.trust());
    if (!verified.ok) {
      return { holds: false, level: null, certificateSha256: null, statements: [], fault: verified.fault };
    }
    const { level, certificateSha256, statements } = verified;
    return { holds: true, level, certificateSha256, statements: [...statements], fault: null };
  }
}
