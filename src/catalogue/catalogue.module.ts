import { Module } from '@nestjs/common';
import { Catalogue } from './catalogue.service.js';
import { CatalogueStatus } from './catalogue-status.js';
import { Ends } from './ends.js';
import { Expiries } from './expiries.js';

@Module({
  providers: [Catalogue, CatalogueStatus, Ends, Expiries],
  exports: [Catalogue, Ends, Expiries],
})
export class CatalogueModule {}
