/** The certificates that seal letters and sign their mails: no letter leaves once one has ended, so an alarm is raised before. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Expiries } from '../../catalogue/expiries.js';
import { dayOf, instant } from '../../domain/kernel/instant.js';
import type { Dated } from '../../domain/law/expiry.js';
import { type Certificate, fingerprintOf } from '../../verifier/trust/certificate.js';
import { LetterSeal } from './letter-seal.js';
import { MailProtector } from './mail-protection.js';

@Injectable()
export class LetterCertificates implements OnModuleInit {
  constructor(
    private readonly seal: LetterSeal,
    private readonly protector: MailProtector,
    private readonly expiries: Expiries,
  ) {}

  onModuleInit(): void {
    this.expiries.add([
      ...datedOf('GREFFE_LETTER_CERTIFICATE', this.seal.chain),
      ...datedOf('GREFFE_MAIL_CERTIFICATE', this.protector.chain),
    ]);
  }
}

const datedOf = (variable: string, chain: readonly Certificate[]): Dated[] =>
  chain.map((certificate) => ({
    kind: 'certificate',
    name: `${variable} ${fingerprintOf(certificate).slice(0, 16)}`,
    lastDay: dayOf(instant(certificate.notAfter.toISOString())),
  }));
