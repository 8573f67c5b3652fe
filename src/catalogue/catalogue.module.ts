import { Module } from '@nestjs/common';
import { Catalogue } from './catalogue.service.js';
import { CatalogueStatus } from './catalogue-status.js';

@Module({ providers: [Catalogue, CatalogueStatus], exports: [Catalogue] })
export class CatalogueModule {}
