/** The law of this installation, for whoever works under it. */
import { Controller, Get, Header } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Permit } from '../auth/permit.js';
import { Catalogue } from '../catalogue/catalogue.service.js';
import { LawView, lawView } from './law.view.js';

@ApiTags('Law')
@Controller('/api/law')
export class LawController {
  private readonly shown: z.infer<typeof LawView>;

  constructor(catalogue: Catalogue) {
    this.shown = lawView(catalogue);
  }

  @Get()
  @Permit('case.read')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Circuits, rules, checks, instruments and proofs, as they were read at the start' })
  @ApiOkResponse({ standardSchema: LawView })
  read(): z.infer<typeof LawView> {
    return this.shown;
  }
}
