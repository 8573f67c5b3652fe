/** The law in use, on the status page: for whom, since which proof. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { plain, StatusRegistry } from '../platform/telemetry/status.js';
import { Catalogue } from './catalogue.service.js';

@Injectable()
export class CatalogueStatus implements OnModuleInit {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly registry: StatusRegistry,
  ) {}

  onModuleInit(): void {
    const { law, proofs } = this.catalogue;
    const promises = Math.min(...proofs.map(({ findings }) => findings.length));
    this.registry.add({ fr: 'Droit', en: 'Law' }, async () => [
      { label: { fr: 'Exploitant', en: 'Operator' }, value: plain(law.operator.operator.name) },
      { label: { fr: 'Règles en vigueur', en: 'Rules in force' }, value: plain(law.rules.length) },
      {
        label: { fr: 'Promesses prouvées', en: 'Promises proved' },
        value: plain(promises),
        state: 'good',
      },
      { label: { fr: 'Empreinte du droit', en: 'Hash of the law' }, value: plain(law.hash.slice(0, 16)) },
    ]);
  }
}
