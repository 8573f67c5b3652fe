/** The documents of a calendar year over HTTP, as the commands of `greffe report` write them. */
import { Body, Controller, Header, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Permit } from '../../access/permit.js';
import { valueOrFail } from '../../domain/kernel/result.js';
import { Costs } from '../../platform/http/rate-limit.js';
import { YearlyFiles, YearlyOrder, YearlyService } from './yearly.service.js';

@ApiTags('Reports')
@Controller('/api/yearly-documents')
export class YearlyController {
  constructor(private readonly yearly: YearlyService) {}

  @Post()
  @HttpCode(200)
  @Costs('work')
  @Permit('report.draft')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    summary:
      'The DSA report, the TERREG points, the e-Evidence statistics or indicator P11a of a year; nothing is kept',
  })
  @ApiOkResponse({ standardSchema: YearlyFiles })
  async make(@Body({ schema: YearlyOrder }) order: YearlyOrder): Promise<YearlyFiles> {
    return valueOrFail(await this.yearly.make(order));
  }
}
