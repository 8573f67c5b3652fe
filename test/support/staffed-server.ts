/** The built server on a database of its own, with sample requests read, a relay that takes letters, and people to decide. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { BrowserContext } from 'playwright-core';
import { sampleMail, sendBySmtp } from '../../src/commands/demo/sample-mail.js';
import type { Command } from '../../src/domain/case/command.js';
import type { CaseState } from '../../src/domain/case/model/state.js';
import type { Day } from '../../src/domain/kernel/day.js';
import { dayOf } from '../../src/domain/kernel/instant.js';
import type { ApproverRole, Role } from '../../src/domain/law/vocabulary.js';
import type { Signature } from '../../src/domain/signature/signature.js';
import { hashPassword } from '../../src/identity/account/password/password.js';
import { Database } from '../../src/platform/database/database.js';
import { freshDatabase } from './database.js';
import { PASSWORD, Visitor } from './desk.js';
import { eventually } from './eventually.js';
import { type MailRelay, startMailRelay } from './mail-relay.js';
import { multiplyCases } from './multiplied-cases.js';
import { passingTime } from './passing-time.js';
import { serve } from './served.js';
import { actOnPreparation, actToSign, type ToldPreparation } from './signed-acts.js';
import { SigningPeople } from './signing-people.js';

export interface Member {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

export interface ListedCase {
  readonly id: string;
  readonly reference: string;
  readonly receivedAt: string;
  readonly verdict: string | null;
  readonly status: string;
  readonly outcome: string | null;
  readonly row: string | null;
}

interface CaseFile {
  readonly state: {
    readonly seq: number;
    readonly preparation: ToldPreparation;
  };
  readonly requester: { readonly digest: string };
  readonly owed: readonly string[];
  readonly asked: readonly ApproverRole[];
}

export interface StaffedServer {
  readonly address: string;
  readonly smtpPort: number;
  readonly relay: MailRelay;
  /** The day that the server has, in the operator's zone. */
  today(): Promise<Day>;
  member(name: string): Member;
  /** Signed in over HTTP, for what a scene does not show; one session each. */
  visitor(name: string): Promise<Visitor>;
  /** Sends a sample by SMTP; resolves with its case once it is classified. */
  receive(sample: string): Promise<ListedCase>;
  /** Sends a message of the test's own; resolves with its case once the rules have spoken. */
  take(raw: Buffer): Promise<ListedCase>;
  /** Sends a sample that asks for nothing; resolves once it is set aside. */
  setAside(sample: string): Promise<void>;
  caseOf(id: string): Promise<ListedCase>;
  /** Camille Aubry prepares the refusal of the case. */
  prepareRefusal(id: string): Promise<void>;
  /** Hélène Carpentier sends it back to its preparation. */
  sendBack(id: string): Promise<void>;
  consent(name: string, role: ApproverRole, id: string): Promise<void>;
  /** The signature of that person over a command on a case as it stands. */
  sign(name: string, id: string, command: Command, seen: CaseState): Promise<Signature | null>;
  /** Everyone whom the rule asks, but for those who consent themselves; of jurists, Solène Guérin. */
  consentOfAll(id: string, but?: readonly Role[]): Promise<void>;
  /** Camille Aubry records that each notice is given; that to the SISSE is a letter, which leaves with the answer. */
  giveNotices(id: string): Promise<void>;
  /** True: all users proved their presence just now; false: none did for an hour. */
  setPresence(proved: boolean): Promise<void>;
  /** Lets a browser in as the person, without a sign-in of its own. */
  lendSession(context: BrowserContext, name: string): Promise<void>;
  /** Copies the rows of the cases there are, under other references and hours; nothing else of them. */
  multiplyCases(copies: number): Promise<void>;
  /** Where it was opened for that: these days pass at once, and everyone signs in anew after them. */
  pass(days: number): Promise<void>;
  close(): Promise<void>;
}

/** Names are shown on the screens; each has one role. */
export const staff: readonly (readonly [name: string, role: Role])[] = [
  ['Camille Aubry', 'jurist'],
  ['Idriss Belhadj', 'jurist'],
  ['Solène Guérin', 'jurist'],
  ['Hélène Carpentier', 'head_of_legal'],
  ['Jeanne Delmas', 'dpo'],
  ['Marc Estienne', 'ciso'],
  ['Nadia Ferrand', 'executive'],
  ['Ana Martin', 'administrator'],
  ['Odile Fabre', 'counsel'],
  ['Yves Lambert', 'counsel'],
  ['Paul Girard', 'operations'],
];

const STAFF_HOST = 'desk.example';
export const isOfStaff = (address: string): boolean => address.endsWith(`@${STAFF_HOST}`);

export async function openStaffedServer({ timePasses = false } = {}): Promise<StaffedServer> {
  const fresh = await freshDatabase();
  const pass = timePasses ? await passingTime(fresh) : null;
  const folder = mkdtempSync(join(tmpdir(), 'greffe-staffed-'));
  const relay = await startMailRelay();
  const served = await serve({
    ...{ GREFFE_DATA: folder, ...fresh.environment, GREFFE_TEST_DURABILITY: 'true' },
    ...{ GREFFE_MAIL_URL: relay.url, GREFFE_MAIL_FROM: 'greffe@nuage.example' },
  });
  const passwordHash = await hashPassword(PASSWORD);
  const members = new Map<string, Member>();
  for (const [name, role] of staff) {
    const member = { id: randomUUID(), name, email: `${role}-${members.size}@${STAFF_HOST}` };
    await fresh.asOwner(`insert into person (id, name, email, password_hash, roles) values ($1, $2, $3, $4, $5)`, [
      member.id,
      name,
      member.email,
      passwordHash,
      [role],
    ]);
    members.set(name, member);
  }
  // As people sign who have no passkey: by a key that their password opens.
  const database = await Database.connect(fresh.urlOf('greffe_identity'), () => undefined);
  const signing = new SigningPeople(database, folder);
  for (const { id } of members.values()) await signing.withPassword(id, PASSWORD);
  const member = (name: string): Member => {
    const found = members.get(name);
    if (!found) throw new Error(`No member is called ${name}.`);
    return found;
  };
  const visitors = new Map<string, Visitor>();
  const visitor = async (name: string): Promise<Visitor> => {
    const known = visitors.get(name);
    if (known) return known;
    const arrived = new Visitor(Number(new URL(served.http).port));
    await arrived.signIn(member(name).email);
    visitors.set(name, arrived);
    return arrived;
  };
  /** One write on a case as it stands. */
  const write = async (
    name: string,
    id: string,
    path: string,
    bodyOf: (file: CaseFile) => object | Promise<object>,
  ): Promise<void> => {
    const person = await visitor(name);
    const file = (await person.send('GET', `/api/cases/${id}`)).json<CaseFile>();
    const body = { seen: file.state.seq, ...(await bodyOf(file)) };
    const answer = await person.send('POST', `/api/cases/${id}/${path}`, { body });
    if (answer.statusCode !== 201) throw new Error(`${name}, ${path}: ${answer.body}`);
  };
  const consent = (name: string, role: ApproverRole, id: string): Promise<void> =>
    write(name, id, 'approvals', async ({ state: { preparation }, requester }) => ({
      ...{ preparationId: preparation.id, payload: preparation.payload },
      ...{ role, requester: requester.digest },
      signature: (await signing.of(member(name).id)).sign(actOnPreparation('approve', id, preparation, role)),
    }));
  const read = async <Shape>(path: string) => (await (await visitor('Camille Aubry')).send('GET', path)).json<Shape>();
  /** Fewer than four requests a second: lists are limited to 240 a minute. */
  const list = async () => {
    await wait(300);
    return (await read<{ cases: ListedCase[] }>('/api/cases?status=all&limit=200')).cases;
  };
  const take = async (raw: Buffer): Promise<ListedCase> => {
    const known = new Set((await list()).map(({ id }) => id));
    await sendBySmtp(served.smtpPort, raw);
    const isRead = ({ id, verdict }: ListedCase) => !known.has(id) && verdict !== null;
    const arrived = (await eventually(list, (cases) => cases.some(isRead))).find(isRead);
    if (!arrived) throw new Error('The message did not arrive.');
    return arrived;
  };
  return {
    ...{ address: served.http, smtpPort: served.smtpPort, relay, member, visitor },
    today: async () => dayOf(await fresh.now()),
    receive: (sample) => take(sampleMail(sample, randomUUID().slice(0, 8))),
    take,
    async setAside(sample) {
      await sendBySmtp(served.smtpPort, sampleMail(sample, randomUUID().slice(0, 8)));
      const aside = () => read<{ messages: object[] }>('/api/messages?fate=not_a_request');
      await eventually(aside, ({ messages }) => messages.length > 0);
    },
    async caseOf(id) {
      const found = (await list()).find((each) => each.id === id);
      if (!found) throw new Error(`There is no case ${id}.`);
      return found;
    },
    prepareRefusal: (id) => write('Camille Aubry', id, 'preparations', () => ({ action: 'refuse', attachments: [] })),
    sendBack: (id) =>
      write('Hélène Carpentier', id, 'send-back', ({ state: { preparation } }) => ({
        ...{ preparationId: preparation.id, reason: 'La date de la lettre est fausse.' },
      })),
    consent,
    async sign(name, id, command, seen) {
      const act = actToSign(id, command, seen);
      return act && (await signing.of(member(name).id)).sign(act);
    },
    async consentOfAll(id, but = []) {
      const { asked } = await read<CaseFile>(`/api/cases/${id}`);
      for (const role of asked.filter((each) => !but.includes(each))) {
        const [name = ''] = staff.findLast(([, held]) => held === role) ?? [];
        await consent(name, role, id);
      }
    },
    async giveNotices(id) {
      const { owed } = await read<CaseFile>(`/api/cases/${id}`);
      for (const notice of owed.filter((each) => each !== 'N_SISSE')) {
        await write('Camille Aubry', id, 'notices', () => ({ notice, told: true, reason: 'Averti par courrier.' }));
      }
    },
    async setPresence(proved) {
      await fresh.asOwner(`update session set proved_at = now() - $1::interval`, [proved ? '0' : '1 hour']);
    },
    async lendSession(context, name) {
      const url = served.http.replace('http:', 'https:');
      const cookies = ((await visitor(name)).cookie ?? '').split('; ').map((cookie) => {
        const [key = '', value = ''] = cookie.split('=');
        return { name: key, value, url, secure: true };
      });
      await context.addCookies(cookies);
    },
    async multiplyCases(copies) {
      await multiplyCases(fresh, copies);
    },
    async pass(days) {
      if (!pass) throw new Error('This server was not opened for days to pass.');
      await pass(days);
      // They have no second factor: the days that they are given to enrol one do not pass.
      await fresh.asOwner('update person set added_at = added_at + make_interval(days => $1)', [days]);
      visitors.clear();
    },
    async close() {
      await served.kill('SIGTERM');
      await database.close();
      await relay.close();
      await fresh.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
