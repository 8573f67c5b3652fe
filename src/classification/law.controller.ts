/** The law of this installation, for its users. */
import { Body, Controller, Get, Header, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Permit } from '../access/permit.js';
import { Catalogue } from '../catalogue/catalogue.service.js';
import { RequestFacts } from '../domain/law/fact.js';
import { Costs } from '../platform/http/rate-limit.js';
import { Advice, adviceOn } from './advice.js';
import { LawView, lawView } from './law.view.js';

const Supposed = z
  .strictObject({ facts: RequestFacts, receivedAt: z.iso.datetime().describe('The law of that day judges') })
  .meta({ id: 'SupposedRequest' });

@ApiTags('Law')
@Controller('/api/law')
export class LawController {
  private readonly shown: z.infer<typeof LawView>;

  constructor(private readonly catalogue: Catalogue) {
    this.shown = lawView(catalogue);
  }

  @Get()
  @Permit('law.read')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Circuits, rules, checks, instruments and proofs, as they were read at the start' })
  @ApiOkResponse({ standardSchema: LawView })
  read(): z.infer<typeof LawView> {
    return this.shown;
  }

  @Post('what-if')
  @Costs('work')
  @HttpCode(200)
  @Permit('case.read')
  @ApiOperation({ summary: 'What the rules would say of facts that are only supposed; nothing is kept' })
  @ApiOkResponse({ standardSchema: Advice })
  suppose(@Body({ schema: Supposed }) { facts, receivedAt }: z.infer<typeof Supposed>): z.infer<typeof Advice> {
    return adviceOn({ facts, receivedAt, clocks: [], classification: null }, this.catalogue.law);
  }
}
