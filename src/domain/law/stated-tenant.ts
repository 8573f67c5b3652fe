/** Customers as a file states all of them, for a reading without a directory: `greffe classify --context`. */
import { z } from 'zod';
import { hostOfAccount, Tenant } from './customer.js';

export const StatedTenant = Tenant.omit({ domains: true }).extend({ name: z.string().min(1) });
type StatedTenant = z.infer<typeof StatedTenant>;

/** What at least two accounts begin with, up to their first hyphen. */
function formsOf(tenants: readonly StatedTenant[]): string[] {
  const heads = tenants
    .flatMap(({ accounts }) => accounts)
    .flatMap((account) => /^[a-z]{2,12}-/.exec(account)?.[0] ?? []);
  return [...new Set(heads)].filter((head) => heads.filter((other) => other === head).length > 1);
}

/** With the hosts of the accounts, and how the operator names its accounts. */
export function contextWith<Context extends { readonly tenants: readonly StatedTenant[] }>(context: Context) {
  return {
    ...context,
    tenants: context.tenants.map(
      ({ name: _, ...tenant }): Tenant => ({
        ...tenant,
        domains: tenant.accounts.flatMap((account) => hostOfAccount(account) ?? []),
      }),
    ),
    accountForms: formsOf(context.tenants),
  };
}
