/** The SMTP server (RFC 5321): bytes stream into the blob store while they are hashed; 250 only after the commit. */
import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import type { SMTPServerDataStream, SMTPServerOptions, SMTPServerSession } from 'smtp-server';
import { Catalogue } from '../catalogue/catalogue.service.js';
import { Expiries } from '../catalogue/expiries.js';
import type { Refusal } from '../domain/kernel/result.js';
import { placeOf } from '../platform/http/request/place.js';
import { Settings } from '../platform/settings/settings.js';
import { Logger } from '../platform/telemetry/logger.js';
import { tracePoint } from '../platform/telemetry/trace-point.js';
import { IntakeService } from './intake.service.js';
import { datedCertificates } from './sender/authorities.js';
import { BoundedSmtpServer } from './smtp/bounded-server.js';
import { readSmtpCertificate } from './smtp/certificate.js';
import { CertificateWatch } from './smtp/certificate-watch.js';

/** A sender that gets 4xx keeps the mail and tries again: nothing is lost while the database is away. */
const replies: Partial<Record<Refusal['kind'], { code: number; enhanced: string }>> = {
  too_large: { code: 552, enhanced: '5.3.4' },
  // The store takes nothing now: a full disk above all (RFC 5321, 4.2.2).
  unavailable: { code: 452, enhanced: '4.3.1' },
};
const TRY_AGAIN = { code: 451, enhanced: '4.3.0' };

@Injectable()
export class SmtpServer implements BeforeApplicationShutdown {
  private readonly server: BoundedSmtpServer;
  private readonly certificate: CertificateWatch;

  constructor(
    private readonly intake: IntakeService,
    private readonly settings: Settings,
    private readonly logger: Logger,
    catalogue: Catalogue,
    expiries: Expiries,
  ) {
    const options: SMTPServerOptions = {
      // Else the library greets strangers with the name of the machine.
      name: catalogue.law.operator.operator.mailDomains[0] ?? 'localhost',
      banner: 'Greffe',
      authOptional: true,
      disabledCommands: settings.smtpCertificate === undefined ? ['AUTH', 'STARTTLS'] : ['AUTH'],
      disableReverseLookup: true,
      size: settings.maximumMessageBytes,
      logger: false,
      onData: (stream, session, callback) => {
        this.take(stream, session).then(
          (text) => callback(null, text),
          (error: Error) => callback(error),
        );
      },
    };
    this.server = new BoundedSmtpServer(options, settings.smtpRelays);
    this.certificate = new CertificateWatch(settings, (shown) => this.server.showCertificate(shown), logger);
    expiries.addSource(async () => {
      const shown = await readSmtpCertificate(settings);
      return shown ? datedCertificates(shown.cert, 'GREFFE_SMTP_CERTIFICATE') : [];
    });
    this.server.on('error', (error) => this.logger.warn('A mail connection failed.', { error: error.message }));
  }

  /** Listens, and answers with the port. Rejects, naming the setting, when the certificate cannot be used. */
  async open(): Promise<number> {
    const { server } = this.server;
    await this.certificate.start();
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      this.server.listen(this.settings.smtpPort, this.settings.smtpHost, resolve);
    });
    const address = server.address();
    return typeof address === 'object' && address ? address.port : this.settings.smtpPort;
  }

  /** Finishes the mails in progress first; a server that never listened needs no closing. */
  async beforeApplicationShutdown(): Promise<void> {
    this.certificate.stop();
    if (!this.server.server.listening) return;
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private async take(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<string> {
    tracePoint('smtp.data_begun');
    const { mailFrom, rcptTo } = session.envelope;
    const connection = this.server.watched.find(session.id);
    connection?.dataBegan();
    stream.once('end', () => connection?.dataCame());
    try {
      const received = await this.intake.receive({
        door: 'smtp',
        source: stream,
        identity: null,
        network: placeOf(session.remoteAddress),
        envelope: {
          clientAddress: session.remoteAddress,
          helo: session.hostNameAppearsAs || null,
          from: mailFrom ? mailFrom.address : '',
          recipients: rcptTo.map(({ address }) => address),
        },
      });
      tracePoint('smtp.before_reply');
      if (received.ok) return `2.0.0 Kept as ${received.value.sha256.slice(0, 16)}`;
      throw replyOf(replies[received.refusal.kind] ?? TRY_AGAIN, received.refusal.sentence.en);
    } catch (error) {
      stream.resume();
      if (error instanceof Reply) throw error;
      this.logger.error('A mail could not be kept; its sender got a temporary error.', error);
      throw replyOf(TRY_AGAIN, 'It could not be kept: try again later.');
    }
  }
}

class Reply extends Error {
  constructor(
    readonly responseCode: number,
    text: string,
  ) {
    super(text);
  }
}

const replyOf = ({ code, enhanced }: { code: number; enhanced: string }, sentence: string): Reply =>
  new Reply(code, `${enhanced} ${sentence}`);
