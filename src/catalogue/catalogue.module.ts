import { Module } from '@nestjs/common';
import { Catalogue } from './catalogue.service.js';
import { CatalogueStatus } from './catalogue-status.js';
import { Expiries } from './expiries.js';

@Module({ providers: [Catalogue, CatalogueStatus, Expiries], exports: [Catalogue, Expiries] })
export class CatalogueModule {}
