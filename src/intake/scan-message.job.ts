/** Has each message scanned for viruses where an antivirus is set; the reading of a message does not wait for it. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { MessageHistory } from '../cases/rows/message-history.js';
import { millisecondsOf } from '../domain/kernel/instant.js';
import { BlobStore } from '../platform/blobs/blob-store.js';
import { Database } from '../platform/database/database.js';
import type { PayloadOf } from '../platform/database/job-contract.js';
import { type Effect, JobRegistry, nothing } from '../platform/jobs/job.js';
import { DataKeys } from '../platform/keys/keys.js';
import { scan } from '../platform/scan/clamd.js';
import { Settings } from '../platform/settings/settings.js';
import { Blocked } from '../platform/telemetry/failure.js';
import { asMail } from './composed/brought-request.js';
import { MessageStore } from './messages/message.store.js';
import { scanMessage } from './reading-work.js';

type Payload = PayloadOf<typeof scanMessage>;

@Injectable()
export class ScanMessageJob implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly store: MessageStore,
    private readonly keys: DataKeys,
    private readonly blobs: BlobStore,
    private readonly history: MessageHistory,
    private readonly settings: Settings,
    private readonly registry: JobRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.register(scanMessage, (payload) => this.run(payload));
  }

  /** The whole message at once: clamd takes its attachments and archives out itself. */
  async run({ messageId }: Payload): Promise<Effect> {
    const { clamd } = this.settings;
    const found = await this.database.transaction(async (tx) => {
      const message = await this.store.find(tx, { id: messageId });
      if (!message) return undefined;
      const now = millisecondsOf(await this.database.now(tx));
      return { message, now, key: await this.keys.open(tx, message.keyId) };
    });
    if (!found) throw new Error(`No message ${messageId}.`);
    const { message, now, key } = found;
    if (clamd === undefined || key === 'erased') return nothing;
    // Antivirus programs take the files of a mail out, and not those of our JSON.
    const open = async () =>
      (await asMail(message.door, await this.blobs.stream(message, key))) ?? this.blobs.stream(message, key);
    const result = await scan(clamd, open, now).catch((error: unknown) => {
      throw new Blocked(
        'GREFFE_CLAMD: no antivirus that can be believed answers there. `greffe doctor` says why.',
        scanMessage.topic,
        {
          cause: error,
        },
      );
    });
    return async (tx) => {
      if (await this.store.keepScan(tx, messageId, result)) await this.history.scanned(tx, messageId, result);
    };
  }
}
