/** The closing receipt, given to the holder of the receipt of the request: no account, no session. */
import { Body, Controller, Header, HttpCode, Post, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { valueOrFail } from '../../domain/kernel/result.js';
import { Database } from '../../platform/database/database.js';
import { Costs } from '../../platform/http/rate-limit.js';
import { Public } from '../../platform/http/served/public.js';
import { CaseReceipts } from './case-receipts.js';

const LONGEST_RECEIPT = 20_000;
const Held = z.strictObject({
  receipt: z.string().max(LONGEST_RECEIPT).describe('The text that came with the acknowledgement'),
});

@ApiTags('Transparency')
@Controller('/transparency')
export class ClosingReceiptController {
  constructor(
    private readonly receipts: CaseReceipts,
    private readonly database: Database,
  ) {}

  @Post('closing-receipt')
  @Costs('work')
  @Public()
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'The receipt of the closing of a request, for the holder of the receipt of that request' })
  @ApiProduces('text/plain')
  @ApiOkResponse({ schema: { type: 'string' } })
  async closing(@Body({ schema: Held }) { receipt }: z.infer<typeof Held>): Promise<StreamableFile> {
    const text = valueOrFail(await this.database.transaction((tx) => this.receipts.closingFor(tx, receipt)));
    const disposition = 'attachment; filename="receipt-closing.txt"';
    return new StreamableFile(Buffer.from(text, 'utf8'), { type: 'text/plain; charset=utf-8', disposition });
  }
}
