/** The on-call roster: planned by an administrator, kept in the log, and looked at against what urgent circuits want. */
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Person } from '../../access/access.js';
import { AccountStore } from '../../access/account.store.js';
import { DelegationStore } from '../../access/delegation.store.js';
import { Catalogue } from '../../catalogue/catalogue.service.js';
import { inForce } from '../../domain/classification/rule-book.js';
import { addHours, dayOf, type Instant } from '../../domain/kernel/instant.js';
import { accept, type Bilingual, type Refusal, type Result, refuse } from '../../domain/kernel/result.js';
import type { Role } from '../../domain/law/vocabulary.js';
import { circuitsOn } from '../../domain/workflow/circuit.js';
import { type Gap, gapsOf, type Need, needsOfUrgent, type Shift } from '../../domain/workflow/on-call.js';
import { type KnownShift, ROSTER_STREAM, shiftsOf } from '../../domain/workflow/roster.js';
import { Ledger } from '../../ledger/ledger.js';
import { attempt } from '../../platform/database/attempt.js';
import { Database } from '../../platform/database/database.js';
import type { Tx } from '../../platform/database/transaction.js';
import { onCallRefusals } from './refusal.js';

const LONGEST_HOURS = 31 * 24;

export interface Roster {
  readonly from: Instant;
  readonly days: number;
  /** All that was ever planned, oldest first. */
  readonly shifts: readonly KnownShift[];
  readonly gaps: readonly (Gap & { readonly title: Bilingual })[];
}

export interface ShiftToPlan {
  readonly person: string;
  readonly substitute: string | null;
  readonly role: Role;
  readonly from: Instant;
  readonly until: Instant;
}

@Injectable()
export class OnCallService {
  constructor(
    private readonly database: Database,
    private readonly ledger: Ledger,
    private readonly catalogue: Catalogue,
    private readonly accounts: AccountStore,
    private readonly delegations: DelegationStore,
  ) {}

  /** From now on, for so many days. */
  look(days: number): Promise<Roster> {
    return this.database.transaction((tx) => this.rosterOf(tx, days));
  }

  async rosterOf(tx: Tx, days: number): Promise<Roster> {
    const from = await this.database.now(tx);
    const until = addHours(from, days * 24);
    const shifts = await this.shifts(tx);
    const planned = shifts.filter(
      ({ removed, ...shift }) => removed === null && from < shift.until && shift.from < until,
    );
    const people = await this.accounts.byId(tx, planned.flatMap(accountsOf));
    const absences = await this.delegations.within(tx, from, until);
    const circuits = circuitsOn(this.catalogue.law.circuits, dayOf(from));
    const found = gapsOf(this.needs(from), planned, { people, absences }, { from, days });
    const gaps = found.flatMap((gap) => {
      const title = circuits.get(gap.circuit)?.title;
      return title ? [{ ...gap, title }] : [];
    });
    return { from, days, shifts, gaps };
  }

  plan(shift: ShiftToPlan, { id: by }: Person): Promise<Result<{ readonly id: string }>> {
    return attempt(this.database, async (tx) => {
      const objection = await this.objectionTo(tx, shift);
      if (objection) return refuse(objection);
      const id = uuidv7();
      await this.record(tx, 'roster.shift_planned', by, { shiftId: id, ...shift });
      return accept({ id });
    });
  }

  remove(id: string, { id: by }: Person): Promise<Result<null>> {
    return attempt(this.database, async (tx) => {
      await this.ledger.lock(tx, ROSTER_STREAM);
      const found = (await this.shifts(tx)).find((shift) => shift.id === id);
      if (!found || found.removed) return refuse(onCallRefusals.unknown);
      await this.record(tx, 'roster.shift_removed', by, { shiftId: id });
      return accept(null);
    });
  }

  private async objectionTo(tx: Tx, { person, substitute, role, from, until }: ShiftToPlan): Promise<Refusal | null> {
    const now = await this.database.now(tx);
    if (!(from < until && now < until && until <= addHours(from, LONGEST_HOURS))) return onCallRefusals.span;
    const people = await this.accounts.byId(tx, accountsOf({ person, substitute }));
    const holds = (id: string) => people.get(id)?.active === true && people.get(id)?.roles.includes(role) === true;
    if (!holds(person)) return onCallRefusals.person;
    if (substitute === null) return null;
    const isOther = people.get(substitute)?.person !== people.get(person)?.person;
    return isOther && holds(substitute) ? null : onCallRefusals.substitute;
  }

  private async shifts(tx: Tx): Promise<KnownShift[]> {
    return [...shiftsOf(await this.ledger.read(tx, ROSTER_STREAM)).values()];
  }

  /** Of the circuits and rules in force at that instant. */
  private needs(at: Instant): Need[] {
    const { law } = this.catalogue;
    const today = dayOf(at);
    const approvals = inForce(law, today).map(({ rule }) => ({ circuit: rule.circuit, roles: rule.approval.roles }));
    return needsOfUrgent(circuitsOn(law.circuits, today).values(), law.escalation.urgent.circuits, approvals);
  }

  private async record(tx: Tx, type: `roster.${string}`, actor: string, data: Record<string, unknown>): Promise<void> {
    await this.ledger.record(tx, ROSTER_STREAM, [{ type, class: 'other', actor, data }]);
  }
}

const accountsOf = ({ person, substitute }: Pick<Shift, 'person' | 'substitute'>): string[] => [
  person,
  ...(substitute ? [substitute] : []),
];
