/** Every notice that a case owes: whom to inform, by when, and how. */
import { Controller, Get, Header } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Permit } from '../access/permit.js';
import { GivenNotice } from '../cases/http/case-view.js';
import { Costs } from '../platform/http/rate-limit.js';
import { NoticesService, OwedNotice } from './notices.service.js';

const NoticeList = z
  .strictObject({
    notices: z.array(
      z.strictObject({
        ...OwedNotice.pick({ caseId: true, reference: true, verdict: true, letterWaits: true }).shape,
        ...GivenNotice.shape,
        due: z
          .strictObject({ code: z.string(), safeEnd: z.iso.datetime() })
          .nullable()
          .describe('The clock that it meets; null where the law gives no time'),
      }),
    ),
    total: z.int().describe('Of all cases; the list shows the first 500'),
  })
  .meta({ id: 'NoticeList' });

@ApiTags('Queues')
@Controller('/api/notices')
export class NoticesController {
  constructor(private readonly notices: NoticesService) {}

  @Get()
  @Costs('read')
  @Permit('case.read')
  @ApiOperation({ summary: 'Notices that are owed, the soonest end first' })
  @ApiOkResponse({ standardSchema: NoticeList })
  @Header('Cache-Control', 'no-store')
  list() {
    return this.notices.list();
  }
}
