import { Module } from '@nestjs/common';
import { LawBookService } from './book/law-book.service.js';
import { Catalogue } from './catalogue.service.js';
import { CatalogueStatus } from './catalogue-status.js';
import { Expiries } from './expiries.js';

@Module({
  providers: [LawBookService, Catalogue, CatalogueStatus, Expiries],
  exports: [LawBookService, Catalogue, Expiries],
})
export class CatalogueModule {}
