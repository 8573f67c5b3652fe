/** Rows of the law on a real server: each from a mail that was received to each of its ends, compared with what the rules walk to. */
import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readCases } from '../../src/catalogue/files/case-file.js';
import { type RowEnds, rowEnds } from '../../src/catalogue/row-ends.js';
import { sendBySmtp } from '../../src/commands/demo/sample-mail.js';
import { type End, sentLetters } from '../../src/domain/case/lifecycle/course.js';
import { outcomeOfWhole } from '../../src/domain/case/model/division.js';
import type { PartStanding } from '../../src/domain/case/model/part.js';
import { classify } from '../../src/domain/classification/classify.js';
import { rowOf } from '../../src/domain/classification/rule.js';
import { inForce } from '../../src/domain/classification/rule-book.js';
import { settlementsOf } from '../../src/domain/classification/settlement.js';
import { day } from '../../src/domain/kernel/day.js';
import type { RequestFacts } from '../../src/domain/law/fact.js';
import { eventually } from './eventually.js';
import { productLaw } from './law.js';
import { type Answer, type Course, isSilent, lateIn, leftIn } from './row-clocks.js';
import { RowDriver } from './row-driver.js';
import { neededChanges } from './row-facts.js';
import { messageIdOf, rowMail, rowText } from './row-mail.js';
import type { View } from './row-view.js';
import { isOfStaff, openStaffedServer, type StaffedServer } from './staffed-server.js';

const START_MILLISECONDS = 240_000;
const ROW_MILLISECONDS = 540_000;
/** One waits for the service while another acts. */
const WALKS_AT_ONCE = 3;
/** Lists are limited to 240 a minute and person. */
const LOOK_MILLISECONDS = 500;
const law = productLaw();

/** The rows of one section, the record of a mixed request among those of any origin. */
export function rowsOf(section: string): string[] {
  const rules = law.sections.find(({ code }) => code === section)?.rules ?? [];
  const rows = rules.flatMap((rule) => rowOf(rule) ?? []);
  return [...new Set([...rows, ...(rows.includes('X01') ? [law.split.id] : [])])];
}

/** A request that goes to one end of its row. */
interface Walk {
  /** Tells its mail from every other. */
  readonly name: string;
  readonly course: RowEnds;
  readonly end: End;
}

interface Ended {
  readonly outcome: string | null;
  readonly parts: readonly Ended[];
  readonly [what: string]: unknown;
}
interface Compared {
  readonly seen: Ended;
  readonly wanted: Ended;
}
interface Message {
  readonly id: string;
  readonly sha256: string;
  readonly caseReference: string | null;
}
interface Listed {
  readonly id: string;
  readonly reference: string;
  readonly verdict: string | null;
}

/** Each end of a row once: the first verdict that leads to it. */
function walksOf(row: string, courses: readonly RowEnds[]): Walk[] {
  const found = new Map<string, Walk>();
  for (const course of courses.filter((each) => each.row === row)) {
    for (const end of course.ends) {
      const decided = end.choices.find((choice) => choice.startsWith('decide'));
      const key = [end.outcome, end.letters, decided].join();
      if (!found.has(key)) found.set(key, { name: `${row}-${found.size + 1}`, course, end });
    }
  }
  return [...found.values()];
}

/** What the law says of a request whose parts end so. */
const wholeOf = (outcomes: readonly (string | null)[]): string =>
  outcomeOfWhole(outcomes.map((outcome) => ({ outcome }) as PartStanding));

/** Takes them in turn, several at once; each answers for itself. */
function several<Item, Answer>(items: readonly Item[], take: (item: Item) => Promise<Answer>): Promise<Answer>[] {
  const lanes: Promise<unknown>[] = Array.from({ length: WALKS_AT_ONCE }, () => Promise.resolve());
  return items.map((item, at) => {
    const answer = (lanes[at % WALKS_AT_ONCE] ?? Promise.resolve()).then(() => take(item));
    lanes[at % WALKS_AT_ONCE] = answer.catch(() => undefined);
    return answer;
  });
}

/**
 * Describes the walk of these rows on one server, from a mail or from an entry that names no address. What it returns tells,
 * once they were walked, the mails that answered each request of a row.
 */
export function walkRows(
  title: string,
  rows: readonly string[],
  door: 'mail' | 'paper' = 'mail',
): (row: string) => readonly Course[] {
  const answered = new Map<string, readonly Course[]>();
  describe(title, () => {
    let server: StaffedServer;
    let driver: RowDriver;
    let today = '';
    let walks: readonly Walk[] = [];
    let answers: Promise<Compared>[] = [];
    /** The case of each message that was judged. */
    const cases = new Map<string, string>();
    /** What an entry is called as a mail, by its id. */
    const entries = new Map<string, string>();
    /** Of each mail, by its SHA-256: what it names is not listed of a matter of the secret cell. */
    const digests = new Map<string, string>();
    let looking: Promise<void> | undefined;
    beforeAll(async () => {
      server = await openStaffedServer({ timePasses: true });
      driver = new RowDriver(server);
      today = await server.today();
      const written = readCases('workflows/rules', law.instruments).filter(({ expected: { row, verdict } }) =>
        rows.includes(row ?? (verdict === 'SPLIT' ? law.split.id : '')),
      );
      const courses = rowEnds(
        law,
        written.map(({ facts }) => ({ day: today, facts })),
      );
      const all = rows.flatMap((row) => walksOf(row, courses));
      walks = all.toSorted((one, other) => Number(isSilent(one.end)) - Number(isSilent(other.end)));
      for (const walk of walks) await (door === 'mail' ? sent(walk) : entered(walk));
      answers = several(walks, async (walk) => {
        if (isSilent(walk.end)) await Promise.allSettled(answers.slice(0, walks.indexOf(walk)));
        return walked(walk);
      });
      void Promise.allSettled(answers);
    }, START_MILLISECONDS);
    afterAll(() => server?.close());

    it.each(rows)(
      `row %s goes from ${door === 'mail' ? 'a mail' : 'an entry on paper'} to each of its ends, with their letters, notices and clocks`,
      async (row) => {
        // A server that did not start proves nothing of any row.
        expect(today).not.toBe('');
        const own = walks.flatMap(({ course }, at) => (course.row === row ? (answers[at] ?? []) : []));
        const holds = row === law.split.id || inForce(law, today).some(({ rule }) => rowOf(rule) === row);
        expect(own.length > 0).toBe(holds);
        for (const answer of own) {
          const { seen, wanted } = await answer;
          expect(seen).toEqual(wanted);
        }
      },
      ROW_MILLISECONDS,
    );

    async function sent({ name, course }: Walk): Promise<void> {
      const raw = await rowMail(name, course.facts, law);
      digests.set(createHash('sha256').update(raw).digest('hex'), messageIdOf(name));
      await sendBySmtp(server.smtpPort, raw);
    }

    async function entered({ name, course }: Walk): Promise<void> {
      const people = { broughtBy: 'Le facteur', receivedBy: 'L’accueil' };
      const act = { manner: 'post', servedAt: null, subject: name, text: rowText(name, course.facts, law) };
      const body = { ...act, ...people };
      const answer = await (await server.visitor('Camille Aubry')).send('POST', '/api/entries', { body });
      entries.set(answer.json<{ messageId: string }>().messageId, messageIdOf(name));
    }

    /** A mail, until its facts are those of the law, and to its end. */
    async function walked({ name, course, end }: Walk): Promise<Compared> {
      const { facts } = course;
      const id = await caseOf(name);
      const judged = await driver.state(id, (read) => neededChanges(read, facts, law, today));
      await driver.confirm(id, askedBy(facts, end));
      return compared(judged, course, end);
    }

    async function compared({ id, state: { classification } }: View, course: RowEnds, end: End): Promise<Compared> {
      const parts: Compared[] = [];
      const { outcome, owed, state, reference, history } = await driver.walk(id, end, async (part) => {
        const [own] = rowEnds(law, [{ day: today, facts: part.state.facts as RequestFacts }]);
        const [first] = own?.ends ?? [];
        if (!own || !first) throw new Error(`The part ${part.id} has no end.`);
        parts.push(await compared(part, own, first));
      });
      const { row, verdict, circuit, notices, clocks } = course;
      const ended = { mails: mailsAbout(reference), left: leftIn(history), clocks: state.clocks };
      answered.set(row, [...(answered.get(row) ?? []), ended]);
      const ofParts = parts.map(({ wanted }) => wanted.outcome);
      return {
        seen: {
          ...{ row: classification?.row, verdict: classification?.verdict, circuit: classification?.circuit },
          ...{ notices: classification?.notices, clocks: classification?.clocks.map(({ code }) => code) },
          ...{ outcome, letters: sentLetters(state), recipient: state.recipient?.kind ?? null, owed },
          late: lateIn(ended),
          parts: parts.map((part) => part.seen),
        },
        wanted: {
          ...{ row, verdict, circuit, notices, clocks, letters: end.letters, recipient: end.recipient, owed: [] },
          late: [],
          // The rules walk a division with parts of any kind: here each goes to the first end of its own row.
          outcome: ofParts.length > 0 ? wholeOf(ofParts) : end.outcome,
          parts: parts.map((part) => part.wanted),
        },
      };
    }

    /** The relay takes notifications to the staff too. */
    const mailsAbout = (reference: string): Answer[] => {
      const all = server.relay.received.map((mail, at) => ({ to: server.relay.recipients[at] ?? [], mail }));
      return all.filter(({ to, mail }) => mail.subject?.includes(reference) && !to.some(isOfStaff));
    };

    /** The checks that hold before the request is admitted by a decision of a person. */
    function askedBy(facts: RequestFacts, { choices }: End): readonly string[] {
      if (!choices.includes('decide_escalation admit')) return [];
      const offers = settlementsOf(classify(facts, law, day(today)), facts, law, today);
      return offers.find(({ decision }) => decision === 'admit')?.asked ?? [];
    }

    const caseOf = async (name: string): Promise<string> => {
      const messageId = messageIdOf(name);
      const look = async () => {
        if (!cases.has(messageId)) looking ??= lookForCases();
        await looking;
        return cases.get(messageId) ?? '';
      };
      return eventually(look, (id) => id !== '', START_MILLISECONDS);
    };

    /** All mails were sent: their cases are looked for together. */
    async function lookForCases(): Promise<void> {
      await wait(LOOK_MILLISECONDS);
      const reader = await server.visitor('Camille Aubry');
      const list = async <Shape>(path: string): Promise<Shape> => (await reader.send('GET', path)).json<Shape>();
      const { messages } = await list<{ messages: Message[] }>('/api/messages?limit=500');
      const { cases: listed } = await list<{ cases: Listed[] }>('/api/cases?status=all&limit=200');
      for (const { id, sha256, caseReference } of messages) {
        const found = listed.find(({ reference, verdict }) => reference === caseReference && verdict !== null);
        if (found) cases.set(entries.get(id) ?? digests.get(sha256) ?? '', found.id);
      }
      looking = undefined;
    }
  });
  return (row) => answered.get(row) ?? [];
}
