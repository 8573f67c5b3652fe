/** I3, I8: what was answered is in the log; each decision once, by different people, on the very payload they saw. */
import type { Findings } from './checker.js';
import type { Installation } from './testbed.js';

interface Fact {
  readonly stream: string;
  readonly seq: number;
  readonly type: string;
  readonly actor: string;
  readonly data: Record<string, unknown>;
}

interface Preparation {
  readonly by: string;
  readonly payload: unknown;
  readonly asked: readonly string[];
  readonly approvers: Map<string, string>;
  left: number;
}

export async function checkPeople(installation: Installation): Promise<Findings> {
  const facts = await installation.rows.query<Fact>(
    `select stream, seq, type, actor, data from entry where stream like 'case/%' order by stream, seq`,
  );
  const decisions = new Decisions();
  for (const fact of facts) decisions.observe(fact);
  const rows = await installation.rows.query<{ id: string; dispatched: boolean }>(
    'select p.id, d.preparation_id is not null as dispatched from preparation p left join dispatch d on d.preparation_id = p.id',
  );
  return {
    findings: [
      ...decisions.findings,
      ...decisions.compare(rows),
      ...reverted(installation, facts),
      ...repeated(installation, facts),
    ],
    counts: { decisions: decisions.left, answered: installation.desk.answered.length },
  };
}

/** Every answer that named a sequence has its entry, by the person who was answered. */
function reverted({ desk }: Installation, facts: readonly Fact[]): string[] {
  const byPlace = new Map(facts.map((fact) => [`${fact.stream}/${fact.seq}`, fact]));
  return desk.answered.flatMap(({ person, path, status, seq }) => {
    if (status >= 300 || seq === null || !path.startsWith('/api/cases/')) return [];
    const actor = byPlace.get(`${caseOf(path)}/${seq}`)?.actor;
    // What a settlement answers is the entry of the service that followed the person's own.
    const holds = actor === person || (actor !== undefined && path.includes('/settlement'));
    return holds ? [] : [`REVERTED: ${path} was answered with ${seq}, which is not in the log.`];
  });
}

/** No person has more entries on a case than requests made: no action was done twice. */
function repeated({ desk }: Installation, facts: readonly Fact[]): string[] {
  const intended = countBy(desk.intentions.map(({ person, path }) => `${person.id} ${caseOf(path)}`));
  const byPeople = facts.filter(({ actor }) => /^[0-9a-f-]{36}$/.test(actor));
  const done = countBy(byPeople.map(({ actor, stream }) => `${actor} ${stream}`));
  return [...done].flatMap(([who, times]) => {
    const wanted = intended.get(who) ?? 0;
    return times > wanted ? [`TWICE: ${who} has ${times} entries of ${wanted} intentions.`] : [];
  });
}

const caseOf = (path: string): string => `case/${/^\/api\/cases\/([0-9a-f-]+)\//.exec(path)?.[1]}`;

function countBy(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

const asking = ['case.classified', 'case.floor_inherited'];

class Decisions {
  readonly findings: string[] = [];
  left = 0;
  private readonly preparations = new Map<string, Preparation>();
  private readonly asked = new Map<string, readonly string[]>();

  observe({ stream, seq, type, actor, data }: Fact): void {
    const id = String(data.preparationId);
    if (asking.includes(type)) this.ask(stream, data.approvers as string[]);
    if (type === 'case.prepared') {
      const asked = this.asked.get(stream) ?? [];
      this.preparations.set(id, { by: actor, payload: data.payload, asked, approvers: new Map(), left: 0 });
    }
    const preparation = this.preparations.get(id);
    if (type === 'case.approved') {
      if (!preparation || preparation.payload !== data.payload) this.findings.push(`PAYLOAD: ${stream} ${seq}.`);
      if (preparation?.approvers.has(actor) || preparation?.by === actor)
        this.findings.push(`SAME PERSON: ${stream} ${seq}.`);
      preparation?.approvers.set(actor, String(data.role));
    }
    if (type === 'case.refused' || type === 'case.released') this.leave(`${stream} ${seq}`, actor, data, preparation);
  }

  /** What a case once asked, or another about the same act, it goes on asking. */
  private ask(stream: string, approvers: readonly string[]): void {
    this.asked.set(stream, [...new Set([...(this.asked.get(stream) ?? []), ...approvers])]);
  }

  private leave(place: string, actor: string, data: Record<string, unknown>, preparation?: Preparation): void {
    this.left += 1;
    if (!preparation) {
      this.findings.push(`UNPREPARED: ${place}.`);
      return;
    }
    preparation.left += 1;
    const roles = [...preparation.approvers.values()].sort();
    if (preparation.left > 1) this.findings.push(`DECIDED TWICE: ${place}.`);
    if (preparation.payload !== data.payload) this.findings.push(`PAYLOAD: ${place}.`);
    if (actor === preparation.by || preparation.approvers.has(actor)) this.findings.push(`SAME PERSON: ${place}.`);
    if (roles.join() !== [...preparation.asked].sort().join())
      this.findings.push(`QUORUM: ${place} by ${roles.join()}.`);
  }

  /** The rows that the database guards and the entries of the log are one and the same list. */
  compare(rows: readonly { id: string; dispatched: boolean }[]): string[] {
    const stored = new Map(rows.map(({ id, dispatched }) => [id, dispatched]));
    const wrong = [...this.preparations].filter(([id, { left }]) => stored.get(id) !== left > 0).map(([id]) => id);
    const unknown = rows.filter(({ id }) => !this.preparations.has(id)).map(({ id }) => id);
    return [...wrong, ...unknown].map((id) => `ROWS: preparation ${id} is not what the log says.`);
  }
}
