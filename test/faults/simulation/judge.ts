/** Reads the entries alone, by rules written again here: none of them asks `decide`. */
import { isDeepStrictEqual } from 'node:util';
import type { CaseEvent } from '../../../src/domain/case/event.js';
import { replay } from '../../../src/domain/case/evolve.js';
import type { Actor } from '../../../src/domain/case/model/circumstances.js';
import type { Run } from './world.js';

interface Prepared {
  readonly by: string;
  readonly payload: string;
  readonly asked: readonly string[];
  readonly zone: string;
  readonly action: string;
  readonly letters: readonly string[];
  readonly consents: { person: string; role: string }[];
  left: number;
}

const outside = ['THIRD', 'INTL', 'PRIVATE', 'EEA_CH', 'EU_DK', 'UNKNOWN'];

/** Every promise that the run broke, one sentence each. */
export function judge({ shell, intentions }: Run): string[] {
  return [
    ...intake(shell),
    ...decisions(shell),
    ...answers(shell, intentions),
    ...prefixes(shell),
    ...log(shell),
    ...work(shell),
  ];
}

/** I1, I2. */
function intake({ store, acknowledged }: Run['shell']): string[] {
  const kept = store.messages.map(({ mail }) => mail);
  const lost = [...acknowledged].filter((mail) => !kept.includes(mail)).map((mail) => `I1 mail ${mail} is lost`);
  const twice = kept.length === new Set(kept).size ? [] : ['I2 the same bytes are kept twice'];
  const waiting = store.messages
    .filter(({ caseId }) => caseId === null)
    .map(({ mail }) => `I1 mail ${mail} has no case`);
  const events = [...store.streams.values()].flatMap(({ entries }) => entries.map(({ event }) => event));
  const filed = events.flatMap((event) => ('messageId' in event.data ? [event.data.messageId] : []));
  const again = filed.length === new Set(filed).size ? [] : ['I2 one message is in two places'];
  return [...lost, ...twice, ...waiting, ...again];
}

/** I3, I4. */
function decisions(shell: Run['shell']): string[] {
  const readers = [...shell.store.streams].map(([caseId, { entries }]) => {
    const reader = new CaseReader(caseId);
    for (const { event, actor } of entries) reader.observe(event, actor);
    return reader;
  });
  const released = new Set(readers.flatMap((reader) => reader.released));
  return [...readers.flatMap(({ faults }) => faults), ...letters(shell, released)];
}

class CaseReader {
  readonly faults: string[] = [];
  readonly released: string[] = [];
  private readonly prepared = new Map<string, Prepared>();
  private asked: readonly string[] = [];
  private zone = 'UNKNOWN';

  constructor(private readonly caseId: string) {}

  observe(event: CaseEvent, actor: string): void {
    if (event.type === 'case.read') this.zone = event.data.facts.issuerZone;
    if (event.type === 'case.fact_confirmed' && event.data.fact === 'issuerZone') this.zone = String(event.data.value);
    if (event.type === 'case.classified') this.asked = strictest(this.asked, event.data.approvers);
    if (event.type === 'case.prepared') this.prepare(event.data, actor);
    if (event.type === 'case.approved')
      this.report(consent(this.prepared.get(event.data.preparationId), actor, event.data));
    if (event.type === 'case.refused' || event.type === 'case.released' || event.type === 'case.informed') {
      const found = this.prepared.get(event.data.preparationId);
      this.released.push(...(found?.letters ?? []));
      this.report(departure(found, actor, event.data.payload, event.type));
    }
  }

  private prepare(data: Extract<CaseEvent, { type: 'case.prepared' }>['data'], by: string): void {
    const { preparationId, payload, action } = data;
    const about = { payload, action, asked: this.asked, zone: this.zone };
    this.prepared.set(preparationId, {
      by,
      ...about,
      letters: data.letters.map(({ id }) => id),
      consents: [],
      left: 0,
    });
  }

  private report(faults: readonly string[]): void {
    this.faults.push(...faults.map((fault) => `${fault} (${this.caseId})`));
  }
}

/** Of each role, as many as the judgement that asked most of it: what the case once asked it goes on asking. */
function strictest(before: readonly string[], now: readonly string[]): string[] {
  const of = (roles: readonly string[], role: string) => roles.filter((each) => each === role).length;
  return [...new Set([...before, ...now])].flatMap((role) =>
    Array.from({ length: Math.max(of(before, role), of(now, role)) }, () => role),
  );
}

function consent(found: Prepared | undefined, actor: string, data: { payload: string; role: string }): string[] {
  if (!found) return ['I3 a consent to nothing'];
  const faults: [boolean, string][] = [
    [found.by === actor, 'I3 the preparer consents'],
    [found.consents.some(({ person }) => person === actor), 'I3 one person consents twice'],
    [found.payload !== data.payload, 'I3 a consent to another payload'],
  ];
  found.consents.push({ person: actor, role: data.role });
  return faults.filter(([broken]) => broken).map(([, fault]) => fault);
}

function departure(found: Prepared | undefined, actor: string, payload: string, type: string): string[] {
  if (!found) return ['I3 what was sent had not been prepared'];
  found.left += 1;
  const given = found.consents.map(({ role }) => role).sort();
  const faults: [boolean, string][] = [
    [found.left > 1, 'I3 one preparation left twice'],
    [found.by === actor, 'I3 the preparer sends it'],
    [found.consents.some(({ person }) => person === actor), 'I3 an approver sends it'],
    [found.payload !== payload, 'I3 another payload left'],
    [given.join() !== [...found.asked].sort().join() || given.length === 0, 'I3 consent was not complete'],
    [type !== 'case.refused' && outside.includes(found.zone), 'docs/promises.md#p2 a third country was served'],
    [(type === 'case.released') !== (found.action === 'disclose'), 'I3 another act left than was prepared'],
    [(type === 'case.informed') !== (found.action === 'inform'), 'I3 another act left than was prepared'],
  ];
  return faults.filter(([broken]) => broken).map(([, fault]) => fault);
}

/** I4: each released letter was sent, an answer once, and nothing else was sent. */
function letters({ store, taken }: Run['shell'], released: ReadonlySet<string>): string[] {
  const events = [...store.streams.values()].flatMap(({ entries }) => entries.map(({ event }) => event));
  const drafted = events.flatMap((event) => (event.type === 'case.prepared' ? event.data.letters : []));
  const answers = new Set(drafted.filter(({ kind }) => kind === 'answer').map(({ id }) => id));
  const said = events.flatMap((event) => (event.type === 'case.letter_sent' ? [event.data.letterId] : []));
  const left = [...taken].flatMap(([id, times]) => [
    ...(released.has(id) ? [] : ['I4 a letter left without a decision']),
    ...(answers.has(id) && times > 1 ? [`I4 data were disclosed ${times} times`] : []),
  ]);
  const sure = [...released].filter((id) => store.deliveries.get(id)?.state !== 'unknown');
  const kept = sure.filter((id) => !taken.has(id)).map(() => 'I4 a released letter was never sent');
  const silent = sure.filter((id) => said.filter((each) => each === id).length !== 1);
  return [...left, ...kept, ...silent.map(() => 'I5 a letter that left is not recorded once')];
}

/** I8: what was answered is in the log, by that person, and once. */
function answers({ store }: Run['shell'], intentions: Run['intentions']): string[] {
  const wanted = new Map<string, number>();
  for (const intention of intentions) count(wanted, placeOf(intention));
  const reverted = intentions.filter(
    ({ caseId, actor, seq }) => seq !== null && store.streams.get(caseId)?.entries[seq - 1]?.actor !== nameOf(actor),
  );
  const done = new Map<string, number>();
  for (const [caseId, { entries }] of store.streams) {
    const byPeople = entries.filter(({ event, actor }) => actor.length === 36 && event.type !== 'case.closed');
    for (const { actor } of byPeople) count(done, `${actor}/${caseId}`);
  }
  const twice = [...done].filter(([place, times]) => times > (wanted.get(place) ?? 0));
  return [
    ...reverted.map(() => 'I8 an answer was reverted'),
    ...twice.map(() => 'I3 one intention was carried out twice'),
  ];
}

const nameOf = (actor: Actor): string => (actor.kind === 'person' ? actor.id : actor.room);
const placeOf = ({ actor, caseId }: Run['intentions'][number]): string => `${nameOf(actor)}/${caseId}`;
const count = (counts: Map<string, number>, key: string): unknown => counts.set(key, (counts.get(key) ?? 0) + 1);

/** Any prefix of the log replays to the state that its writer saw. */
function prefixes({ store }: Run['shell']): string[] {
  const broken = [...store.streams.values()].some(({ entries, states }) =>
    states.some((state, at) => !isDeepStrictEqual(replay(entries.slice(0, at + 1)), state)),
  );
  return broken ? ['I5 a prefix replays to another state'] : [];
}

/** I5: every entry is sealed, once. */
function log({ store }: Run['shell']): string[] {
  const all = [...store.streams].flatMap(([caseId, { entries }]) => entries.map((_, at) => `${caseId}/${at + 1}`));
  const sealed = new Set(store.sealed);
  const faults = all.every((place) => sealed.has(place)) ? [] : ['I5 an entry was never sealed'];
  return sealed.size === store.sealed.length ? faults : [...faults, 'I5 an entry was sealed twice'];
}

/** I6, I10. */
function work({ store, early, now }: Run['shell']): string[] {
  const left = store.due(now + 3600).map(({ topic }) => `I10 ${topic} is never done`);
  return [...left, ...early.map(() => 'I6 work was done before it was due'), ...reactions(store)];
}

/** I10: what the table of reactions asks for exists: a case that was opened is judged, or waits for people. */
function reactions(store: Run['shell']['store']): string[] {
  const faults: string[] = [];
  for (const { entries } of store.streams.values()) {
    const types = entries.map(({ event }) => event.type);
    const readable = entries.some(({ event }) => event.type === 'case.opened' && event.data.readable);
    const ended = types.includes('case.closed');
    if (readable && !ended && !types.includes('case.classified')) faults.push('I10 an open case was never judged');
    if (types.filter((type) => type === 'case.opened').length > 1) faults.push('I2 a case was opened twice');
  }
  return faults;
}
