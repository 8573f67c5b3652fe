/** Has a running server show a renewed certificate: its files are read again, and no restart is needed. */

import { messageOf } from '../../platform/telemetry/failure.js';
import type { Logger } from '../../platform/telemetry/logger.js';
import { type CertificateFiles, readSmtpCertificate, type SmtpCertificate } from './certificate.js';

const PAUSE_MILLISECONDS = 60_000;

export class CertificateWatch {
  private timer: NodeJS.Timeout | undefined;
  private shown: SmtpCertificate | null = null;

  constructor(
    private readonly files: CertificateFiles,
    private readonly show: (certificate: SmtpCertificate) => void,
    private readonly logger: Pick<Logger, 'log' | 'warn'>,
  ) {}

  /** Rejects, naming the setting, when the certificate cannot be used. */
  async start(): Promise<void> {
    this.shown = await readSmtpCertificate(this.files);
    if (!this.shown) return;
    this.show(this.shown);
    this.timer = setInterval(() => this.look(), PAUSE_MILLISECONDS).unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** Files that cannot be used, such as a key that is written before its certificate, leave the former one. */
  async look(): Promise<void> {
    try {
      const read = await readSmtpCertificate(this.files);
      if (!read || (read.cert === this.shown?.cert && read.key === this.shown.key)) return;
      this.show(read);
      this.shown = read;
      this.logger.log('The SMTP server shows its new certificate.');
    } catch (error) {
      this.logger.warn('The new certificate of the SMTP server cannot be used; the former is shown.', {
        reason: messageOf(error),
      });
    }
  }
}
