/** The stored files on the status page. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { BlobStore } from '../platform/blobs/blob-store.js';
import { Database } from '../platform/database/database.js';
import { Settings } from '../platform/settings/settings.js';
import { Metrics } from '../platform/telemetry/metrics.js';
import { plain, StatusRegistry, type StatusRow } from '../platform/telemetry/status.js';
import { lastBackup } from './backup/last-backup.js';
import { FileStore } from './file.store.js';

const states = {
  good: { fr: 'en service', en: 'in use' },
  away: { fr: 'absent : son disque n’est pas monté', en: 'absent: its disk is not mounted' },
  foreign: { fr: 'celui d’une autre installation', en: 'of another installation' },
  full: { fr: 'plein : le courriel est refusé pour l’instant', en: 'full: mail is refused for now' },
  broken: { fr: 'le disque refuse les écritures', en: 'the disk refuses writes' },
} as const;
const MEGABYTE = 1_048_576;

@Injectable()
export class StoreStatus implements OnModuleInit {
  constructor(
    private readonly registry: StatusRegistry,
    private readonly database: Database,
    private readonly blobs: BlobStore,
    private readonly files: FileStore,
    private readonly metrics: Metrics,
    private readonly settings: Settings,
  ) {}

  onModuleInit(): void {
    this.registry.add({ fr: 'Fichiers conservés', en: 'Stored files' }, () => this.rows());
    this.metrics.watch(
      {
        greffe_storage_free_bytes: { help: 'Room left on the disk of the stored files' },
        greffe_storage_files: { help: 'Stored files that are not as they should be', labels: ['state'] },
      },
      () => this.measured(),
    );
    this.metrics.watch(
      {
        greffe_last_backup_timestamp_seconds: { help: 'When the last whole backup was begun; absent before the first' },
      },
      async () => {
        const begun = await lastBackup(this.settings.dataFolder);
        return { greffe_last_backup_timestamp_seconds: begun === null ? null : Date.parse(begun) / 1000 };
      },
    );
  }

  private async measured() {
    const { missing, damaged, unnamed } = await this.database.transaction((tx) => this.files.summary(tx));
    const aside = (await this.blobs.quarantine.files()).length;
    const counted = Object.entries({ missing, damaged, aside, unnamed: unnamed ?? 0 });
    return {
      greffe_storage_free_bytes: await this.blobs.state.free(),
      greffe_storage_files: counted.map(([state, value]) => ({ labels: { state }, value })),
    };
  }

  private async rows(): Promise<StatusRow[]> {
    const kind = this.blobs.state.fault?.kind ?? 'good';
    const free = await this.blobs.state.free();
    const { missing, damaged, unnamed, stopped } = await this.database.transaction((tx) => this.files.summary(tx));
    const aside = (await this.blobs.quarantine.files()).length;
    const begun = await lastBackup(this.settings.dataFolder);
    const count = (fr: string, en: string, value: number, isBad = value > 0): StatusRow => ({
      label: { fr, en },
      value: plain(value),
      state: isBad ? 'bad' : 'good',
    });
    return [
      { label: { fr: 'Magasin', en: 'Store' }, value: states[kind], state: kind === 'good' ? 'good' : 'bad' },
      {
        label: { fr: 'Place libre sur son disque', en: 'Room left on its disk' },
        value: free === null ? { fr: 'inconnue', en: 'unknown' } : plain(`${Math.floor(free / MEGABYTE)} MB`),
      },
      count('Fichiers manquants, demandés à nouveau', 'Files missing, asked for again', missing),
      count('Fichiers altérés, à restaurer', 'Files damaged, to be restored', damaged),
      count('Fichiers que rien ne nomme', 'Files that no row names', unnamed ?? 0, stopped === true),
      { label: { fr: 'Fichiers mis de côté', en: 'Files set aside' }, value: plain(aside) },
      {
        label: { fr: 'Dernière sauvegarde complète', en: 'Last whole backup' },
        value: begun === null ? { fr: 'aucune jusqu’ici', en: 'none so far' } : plain(begun),
      },
    ];
  }
}
