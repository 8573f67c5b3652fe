/** What senders and people do to a server that may die under them: all of it is repeated until it is answered. */
import { randomUUID } from 'node:crypto';
import type { ApproverRole } from '../../../src/domain/law/vocabulary.js';
import { signedActOf } from '../../support/origin-methods.js';
import { actOnPreparation } from '../../support/signed-acts.js';
import { answersOf } from '../../support/target-table.js';
import { type CaseView, roleFor } from './case-view.js';
import { type Answered, type Desk, type Person, Unanswered } from './desk.js';
import { digest } from './digest.js';
import { type Kind, mail, messageIdOf, sendByHook, sendBySmtp } from './mails.js';
import type { Random } from './random.js';
import type { Installation } from './testbed.js';

const trial = { fr: 'Un essai.', en: 'A trial.' };
interface Task {
  readonly id: string;
  readonly open: readonly string[];
}

interface Outgoing {
  readonly raw: Buffer;
  readonly door: 'smtp' | 'hook';
  readonly id: string;
}

/** Where it takes requests and mail. */
interface Server {
  readonly http: string;
  readonly smtpPort: number;
}

/** What a look at the original shows of the checks that no reading settles alone. */
const found: Readonly<Record<string, string>> = Object.fromEntries(
  ['origin_established', 'act_attached', 'target_not_protected'].map((check) => [check, 'holds']),
);
const actions: Readonly<Record<string, string>> = {
  ADMIT: 'disclose',
  ADMIT_COND: 'disclose',
  REFUSE: 'refuse',
  REFUSE_REDIRECT: 'refuse',
  CLARIFY: 'clarify',
};

const order = ['release', 'refuse', 'approve', 'confirm_fact', 'prepare', 'close'] as const;
type Move = (typeof order)[number];

export class Load {
  /** SHA-256 of each mail that got its 250 or 202. */
  readonly acknowledged = new Set<string>();
  private waiting: Outgoing[] = [];
  private numbers = 0;
  private readonly known: { kind: Kind; n: string; raw: Buffer }[] = [];
  private application: Server | undefined;

  constructor(
    private installation: Installation,
    private readonly random: Random,
  ) {}

  private get desk(): Desk {
    return this.installation.desk;
  }

  /** The same senders and people, on the copy that runs elsewhere. */
  moveTo(installation: Installation): void {
    this.installation = installation;
  }

  /** A new life of the server: what was not answered is sent again first. */
  async resume(application: Server): Promise<void> {
    this.application = application;
    this.desk.base = application.http;
    await this.deliver();
    await this.desk.repeat();
  }

  async mail(kind: Kind, door: 'smtp' | 'hook' = 'smtp'): Promise<void> {
    this.numbers += 1;
    const n = String(10_000 + this.numbers);
    const requests = this.known.filter((sent) => sent.kind === 'requisition');
    const answered = kind === 'reply' && requests.length > 0 ? this.random.of(requests) : undefined;
    const raw = mail(kind, n, answered ? messageIdOf('requisition', answered.n) : '');
    this.known.push({ kind, n, raw });
    await this.give({ raw, door, id: `msg_${n}` });
  }

  /** Sends the same bytes again, by the other channel. */
  async duplicate(): Promise<void> {
    if (this.known.length === 0) await this.mail('foreign');
    const { raw, n } = this.random.of(this.known);
    await this.give({ raw, door: this.random.chance(0.5) ? 'smtp' : 'hook', id: `again_${n}_${this.numbers}` });
  }

  private async give(outgoing: Outgoing): Promise<void> {
    this.waiting.push(outgoing);
    await this.deliver();
  }

  private async deliver(): Promise<void> {
    for (const outgoing of [...this.waiting]) {
      const { raw, door, id } = outgoing;
      const { http, smtpPort } = this.running();
      try {
        if (door === 'smtp') await sendBySmtp(smtpPort, raw);
        else await sendByHook(http, id, raw);
      } catch (error) {
        throw new Unanswered('The server did not answer.', null, { cause: error });
      }
      this.acknowledged.add(digest(raw));
      this.waiting = this.waiting.filter((each) => each !== outgoing);
    }
  }

  private running(): Server {
    if (!this.application) throw new Error('No server runs.');
    return this.application;
  }

  /** Each of so many people does one thing on each case that waits for them; how many things were done. */
  async decide(people = this.desk.people.length): Promise<number> {
    let acts = 0;
    for (const person of this.random.shuffled(this.desk.people).slice(0, people)) {
      const { tasks } = await this.desk.get<{ tasks: Task[] }>(person, '/api/tasks');
      for (const task of tasks) if (await this.act(person, task)) acts += 1;
    }
    return acts;
  }

  private async act(person: Person, { id, open }: Task): Promise<boolean> {
    const view = await this.desk.get<CaseView>(person, `/api/cases/${id}`);
    for (const move of order) {
      const done = open.includes(move) ? await this.move(move, person, view) : null;
      if (done !== null) return done.status < 300;
    }
    return false;
  }

  private move(move: Move, person: Person, view: CaseView): Promise<Answered> | null {
    const { seq, preparation } = view.state;
    const what = preparation && { seen: seq, preparationId: preparation.id, payload: preparation.payload };
    const signed = (act: 'approve' | 'release' | 'refuse', role: ApproverRole | null = null) =>
      preparation && { ...what, signature: person.sign(actOnPreparation(act, view.id, preparation, role)) };
    const at = `/api/cases/${view.id}`;
    const moves: Record<Move, () => Promise<Answered> | null> = {
      release: () => what && this.desk.write(person, `${at}/release`, signed('release')),
      refuse: () => what && this.desk.write(person, `${at}/refusal`, signed('refuse')),
      approve: () => {
        const role = roleFor(person, view);
        const requester = view.requester?.digest;
        const consent = role && { ...signed('approve', role), role, requester };
        return what && consent ? this.desk.write(person, `${at}/approvals`, consent) : null;
      },
      confirm_fact: () => this.confirm(person, view),
      prepare: () => this.prepare(person, view),
      close: () =>
        view.circuit === 'secret_cell'
          ? this.desk.write(person, `${at}/closure`, { seen: seq, outcome: 'redirected' })
          : null,
    };
    return moves[move]();
  }

  private confirm(person: Person, view: CaseView): Promise<Answered> | null {
    const { classification, facts, confirmed, seq } = view.state;
    if (!classification || !facts) return null;
    const settled = [...classification.unknown, ...classification.failing].find(
      (check) => found[check] !== undefined && facts.checks[check] !== found[check],
    );
    const admitted = actions[classification.verdict] === 'disclose';
    const fact = settled ?? (admitted ? classification.facts.find((name) => !confirmed.includes(name)) : undefined);
    if (fact === undefined) return null;
    const value = settled ? found[settled] : (facts[fact] ?? facts.checks[fact] ?? 'unknown');
    const at = `/api/cases/${view.id}`;
    const proves = fact === 'origin_established' && view.state.origins.length === 0;
    if (proves) return this.desk.write(person, `${at}/origins`, { seen: seq, ...signedActOf(view.state) });
    return this.desk.write(person, `${at}/facts`, { seen: seq, confirmed: { fact, value } });
  }

  private prepare(person: Person, view: CaseView): Promise<Answered> | null {
    const action = actions[view.state.classification?.verdict ?? ''];
    if (action === undefined) return null;
    const base64 = Buffer.from('compte;titulaire\r\n').toString('base64');
    const file = { name: 'compte.csv', contentType: 'text/csv', base64 };
    const disclosed =
      action === 'disclose'
        ? { attachments: [{ ...file, target: 'all' }], targets: answersOf(view.state.targets, 1) }
        : {};
    const body = { seen: view.state.seq, action, ...disclosed };
    return this.desk.write(person, `/api/cases/${view.id}/preparations`, body);
  }

  /** A note on a case, the first of which comes when there is none, and a write that is refused. */
  async note(): Promise<void> {
    const jurist = this.desk.with('jurist');
    const { cases } = await this.desk.get<{ cases: { id: string }[] }>(jurist, '/api/cases');
    await this.desk.write(jurist, `/api/cases/${randomUUID()}/notes`, { seen: 0, text: 'Rien.' });
    if (cases.length === 0) return this.mail('foreign');
    const { id } = this.random.of(cases);
    const { state } = await this.desk.get<CaseView>(jurist, `/api/cases/${id}`);
    await this.desk.write(jurist, `/api/cases/${id}/notes`, { seen: state.seq, text: 'Vu avec le parquet.' });
  }

  async report(): Promise<void> {
    await this.desk.write(this.desk.with('head_of_legal'), '/api/reports', { period: '2026-Q4', reason: trial });
  }

  async signIn(): Promise<void> {
    await this.desk.with('executive').signIn(this.running().http);
  }

  /** Retries failed jobs, and settles each delivery in doubt by what the relay really took. */
  async mend(): Promise<void> {
    const head = this.desk.with('head_of_legal');
    const { jobs } = await this.desk.get<{ jobs: { id: string }[] }>(head, '/api/jobs/failed');
    const doubtful = await this.installation.rows.query<{ caseId: string; letterId: string; messageId: string }>(
      `select l.case_id as "caseId", l.id as "letterId", d.message_id as "messageId"
       from delivery d join letter l on l.id = d.letter_id where d.state = 'unknown'`,
    );
    for (const { caseId, letterId, messageId } of doubtful) {
      const body = { arrived: this.installation.relay.taken.has(messageId), reason: 'Le destinataire l’a confirmé.' };
      await this.desk.write(this.desk.with('jurist'), `/api/cases/${caseId}/letters/${letterId}/settlement`, body);
    }
    for (const { id } of jobs) {
      const settled = doubtful.length > 0 && this.random.chance(0.5);
      const path = `/api/jobs/failed/${id}/${settled ? 'settlement' : 'retry'}`;
      await this.desk.write(head, path, settled ? { why: 'done_otherwise' } : {});
    }
  }
}
