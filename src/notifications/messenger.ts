/** Notifies a user by mail, or pages those on call: sent under the id of its job, which stays the same on a retry. */
import { Injectable } from '@nestjs/common';
import { Catalogue } from '../catalogue/catalogue.service.js';
import type { Mailbox } from '../domain/kernel/mailbox.js';
import { messageDomain } from '../domain/law/operator.js';
import { type Effect, JobFailure, nothing } from '../platform/jobs/job.js';
import { Mailer } from '../platform/outbound/mailer.js';
import { type Page, Pager } from '../platform/outbound/pager.js';
import { Settings } from '../platform/settings/settings.js';
import { Logger } from '../platform/telemetry/logger.js';
import type { Notice } from './news.js';

const notAnAddress =
  'The account of this person has no usable mail address: an administrator closes it and registers another.';

/** What the logger says of it: ids. */
type Ids = Readonly<Record<string, string>>;

@Injectable()
export class Messenger {
  constructor(
    private readonly mailer: Mailer,
    private readonly pager: Pager,
    private readonly settings: Settings,
    private readonly catalogue: Catalogue,
    private readonly logger: Logger,
  ) {}

  /** False without a relay: no mail is sent. */
  get writes(): boolean {
    return this.settings.mailUrl !== undefined;
  }

  /** Resolves with `told`, the effect of a mail that was taken, and with none where no relay is configured. */
  async write(id: string, to: Mailbox | 'unusable', notice: Notice, about: Ids, told: Effect): Promise<Effect> {
    if (to === 'unusable') throw new JobFailure(notAnAddress, false);
    const domain = messageDomain(this.catalogue.law.operator);
    const mail = { to, ...notice, attachments: [], messageId: `${id}@${domain}`, automatic: true };
    const { outcome } = await this.mailer.send(mail);
    this.logger.log('A person was notified by mail.', { ...about, outcome });
    if (outcome === 'not_configured') return nothing;
    if (outcome === 'sent') return told;
    const again = outcome === 'temporary';
    throw new JobFailure('The relay does not take the notice to this person: check their address.', again);
  }

  /** Resolves with `paged`, the effect of a call that was taken, and with none where no pager is configured. */
  async page(page: Page, about: Ids, paged: Effect): Promise<Effect> {
    const { outcome } = await this.pager.page(page);
    this.logger.log('The pager was called.', { ...about, outcome });
    if (outcome === 'not_configured') return nothing;
    if (outcome === 'failed') throw new JobFailure('The pager did not take the call: it is tried again.', true);
    return paged;
  }

  /** The address of the page that a notice links to. */
  screen(path: string): string {
    return `${this.settings.publicUrl ?? `http://localhost:${this.settings.httpPort}`}${path}`;
  }
}
