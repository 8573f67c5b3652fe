/** The requests that aimed at the accounts of a customer, as the directory attributed them at the receipt of each. */
import { Injectable } from '@nestjs/common';
import { CaseStore, type ReceiptRange } from '../../cases/rows/case.store.js';
import { Particulars } from '../../cases/rows/particulars.js';
import { CaseVault, erased } from '../../cases/rows/vault.js';
import { Customers } from '../../directory/customers.js';
import { addDays, day } from '../../domain/kernel/day.js';
import { endOf, instant } from '../../domain/kernel/instant.js';
import { accountText } from '../../domain/law/customer.js';
import type { StatementPeriod } from '../../domain/report/statement/statement.js';
import type { RequestOfCustomer } from '../../domain/report/statement/told-request.js';
import { Ledger } from '../../ledger/ledger.js';
import type { Tx } from '../../platform/database/transaction.js';

const PAGE = 100;

interface Found {
  readonly id: string;
  readonly reference: string;
}

/** From the first instant of the first day to the last of the last, on the clocks of Paris. */
const rangeOf = ({ from, to }: StatementPeriod): ReceiptRange => ({
  from: endOf(addDays(day(from), -1)),
  before: endOf(day(to)),
});

@Injectable()
export class CustomerRequests {
  constructor(
    private readonly cases: CaseStore,
    private readonly vault: CaseVault,
    private readonly customers: Customers,
    private readonly ledger: Ledger,
  ) {}

  /** By reference. A case whose data were erased is no longer anybody's. */
  async of(tx: Tx, customerId: string, period: StatementPeriod): Promise<RequestOfCustomer[]> {
    const ever = await this.customers.everHeld(tx, customerId);
    const range = rangeOf(period);
    const found: RequestOfCustomer[] = [];
    for (let after = ''; ; ) {
      const page = await this.cases.received(tx, range, after, PAGE);
      for (const { id, reference, asked } of await this.askedIn(tx, page)) {
        if (!asked.some((account) => ever.has(account)) || !(await this.isOf(tx, customerId, id, asked))) continue;
        found.push({ reference, entries: await this.ledger.read(tx, `case/${id}`) });
      }
      if (page.length < PAGE) return found;
      after = page.at(-1)?.reference ?? after;
    }
  }

  /** What each of these cases aims at. */
  private async askedIn(tx: Tx, page: readonly Found[]): Promise<(Found & { readonly asked: string[] })[]> {
    const ids = page.map(({ id }) => id);
    const read = await this.vault.latest(tx, ids, 'particulars', Particulars);
    return page.map((one) => {
      const particulars = read.get(one.id);
      const targets = particulars && particulars !== erased ? particulars.targets : [];
      return { ...one, asked: targets.map(({ value }) => accountText(value)) };
    });
  }

  /** By an account of its own, or by a host that no other customer has. */
  private async isOf(tx: Tx, customerId: string, caseId: string, asked: readonly string[]): Promise<boolean> {
    const summary = await this.cases.find(tx, caseId);
    if (!summary) return false;
    for (const account of asked) {
      const holders = await this.customers.find(tx, [account], instant(summary.receivedAt));
      const own = holders.find(({ id }) => id === customerId);
      if (own && (own.accounts.length > 0 || holders.length === 1)) return true;
    }
    return false;
  }
}
