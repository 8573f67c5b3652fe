/** A filter as SQL, its values always as parameters. */
import type { Person } from '../access/access.js';
import { awaitsCell } from '../cases/rows/case.store.js';
import { mayTake, type PersonAction } from '../domain/case/permission.js';
import { type Facet, facets, type ListFacet, listFacets, type QueueFilter, UNASSIGNED } from './queue.filter.js';

/** Who asks, in whose place they stand, at which instant, for which words (a tsquery of digests). */
export interface Asking {
  readonly person: Person;
  /** Absent users who delegated to the person: the delegate sees their cases and gains no other right. */
  readonly standsInFor: readonly string[];
  readonly asOf: string;
  readonly words: string | null;
}

type Any = Facet | ListFacet;

const HOUR_SECONDS = 3_600;

/** As the columns count them. Taken once here: PostgreSQL would read the clock again for each row. */
const secondsOf = (at: string): number => Date.parse(at) / 1_000;

/** A letter by post that was released, and that no one posted or recalled. */
export const toPost = `exists (select from letter l join dispatch d on d.preparation_id = l.preparation_id
  where l.case_id = c.id and l.post
    and not exists (select from delivery v where v.letter_id = l.id)
    and not exists (select from recall r where r.preparation_id = l.preparation_id))`;

/** An answer left whose data are collected on the portal, and no link to them was sent yet. */
export const toCollect = `(c.step_kind = 'end' and exists (select from answers_to_collect(c.id)))`;

export class Condition {
  readonly parameters: unknown[] = [];
  private readonly parts: string[] = [];

  /** @param but a field whose own filter is left out: its facet shows what else could be chosen */
  constructor(filter: QueueFilter, asking: Asking, but?: Any) {
    if (filter.status !== 'all') this.add('c.status = ?', filter.status);
    if (but !== 'assignee') this.assigned(filter.assignee, [asking.person.id, ...asking.standsInFor]);
    this.chosen(filter, but);
    this.timed(filter, asking.asOf);
    if (filter.todo === 'me') this.waitingFor(asking.person);
    if (filter.toPost) this.parts.push(toPost);
    if (asking.words !== null) {
      this.add('c.id in (select case_id from case_words where words @@ ?::tsquery)', asking.words);
      if (!mayTake('locked.read', asking.person.roles)) this.add(`not c.secret and not ${awaitsCell}`);
    }
  }

  /** After `where`; true when nothing is asked. */
  get sql(): string {
    return this.parts.length > 0 ? this.parts.join(' and ') : 'true';
  }

  /** Each `?` takes the next value. */
  add(sql: string, ...values: unknown[]): void {
    const given = values.values();
    this.parts.push(sql.replace(/\?/g, () => this.parameter(given.next().value)));
  }

  /** The place of a value among the parameters: `$3`. */
  parameter(value: unknown): string {
    this.parameters.push(value);
    return `$${this.parameters.length}`;
  }

  private chosen(filter: QueueFilter, but: Any | undefined): void {
    for (const [name, column] of Object.entries(facets) as [Facet, string][]) {
      const values = filter[name];
      if (values === undefined || name === but || name === 'assignee') continue;
      this.add(`c.${column} = any(?::${name === 'emergency' ? 'boolean' : 'text'}[])`, [values].flat());
    }
    for (const [name, column] of Object.entries(listFacets) as [ListFacet, string][]) {
      if (name !== but && filter[name]) this.add(`c.${column} && ?::text[]`, filter[name]);
    }
  }

  private assigned(values: readonly string[] | undefined, mine: readonly string[]): void {
    if (!values) return;
    const people = values.filter((value) => value !== UNASSIGNED).flatMap((value) => (value === 'me' ? mine : value));
    const unassigned = values.includes(UNASSIGNED) ? 'c.assignee is null' : 'false';
    this.add(`(c.assignee = any(?::uuid[]) or ${unassigned})`, people);
  }

  private timed({ late, dueWithinHours, since, before }: QueueFilter, asOf: string): void {
    const now = secondsOf(asOf);
    if (late === true) this.add('c.due_seconds < ?::float8', now);
    if (late === false) this.add('(c.due_seconds >= ?::float8 or c.due_seconds is null)', now);
    if (dueWithinHours !== undefined) this.add('c.due_seconds < ?::float8', now + dueWithinHours * HOUR_SECONDS);
    if (since !== undefined) this.add('c.received_seconds > ?::float8', secondsOf(since));
    if (before !== undefined) this.add('c.received_seconds < ?::float8', secondsOf(before));
  }

  /** The step waits for an action that a role of the person allows, and not for another person's signature (docs/promises.md#p3). */
  private waitingFor({ id, roles }: Person): void {
    const may = (...actions: PersonAction[]) => actions.some((action) => mayTake(action, roles));
    const steps = [
      ...(may('case.confirm_fact', 'case.close') ? ["c.step_kind = 'triage'"] : []),
      ...(may('case.prepare') ? ["c.step_kind = 'preparation'"] : []),
      ...(may('case.approve')
        ? [`(c.awaits && ${this.parameter([...roles])}::text[] and ${this.notInvolved(id)})`]
        : []),
      ...(may('case.post_letter') ? [toPost] : []),
      ...(may('case.open_delivery') ? [toCollect] : []),
      ...(may('case.release', 'case.refuse') ? [`(c.step_kind = 'dispatch' and ${this.notInvolved(id)})`] : []),
    ];
    this.parts.push(`c.status = 'open' and (${steps.length > 0 ? steps.join(' or ') : 'false'})`);
  }

  private notInvolved(person: string): string {
    return `not ${this.parameter(person)}::uuid = any(c.involved)`;
  }
}
