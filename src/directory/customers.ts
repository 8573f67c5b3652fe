/** Who the customers are that a message may concern, as the directory knew them at its receipt. */
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Instant } from '../domain/kernel/instant.js';
import {
  accountText,
  CustomerLine,
  DirectoryLine,
  hostOfAccount,
  ServiceLine,
  type Tenant,
} from '../domain/law/customer.js';
import { CustomerKind, TenantFlag } from '../domain/law/fact.js';
import type { Tx } from '../platform/database/transaction.js';
import { DataKeys } from '../platform/keys/keys.js';
import { Logger } from '../platform/telemetry/logger.js';
import { CustomerStore, type SealedVersion } from './customer.store.js';
import { serviceContext, versionIn } from './customer-box.js';

/** An account or a host that more customers have says nothing of any of them. */
const MOST_SHARED = 20;
/** Of one customer: its source states it anew when it changes. */
const MOST_VERSIONS = 100_000;
/** 128 bits: two accounts never meet by chance. */
const DIGEST_BYTES = 16;

/** What two people stated of a customer: it adds to what its source says, and takes nothing away. */
export const StatedFlags = z.strictObject({
  flags: z.array(TenantFlag).max(20),
  kind: CustomerKind.optional(),
  changeId: z.uuid(),
});
const Feed = z.union([DirectoryLine, CustomerLine]);

/** A customer at a moment, with what its services add. */
export interface KnownCustomer {
  readonly id: string;
  readonly line: Omit<CustomerLine, 'since'>;
  readonly since: Instant;
  /** Of its source, of people and of the services of the accounts that were asked; null where one of them is not known. */
  readonly flags: readonly TenantFlag[] | null;
  readonly stated: readonly TenantFlag[];
  /** As its source says, or two people where it does not; null where neither does. */
  readonly kind: CustomerKind | null;
  readonly statedKind: CustomerKind | null;
  readonly services: readonly ServiceLine[];
  readonly accounts: readonly string[];
  readonly domains: readonly string[];
}

/** What people state holds where its source is silent. */
const kindIn = ({ kind }: Pick<CustomerLine, 'kind'>, said: z.infer<typeof StatedFlags> | undefined) => ({
  kind: kind ?? said?.kind ?? null,
  statedKind: said?.kind ?? null,
});

@Injectable()
export class Customers {
  constructor(
    private readonly store: CustomerStore,
    private readonly keys: DataKeys,
    private readonly logger: Logger,
  ) {}

  /** By accounts and hosts as `accountText` writes them. */
  async tenants(tx: Tx, asked: readonly string[], at: Instant): Promise<Tenant[]> {
    const found = await this.find(tx, asked, at);
    return found.map(({ line, flags, kind, accounts, domains }) => ({
      id: line.customer,
      country: line.country,
      ...(kind && { kind }),
      flags: flags && [...flags],
      accounts: accounts.map(accountText),
      domains: [...domains],
    }));
  }

  async find(tx: Tx, asked: readonly string[], at: Instant): Promise<KnownCustomer[]> {
    const digests = new Map<string, string>();
    for (const text of asked) {
      digests.set(this.accountDigest(text).toString('hex'), text);
      if (hostOfAccount(text) === text) digests.set(this.hostDigest(text).toString('hex'), `@${text}`);
    }
    const proposed = await this.store.proposed(
      tx,
      [...digests.keys()].map((digest) => Buffer.from(digest, 'hex')),
      MOST_SHARED,
    );
    const shared = new Map<string, number>();
    for (const { digest } of proposed) shared.set(digest, (shared.get(digest) ?? 0) + 1);
    const useful = proposed.filter(({ digest }) => (shared.get(digest) ?? 0) <= MOST_SHARED);
    const told = new Set(useful.map(({ digest }) => digests.get(digest)));
    const ids = [...new Set(useful.map(({ id }) => id))];
    return this.known(tx, ids, at, (account) => told.has(account));
  }

  /** By the id that the operator gives it; with all its accounts. */
  async named(tx: Tx, customer: string, at: Instant): Promise<KnownCustomer | undefined> {
    const id = await this.idOf(tx, customer);
    return id ? (await this.known(tx, [id], at, () => true))[0] : undefined;
  }

  async idOf(tx: Tx, customer: string): Promise<string | undefined> {
    const digest = this.customerDigest(customer);
    return (await this.store.known(tx, [digest])).get(digest.toString('hex'))?.id;
  }

  /** Undefined of a customer who is not known, or whose data were erased. */
  async keyOf(tx: Tx, customer: string): Promise<Buffer | undefined> {
    const digest = this.customerDigest(customer);
    const found = (await this.store.known(tx, [digest])).get(digest.toString('hex'));
    const key = found && this.keys.unwrap(found.keyId, found.wrapped);
    return key === 'erased' ? undefined : key;
  }

  /** The name that its source gave it last; undefined of a customer who is not known, or whose data were erased. */
  async nameOf(tx: Tx, id: string): Promise<string | undefined> {
    return (await this.linesOf(tx, id))[0]?.name;
  }

  /** Every account that was ever said to be its own, and the hosts of those, as `accountText` writes them. */
  async everHeld(tx: Tx, id: string): Promise<ReadonlySet<string>> {
    const texts = (await this.linesOf(tx, id)).flatMap(({ accounts }) =>
      accounts.map(({ account }) => accountText(account)),
    );
    return new Set(texts.flatMap((text) => [text, hostOfAccount(text) ?? text]));
  }

  /** What its source said of it, newest first. */
  private async linesOf(tx: Tx, id: string): Promise<CustomerLine[]> {
    const versions = await this.store.history(tx, id, MOST_VERSIONS);
    return versions.flatMap((version) => {
      const line = version.source === 'feed' ? this.opened(Feed, version) : undefined;
      return line && 'accounts' in line ? [line] : [];
    });
  }

  /** Hours since the directory was last taken whole; null before. */
  age(tx: Tx): Promise<number | null> {
    return this.store.age(tx);
  }

  customerDigest(customer: string): Buffer {
    return this.keys.lookupDigest('customer', customer).subarray(0, DIGEST_BYTES);
  }

  accountDigest(account: string): Buffer {
    return this.keys.lookupDigest('customer account', account).subarray(0, DIGEST_BYTES);
  }

  hostDigest(host: string): Buffer {
    return this.keys.lookupDigest('customer host', host).subarray(0, DIGEST_BYTES);
  }

  /** The digests only propose: a customer counts where its own sealed version names the account or the host. */
  private async known(
    tx: Tx,
    ids: readonly string[],
    at: Instant,
    isAsked: (text: string) => boolean,
  ): Promise<KnownCustomer[]> {
    if (ids.length === 0) return [];
    const versions = await this.store.versions(
      tx,
      ids.map((id) => ({ id, at })),
    );
    const people = new Map(
      versions.filter(({ source }) => source === 'people').map((version) => [version.id, version]),
    );
    const held = versions
      .filter(({ source }) => source === 'feed')
      .flatMap((version) => {
        const line = this.opened(Feed, version);
        if (!line || !('accounts' in line)) return [];
        const accounts = line.accounts.filter(({ account }) => isAsked(accountText(account)));
        const hosts = line.accounts.flatMap(({ account }) => hostOfAccount(accountText(account)) ?? []);
        const domains = [...new Set(hosts)].filter((host) => isAsked(`@${host}`));
        return accounts.length + domains.length === 0 ? [] : [{ version, line, accounts, domains }];
      });
    const services = await this.services(
      tx,
      held.flatMap(({ line }) => line.accounts),
      at,
    );
    return held.map(({ version, line, accounts, domains }) => {
      const statement = people.get(version.id);
      const said = statement && this.opened(StatedFlags, statement);
      const used = [...new Set(accounts.flatMap(({ service }) => service ?? []))];
      const isKnown = used.every((service) => services.has(service)) && (!statement || said !== undefined);
      const own = said && line.flags === null ? [] : line.flags;
      const added = used.flatMap((service) => services.get(service)?.flags ?? []);
      return {
        id: version.id,
        line,
        since: version.since,
        flags: isKnown && own ? [...new Set([...own, ...(said?.flags ?? []), ...added])] : null,
        stated: said?.flags ?? [],
        ...kindIn(line, said),
        services: used.flatMap((service) => services.get(service) ?? []),
        accounts: accounts.map(({ account }) => account),
        domains,
      };
    });
  }

  private async services(tx: Tx, accounts: CustomerLine['accounts'], at: Instant): Promise<Map<string, ServiceLine>> {
    const names = [...new Set(accounts.flatMap(({ service }) => service ?? []))];
    if (names.length === 0) return new Map();
    const rows = await this.store.services(tx, names, at);
    return new Map(
      rows.flatMap(({ service, since, sealed }): [string, ServiceLine][] => {
        try {
          const text = this.keys.openSecret(serviceContext(service, since), sealed).toString('utf8');
          return [[service, ServiceLine.parse(JSON.parse(text))]];
        } catch (error) {
          this.logger.error('A service of the directory of customers was altered: its facts are unknown.', error);
          return [];
        }
      }),
    );
  }

  /** Undefined where the key was destroyed, or the version altered: unknown is never ordinary. */
  opened<T>(schema: z.ZodType<T>, version: SealedVersion): T | undefined {
    const key = this.keys.unwrap(version.keyId, version.wrapped);
    const found = versionIn(schema, key, version);
    if (found === undefined && key !== 'erased') {
      this.logger.error('A version of a customer was altered: this customer is unknown.', { customer: version.id });
    }
    return found;
  }
}
