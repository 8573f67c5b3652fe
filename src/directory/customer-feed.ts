/** Pulls the directory of customers from the operator's systems, from where the last pull ended. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { DirectoryLine } from '../domain/law/customer.js';
import { Database } from '../platform/database/database.js';
import { JobRegistry } from '../platform/jobs/job.js';
import { SafeMode } from '../platform/place/safe-mode.js';
import { Settings } from '../platform/settings/settings.js';
import { messageOf } from '../platform/telemetry/failure.js';
import { Logger } from '../platform/telemetry/logger.js';
import { plain, StatusRegistry } from '../platform/telemetry/status.js';
import { CustomerStore } from './customer.store.js';
import { CustomerIntake } from './customer-intake.js';

const PAUSE_MILLISECONDS = 15 * 60_000;
const TIMEOUT_MILLISECONDS = 60_000;
const MOST_BYTES = 32 * 1024 * 1024;

/** One answer of the source: one line that is not understood refuses the whole of it. */
const Page = z.object({ lines: z.array(DirectoryLine).max(10_000), cursor: z.string().max(1000), more: z.boolean() });
type Page = z.infer<typeof Page>;

@Injectable()
export class CustomerFeed implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly store: CustomerStore,
    private readonly intake: CustomerIntake,
    private readonly settings: Settings,
    private readonly safeMode: SafeMode,
    private readonly registry: JobRegistry,
    private readonly status: StatusRegistry,
    private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    this.registry.onSweep(async () => {
      await this.pull().catch((error) => {
        this.logger.error('The directory of customers was not pulled: what is known of them grows old.', {
          reason: messageOf(error),
        });
      });
    }, PAUSE_MILLISECONDS);
    this.status.add({ fr: 'Annuaire des clients', en: 'Directory of customers' }, async () => {
      const { whole } = await this.database.transaction((tx) => this.store.intakes(tx));
      const none = { fr: 'jamais : aucun compte n’est reconnu', en: 'never: no account is recognised' };
      return [{ label: { fr: 'Repris en entier', en: 'Last taken whole' }, value: whole ? plain(whole.at) : none }];
    });
  }

  /** Until the source has no more. Rejects when it cannot be read; what was taken before stays. */
  async pull(): Promise<void> {
    const { customersUrl, customersSecret } = this.settings;
    if (customersUrl === undefined || customersSecret === undefined || !(await this.safeMode.maySend())) return;
    for (let more = true; more; ) {
      const { last } = await this.database.transaction((tx) => this.store.intakes(tx));
      const page = await pageOf(customersUrl, customersSecret, last?.cursor ?? null);
      if (page.more && page.cursor === last?.cursor) throw new Error('The source goes on from where it was asked.');
      // Another process that pulled meanwhile has moved the cursor: its pages are not taken twice.
      const after = last?.cursor ?? null;
      await this.intake.take(page.lines, { from: 'feed', cursor: page.cursor, whole: !page.more, after });
      more = page.more;
    }
  }
}

async function pageOf(address: string, secret: string, cursor: string | null): Promise<Page> {
  const url = new URL(address);
  if (cursor !== null) url.searchParams.set('cursor', cursor);
  const response = await fetch(url, {
    headers: { accept: 'application/json', authorization: `Bearer ${secret}` },
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
  });
  if (!response.ok) throw new Error(`The source answered ${response.status}.`);
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) throw new Error('The source sent too much at once.');
    chunks.push(Buffer.from(chunk));
  }
  // A schema error would quote what it read.
  const page = Page.safeParse(JSON.parse(Buffer.concat(chunks).toString('utf8')));
  if (!page.success) throw new Error(`The source sent what is no page, at ${page.error.issues[0]?.path.join('.')}.`);
  return page.data;
}
