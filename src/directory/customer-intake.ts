/** Takes what the operator's systems say of its customers, a batch a transaction: what is new is kept, nothing is changed. */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Catalogue } from '../catalogue/catalogue.service.js';
import { type Instant, instant } from '../domain/kernel/instant.js';
import {
  accountText,
  type CustomerLine,
  type DirectoryLine,
  type EraseLine,
  hostOfAccount,
  type ServiceLine,
} from '../domain/law/customer.js';
import { canonical } from '../domain/ledger/canonical.js';
import { isFreeMail } from '../domain/reading/lookalike.js';
import { isUnderAny } from '../domain/reading/sender.js';
import { Ledger } from '../ledger/ledger.js';
import { Database } from '../platform/database/database.js';
import type { Tx } from '../platform/database/transaction.js';
import { type DataKey, DataKeys } from '../platform/keys/keys.js';
import { CustomerStore, type NewVersion } from './customer.store.js';
import { sealVersion, serviceContext, textOfVersion } from './customer-box.js';
import { Customers } from './customers.js';

/** The stream of what was taken, and of what people stated. */
export const CUSTOMERS_STREAM = 'directory/customers';

interface Batch {
  readonly from: 'file' | 'feed';
  /** Where the source goes on; null for a file. */
  readonly cursor: string | null;
  /** True when the source has nothing more for now. */
  readonly whole: boolean;
  /** Where a page begins: it is passed over when another process has gone on from there. */
  readonly after?: string | null;
}
type OfCustomer = Exclude<DirectoryLine, ServiceLine | EraseLine>;

const isOfCustomer = (line: DirectoryLine): line is OfCustomer => !('service' in line || 'erase' in line);

/** A line with where it goes; `fresh` is the key of a customer who was not known. */
interface Given {
  readonly facts: Omit<OfCustomer, 'since'> | Omit<CustomerLine, 'since'>;
  readonly text: string;
  readonly digest: Buffer;
  readonly id: string;
  readonly since: Instant;
  readonly key: Buffer;
  readonly fresh: DataKey | null;
}

function sealedVersion({ id, since, key, text }: Given): NewVersion {
  const place = { id, source: 'feed', since } as const;
  return { ...place, sealed: sealVersion(key, text, place) };
}

@Injectable()
export class CustomerIntake {
  constructor(
    private readonly database: Database,
    private readonly ledger: Ledger,
    private readonly keys: DataKeys,
    private readonly store: CustomerStore,
    private readonly customers: Customers,
    private readonly catalogue: Catalogue,
  ) {}

  /** How many lines said something new. What was said before is passed over, so that a batch may be sent again. */
  take(lines: readonly DirectoryLine[], { from, cursor, whole, after }: Batch): Promise<number> {
    return this.database.transaction(async (tx) => {
      await this.ledger.lock(tx, CUSTOMERS_STREAM);
      if (after !== undefined && ((await this.store.intakes(tx)).last?.cursor ?? null) !== after) return 0;
      const changed = await this.takeAll(tx, lines);
      // Of lines that hold names, a plain digest would still be the names.
      const digest = this.keys.lookupDigest('customer batch', canonical(lines)).toString('hex');
      // A pull that finds nothing new only says that the directory is of now.
      if (lines.length > 0) await this.tell(tx, { from, lines: lines.length, changed, digest, whole });
      await this.store.addIntake(tx, { cursor, whole });
      return changed;
    });
  }

  private async takeAll(tx: Tx, lines: readonly DirectoryLine[]): Promise<number> {
    const now = await this.database.now(tx);
    let changed = 0;
    for (const line of lines) if ('service' in line) changed += await this.takeService(tx, line, now);
    for (const some of withoutRepeats(lines.filter(isOfCustomer))) changed += await this.takeCustomers(tx, some, now);
    for (const line of lines) if ('erase' in line) changed += await this.erase(tx, line);
    return changed;
  }

  private async tell(tx: Tx, data: Readonly<Record<string, string | number | boolean>>): Promise<void> {
    await this.ledger.record(tx, CUSTOMERS_STREAM, [
      { type: 'directory.customers_taken', class: 'other', actor: 'directory', data },
    ]);
  }

  private async erase(tx: Tx, { customer }: EraseLine): Promise<number> {
    const digest = this.customers.customerDigest(customer);
    const found = (await this.store.known(tx, [digest])).get(digest.toString('hex'));
    if (!found?.wrapped) return 0;
    await this.ledger.record(tx, `erasure/${found.keyId}`, [
      { type: 'erasure.key_destroyed', class: 'other', actor: 'directory', data: { customer: found.id } },
    ]);
    await this.keys.destroy(tx, found.keyId);
    return 1;
  }

  private async takeService(tx: Tx, { since, ...facts }: ServiceLine, now: Instant): Promise<number> {
    const at = since ? instant(since) : now;
    const text = canonical(facts);
    const [before] = await this.store.services(tx, [facts.service], at);
    if (before && this.openedService(before) === text) return 0;
    const sealed = this.keys.sealSecret(serviceContext(facts.service, at), Buffer.from(text));
    await this.store.addService(tx, { service: facts.service, since: at, sealed });
    return 1;
  }

  private openedService({ service, since, sealed }: { service: string; since: Instant; sealed: Buffer }): string {
    return this.keys.openSecret(serviceContext(service, since), sealed).toString('utf8');
  }

  private async takeCustomers(tx: Tx, lines: readonly OfCustomer[], now: Instant): Promise<number> {
    const digests = lines.map(({ customer }) => this.customers.customerDigest(customer));
    const known = await this.store.known(tx, digests);
    const given = lines.flatMap(({ since, ...facts }, at): Given[] => {
      const digest = digests[at] ?? Buffer.alloc(0);
      const old = known.get(digest.toString('hex'));
      const key = old && this.keys.unwrap(old.keyId, old.wrapped);
      // What was erased stays so, whatever its source says.
      if (key === 'erased') return [];
      const fresh = this.keys.make();
      const place = { id: old?.id ?? uuidv7(), since: since ? instant(since) : now };
      return [{ facts, text: canonical(facts), digest, ...place, key: key ?? fresh.key, fresh: old ? null : fresh }];
    });
    const asked = given.filter(({ fresh }) => !fresh).map(({ id, since }) => ({ id, at: since }));
    const before = (await this.store.versions(tx, asked)).filter(({ source }) => source === 'feed');
    const said = new Map(before.map((version) => [version.id, version]));
    const news = given.filter(({ id, key, text }) => {
      const version = said.get(id);
      return !version || textOfVersion(key, version) !== text;
    });
    const added = news.flatMap(({ id, digest, fresh }) => (fresh ? [{ id, digest, fresh }] : []));
    await this.keys.storeAll(
      tx,
      added.map(({ fresh }) => fresh),
    );
    await this.store.add(
      tx,
      added.map(({ fresh, ...customer }) => ({ ...customer, keyId: fresh.id })),
    );
    await this.store.addVersions(tx, news.map(sealedVersion));
    await this.store.addAccounts(
      tx,
      news.flatMap(({ id, facts }) =>
        'accounts' in facts ? this.digestsOf(facts).map((digest) => ({ id, digest })) : [],
      ),
    );
    return news.length;
  }

  /** Its accounts, and the hosts of its addresses that are not open to anyone. */
  private digestsOf({ accounts }: Pick<CustomerLine, 'accounts'>): Buffer[] {
    const { mailDomains } = this.catalogue.law.operator.operator;
    const texts = [...new Set(accounts.map(({ account }) => accountText(account)))];
    const hosts = new Set(texts.flatMap((text) => hostOfAccount(text) ?? []));
    const own = [...hosts].filter((host) => !isFreeMail(host) && !isUnderAny(host, mailDomains));
    return [
      ...texts.map((text) => this.customers.accountDigest(text)),
      ...own.map((host) => this.customers.hostDigest(host)),
    ];
  }
}

/** Parts in which no customer stands twice: of two lines about one, the second is compared with the first. */
function withoutRepeats(lines: readonly OfCustomer[]): OfCustomer[][] {
  const parts: OfCustomer[][] = [];
  let seen = new Set<string>();
  for (const line of lines) {
    if (parts.length === 0 || seen.has(line.customer)) {
      parts.push([]);
      seen = new Set();
    }
    seen.add(line.customer);
    parts.at(-1)?.push(line);
  }
  return parts;
}
