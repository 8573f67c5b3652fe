/** Checks the sender of a kept message with what the settings allow: a resolver, and authorities that are believed. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Expiries } from '../../catalogue/expiries.js';
import { certificatesOf } from '../../documents/mail/cms.js';
import type { ReadingLane } from '../../domain/intake/reading-lane.js';
import type { SenderCheck } from '../../domain/reading/sender-check.js';
import { BlobStore } from '../../platform/blobs/blob-store.js';
import { Database } from '../../platform/database/database.js';
import { open } from '../../platform/keys/sealed-box.js';
import { Settings } from '../../platform/settings/settings.js';
import { Logger } from '../../platform/telemetry/logger.js';
import { StatusRegistry, type StatusRow } from '../../platform/telemetry/status.js';
import { mailOf } from '../composed/brought-request.js';
import { Envelope, envelopeContext } from '../messages/envelope.js';
import { MessageStore, type StoredMessage } from '../messages/message.store.js';
import { datedCertificates, readAuthorities } from './authorities.js';
import { checkSender } from './check-sender.js';
import { type Connection, connectionOf } from './connection.js';
import { type Resolver, resolverOf } from './dns.js';

@Injectable()
export class SenderChecker implements OnModuleInit {
  private readonly authorities: string;
  private readonly resolver: Resolver | null;

  constructor(
    private readonly database: Database,
    private readonly store: MessageStore,
    private readonly blobs: BlobStore,
    private readonly settings: Settings,
    private readonly status: StatusRegistry,
    private readonly logger: Logger,
    private readonly expiries: Expiries,
  ) {
    this.authorities = readAuthorities(settings.smimeAuthorities, 'GREFFE_SMIME_CAS');
    this.resolver = settings.dns === undefined ? null : resolverOf(settings.dns);
  }

  onModuleInit(): void {
    const title = { fr: 'Vérification des expéditeurs', en: 'Checks of senders' };
    this.status.add(title, async () => statusOf(this.settings, this.authorities));
    this.expiries.add(datedCertificates(this.authorities, 'GREFFE_SMIME_CAS'));
  }

  /** The checks of transport and signatures. Rejects only on what a retry may mend: the database, the files. */
  async check(message: StoredMessage, key: Buffer, lane: ReadingLane): Promise<SenderCheck[]> {
    const stored = await this.blobs.read(message, key);
    const raw = message.door === 'api' ? (mailOf(stored) ?? stored) : stored;
    const session = await this.sessionOf(message, key);
    let asked = 0;
    const resolver = this.resolver;
    const counted: Resolver | null =
      resolver &&
      ((name, type) => {
        asked++;
        return resolver(name, type);
      });
    const task = {
      connection: connectionOf(session, raw),
      resolver: counted,
      authorities: this.authorities,
      receivedAt: message.receivedAt,
    };
    const checks = await checkSender(raw, task, { lane });
    if (asked > 0) this.logger.log('The DNS was asked who sent a message.', { message: message.id, questions: asked });
    return checks;
  }

  private async sessionOf({ id }: StoredMessage, key: Buffer): Promise<Connection | null> {
    const sealed = await this.database.transaction((tx) => this.store.firstEnvelope(tx, id, 'transport'));
    if (!sealed) return null;
    const text = open(key, sealed.envelope, envelopeContext(sealed.id)).toString('utf8');
    const { clientAddress, helo, from } = Envelope.parse(JSON.parse(text));
    return { clientAddress, helo, mailFrom: from };
  }
}

function statusOf({ dns }: Settings, authorities: string): StatusRow[] {
  const count = authorities === '' ? 0 : certificatesOf(authorities).length;
  return [
    {
      label: { fr: 'Questions au DNS (SPF, DKIM, DMARC)', en: 'Questions to the DNS (SPF, DKIM, DMARC)' },
      value:
        dns === undefined
          ? { fr: 'aucune : GREFFE_DNS n’est pas réglé', en: 'none: GREFFE_DNS is not set' }
          : { fr: `posées à : ${dns}`, en: `asked of: ${dns}` },
    },
    {
      label: { fr: 'Autorités de certification retenues', en: 'Certificate authorities believed' },
      value: { fr: String(count), en: String(count) },
    },
  ];
}
