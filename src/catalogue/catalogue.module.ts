import { Module } from '@nestjs/common';
import { Catalogue } from './catalogue.service.js';

@Module({ providers: [Catalogue], exports: [Catalogue] })
export class CatalogueModule {}
