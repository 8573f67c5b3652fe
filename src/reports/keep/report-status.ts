import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Expiries } from '../../catalogue/expiries.js';
import { addDays, quarter } from '../../domain/kernel/day.js';
import { dayOf, type Instant, instant } from '../../domain/kernel/instant.js';
import { writtenDay, writtenQuarter } from '../../domain/kernel/written.js';
import { WARNING_DAYS } from '../../domain/law/expiry.js';
import { Database } from '../../platform/database/database.js';
import { plain, StatusRegistry, type StatusRow } from '../../platform/telemetry/status.js';
import { fingerprintOf } from '../../verifier/trust/certificate.js';
import { EditionsService } from '../edition/editions.service.js';
import { datedCertificates } from '../seal/dated-certificates.js';
import { ReportSeal } from '../seal/report-seal.js';

/** What the status page says of reports: under which key, until when, and which was the last. */
@Injectable()
export class ReportStatus implements OnModuleInit {
  constructor(
    private readonly registry: StatusRegistry,
    private readonly reports: EditionsService,
    private readonly seal: ReportSeal,
    private readonly database: Database,
    private readonly expiries: Expiries,
  ) {}

  /** Rejects, saying what to set, when the reports cannot be sealed. */
  async onModuleInit(): Promise<void> {
    this.registry.add({ fr: 'Rapports', en: 'Reports' }, () => this.rows());
    this.expiries.add(datedCertificates(await this.seal.sealing()));
  }

  async rows(): Promise<StatusRow[]> {
    const now = await this.database.transaction((tx) => this.database.now(tx));
    const last = (await this.reports.list()).at(-1);
    return [
      ...(await this.keyRows(now)),
      {
        label: { fr: 'Dernier rapport', en: 'Last report' },
        value: last
          ? {
              fr: `${writtenQuarter(quarter(last.period), 'fr')}, édition ${last.edition}`,
              en: `${writtenQuarter(quarter(last.period), 'en')}, edition ${last.edition}`,
            }
          : { fr: 'aucun', en: 'none' },
      },
    ];
  }

  private async keyRows(now: Instant): Promise<StatusRow[]> {
    const { sealer, level } = await this.seal.sealing();
    const [certificate] = sealer.chain;
    if (!certificate) return [];
    const lastDay = dayOf(instant(certificate.notAfter.toISOString()));
    const expiresSoon = lastDay <= addDays(dayOf(now), WARNING_DAYS);
    return [
      {
        label: { fr: 'Clé de signature', en: 'Signing key' },
        value: sealer.demonstration
          ? { fr: 'clé de démonstration, créée ici', en: 'demonstration key, made here' }
          : { fr: 'clé de l’opérateur', en: 'the operator’s key' },
        state: sealer.demonstration ? 'warn' : 'good',
      },
      {
        label: { fr: 'Certificat valable jusqu’au', en: 'Certificate valid until' },
        value: { fr: writtenDay(lastDay, 'fr'), en: writtenDay(lastDay, 'en') },
        state: expiresSoon ? 'bad' : 'good',
      },
      {
        label: { fr: 'Empreinte du certificat', en: 'Certificate fingerprint' },
        value: plain(fingerprintOf(certificate)),
      },
      { label: { fr: 'Niveau de signature', en: 'Signature level' }, value: plain(`PAdES ${level}`) },
    ];
  }
}
