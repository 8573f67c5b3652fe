/** Sends the link of a delivery to the mailbox that the approved letter went to. The link is kept nowhere: each attempt makes another. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CasesService } from '../../cases/handle/cases.service.js';
import { announceDelivery } from '../../cases/handle/jobs.js';
import { CaseStore } from '../../cases/rows/case.store.js';
import { PortalDeliveryStore } from '../../cases/rows/portal-delivery.store.js';
import { CaseVault, erased } from '../../cases/rows/vault.js';
import { Catalogue } from '../../catalogue/catalogue.service.js';
import { Ends } from '../../catalogue/ends.js';
import { openDelivery } from '../../domain/case/model/delivery.js';
import type { PortalDelivery } from '../../domain/case/model/delivery-state.js';
import { dayOf, type Instant, instantFromMilliseconds, millisecondsOf } from '../../domain/kernel/instant.js';
import { type Mailbox, sameMailbox } from '../../domain/kernel/mailbox.js';
import { valueOrFail } from '../../domain/kernel/result.js';
import { messageDomain } from '../../domain/law/operator.js';
import { MailProtector } from '../../letters/protection/mail-protection.js';
import { ApprovedLetters } from '../../letters/sending/approved-letters.js';
import type { Sealed } from '../../letters/sending/letter-files.js';
import { recipientOf } from '../../letters/writing/envelope.js';
import { BlobStore } from '../../platform/blobs/blob-store.js';
import { Database } from '../../platform/database/database.js';
import type { PayloadOf } from '../../platform/database/job-contract.js';
import { enqueue } from '../../platform/database/outbox.js';
import { type Effect, JobFailure, JobRegistry, nothing } from '../../platform/jobs/job.js';
import { seal } from '../../platform/keys/sealed-box.js';
import { Mailer, type Posting } from '../../platform/outbound/mailer.js';
import { Settings } from '../../platform/settings/settings.js';
import { messageOf } from '../../platform/telemetry/failure.js';
import { boxOf, digestOf, keyOfLink, newSecret } from '../../portal/link.js';
import { KeptPackage, sealDigest } from '../package/kept-package.js';
import { announcementOf } from './announcement.js';
import { deliverable } from './deliverable.js';

type Payload = PayloadOf<typeof announceDelivery>;

const WAIT_MILLISECONDS = 15 * 60_000;
const actor = { kind: 'system', room: 'production' } as const;
const elsewhere =
  'The case is answered at another address than the one that the approved letter went to: no link was sent. Recall the delivery, and check the address.';
const noPortal = 'GREFFE_PORTAL_URL is not set here: no link was sent. Set it for the worker too.';
const refusedForGood = 'The relay refuses the mail with the link for good: check the address of its recipient.';

@Injectable()
export class AnnounceDeliveryJob implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly cases: CasesService,
    private readonly store: CaseStore,
    private readonly rows: PortalDeliveryStore,
    private readonly vault: CaseVault,
    private readonly approved: ApprovedLetters,
    private readonly protector: MailProtector,
    private readonly blobs: BlobStore,
    private readonly mailer: Mailer,
    private readonly catalogue: Catalogue,
    private readonly settings: Settings,
    private readonly ends: Ends,
    private readonly registry: JobRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.register(announceDelivery, (payload) => this.run(payload));
  }

  /**
   * The letter is looked at as before it was sent: consents, signatures and bytes are those of the log, nothing was
   * recorded since that holds data back, and the mailbox is the approved one. Otherwise the job fails and people are alerted.
   */
  async run(payload: Payload): Promise<Effect> {
    const { caseId, deliveryId } = payload;
    await this.ends.ready();
    const found = await this.database.transaction(async (tx) => {
      const state = await this.cases.load(tx, caseId);
      const delivery = openDelivery(state, deliveryId, { now: await this.database.now(tx) });
      const letterId = state.packages?.find(({ id }) => id === delivery?.packageId)?.letterId;
      if (!delivery || delivery.announced || letterId === undefined) return null;
      const approved = await this.approved.of(tx, caseId, letterId);
      const reference = (await this.store.find(tx, caseId))?.reference ?? '';
      return approved === 'recalled' ? null : { delivery, ...approved, reference };
    });
    if (!found) return nothing;
    const { delivery, sealed, judged, reference } = found;
    const to = recipientOf(sealed.envelope);
    if (!to || !judged || !sameMailbox(to, judged)) throw new JobFailure(elsewhere, false);
    const { portalUrl } = this.settings;
    if (portalUrl === undefined) throw new JobFailure(noPortal, false);
    const link = await this.linkOf(caseId, delivery, sealed, reference);
    return this.conclude(
      await this.send(to, sealed, delivery, { address: `${portalUrl}/d/${link}`, reference }),
      payload,
    );
  }

  /** A new link: its SHA-256 and what it opens are committed with the entry, before it leaves. */
  private async linkOf(caseId: string, delivery: PortalDelivery, { key }: Sealed, reference: string): Promise<string> {
    const kept = await this.database.transaction((tx) => this.vault.named(tx, caseId, 'package', KeptPackage));
    const found = kept === erased ? undefined : kept.find(({ id }) => id === delivery.packageId)?.value;
    if (!found || sealDigest(found) !== delivery.sha256) {
      throw new JobFailure('The package that is kept is not the one that was sealed: no link was sent.', false);
    }
    const operator = this.catalogue.law.operator.operator.name;
    const content = await deliverable(found, key, this.blobs, { operator, reference });
    const link = newSecret();
    const secret = Buffer.from(link, 'base64url');
    const box = seal(keyOfLink(secret), Buffer.from(JSON.stringify(content)), boxOf(delivery.id));
    const digest = digestOf(secret);
    const command = { type: 'record_delivery_link', deliveryId: delivery.id, link: digest.toString('hex') } as const;
    await this.database.transaction(async (tx) => {
      valueOrFail(await this.cases.handleIn(tx, caseId, command, { actor, key: `delivery-link/${command.link}` }));
      await this.rows.setLink(tx, delivery.id, digest, box);
    });
    return link;
  }

  private async send(
    to: Mailbox,
    { letter, envelope }: Sealed,
    { until }: PortalDelivery,
    said: { readonly address: string; readonly reference: string },
  ): Promise<Posting> {
    const { operator } = this.catalogue.law.operator;
    const about = { operator: operator.name, until: dayOf(until as Instant), phone: operator.legalDeskPhone };
    const protect = envelope.protection
      ? await this.protector.under(envelope.protection, to).catch((error: unknown) => {
          throw Object.assign(new JobFailure(messageOf(error), false), { cause: error });
        })
      : undefined;
    return this.mailer.send({
      ...{ to, ...announcementOf(letter.language, { ...about, ...said }), attachments: [] },
      messageId: `${newSecret()}@${messageDomain(this.catalogue.law.operator)}`,
      ...(protect && { protect }),
    });
  }

  private conclude(posting: Posting, payload: Payload): Effect {
    const { caseId, deliveryId } = payload;
    switch (posting.outcome) {
      case 'sent':
        return async (tx) => {
          const command = { type: 'record_delivery_announced', deliveryId } as const;
          valueOrFail(
            await this.cases.handleIn(tx, caseId, command, { actor, key: `delivery-announced/${deliveryId}` }),
          );
        };
      case 'not_configured':
        return async (tx) => {
          const dueAt = instantFromMilliseconds(millisecondsOf(await this.database.now(tx)) + WAIT_MILLISECONDS);
          await enqueue(tx, { ...announceDelivery.work(payload), dueAt });
        };
      case 'permanent':
        throw new JobFailure(refusedForGood, false);
      case 'temporary':
        throw new JobFailure('The relay does not take the mail with the link at the moment: it is tried again.', true);
    }
  }
}
