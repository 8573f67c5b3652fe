/** A released answer with its package, deliveries of it as rows and entries, and the portal's login to the database. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { classOf } from '../../src/ledger/event-kinds.js';
import { Ledger } from '../../src/ledger/ledger.js';
import { enclosureOf } from '../../src/letters/writing/letter-writer.js';
import { Database } from '../../src/platform/database/database.js';
import type { Tx } from '../../src/platform/database/transaction.js';
import { LetterDesk } from './letter-desk.js';
import { admitted, requisition } from './written-request.js';

const data = enclosureOf('export.csv', 'text/csv', Buffer.from('abonné;depuis\nx;2024\n'));
const DAY = 86_400_000;
export const seal = '5'.repeat(64);
export const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

export interface Answered {
  readonly caseId: string;
  readonly packageId: string;
  readonly letterId: string;
  readonly mailbox: string;
}

export interface Delivered extends Answered {
  readonly id: string;
  /** SHA-256 of the link. */
  readonly link: Buffer;
}

export class PortalRows {
  private one: Answered | undefined;

  private constructor(
    readonly desk: LetterDesk,
    readonly portal: Database,
  ) {}

  static async open(): Promise<PortalRows> {
    const desk = await LetterDesk.open();
    const portal = await Database.connect(desk.platform.fresh.urlOf('greffe_portal'), () => undefined, 4);
    return new PortalRows(desk, portal);
  }

  async close(): Promise<void> {
    await this.portal.close();
    await this.desk.close();
  }

  get jurist(): string {
    const person = this.desk.person('jurist');
    return person.kind === 'person' ? person.id : '';
  }

  /** @param held its letter waits, and can be recalled */
  async answered({ held = false, packed = true } = {}): Promise<Answered> {
    const { desk } = this;
    const caseId = await desk.request({ facts: requisition, classification: admitted });
    const state = await desk.decide(caseId, 'disclose', [data], 1, held);
    if (!held) await desk.runUntilDone('correspondence.send_letter', caseId);
    const letter = state.left[0]?.letters.find(({ kind }) => kind === 'answer');
    const [packageId, letterId] = [randomUUID(), letter?.id ?? ''];
    if (packed) await desk.give(caseId, { type: 'record_package', packageId, letterId, sha256: seal, size: 1_000_000 });
    return { caseId, packageId, letterId, mailbox: letter?.mailbox ?? '' };
  }

  append = async (tx: Tx, stream: string, type: string, actor: string, told: object): Promise<void> => {
    const ledger = this.desk.module.get(Ledger);
    await ledger.record(tx, stream, [{ type, class: classOf(type), actor, data: { ...told } }]);
  };

  /** The entry of an opening and its row, as the product writes them, but for what is changed; null leaves one out. */
  async opened(
    { caseId, packageId, mailbox }: Answered,
    { days = 30, entry = {}, row = {}, actor = this.jurist }: Opening = {},
  ): Promise<string> {
    const id = randomUUID();
    const until = new Date(Date.parse(await this.desk.platform.fresh.now()) + days * DAY).toISOString();
    await this.desk.database.transaction(async (tx) => {
      const told = { deliveryId: id, packageId, sha256: seal, mailbox, until, ...entry };
      if (entry) await this.append(tx, `case/${caseId}`, 'case.delivery_opened', actor, told);
      const { of = caseId, packed = packageId, lasts = until } = row ?? {};
      if (row) {
        await tx.query('insert into portal_delivery (id, case_id, package_id, until) values ($1, $2, $3, $4)', [
          ...[id, of, packed, lasts],
        ]);
      }
    });
    return id;
  }

  /** The link as the worker makes it. */
  async linked(caseId: string, id: string, link = randomBytes(32), told = link): Promise<Buffer> {
    await this.desk.database.transaction(async (tx) => {
      const data = { deliveryId: id, link: told.toString('hex') };
      await this.append(tx, `case/${caseId}`, 'case.delivery_linked', 'production', data);
      await tx.query('update portal_delivery set link_sha256 = $2, sealed = $3 where id = $1', [
        ...[id, link, Buffer.from('sealed')],
      ]);
    });
    return link;
  }

  async coded(caseId: string, id: string, code: string, type = 'case.delivery_code_given'): Promise<void> {
    const told = { authority: 'fr-police', noteId: randomUUID(), evidence: 'e'.repeat(64) };
    await this.desk.database.transaction(async (tx) => {
      await this.append(tx, `case/${caseId}`, type, this.jurist, { deliveryId: id, ...told });
      await tx.query('update portal_delivery set code_hash = $2 where id = $1', [id, digest(code)]);
    });
  }

  /** One that left, nothing of which is available: what was is recalled. */
  async answer(): Promise<Answered> {
    this.one ??= await this.answered();
    const { caseId } = this.one;
    const open = (await this.desk.state(caseId)).deliveries?.filter(({ ended }) => ended === null) ?? [];
    for (const { id } of open) await this.recall(caseId, id);
    return this.one;
  }

  /** Opened, with a link, and with the code "right". */
  async delivered(of?: Answered): Promise<Delivered> {
    const answer = of ?? (await this.answer());
    const id = await this.opened(answer);
    const link = await this.linked(answer.caseId, id);
    await this.coded(answer.caseId, id, 'right');
    return { ...answer, id, link };
  }

  recall(caseId: string, deliveryId: string) {
    const command = { type: 'recall_delivery', deliveryId, noteId: randomUUID() } as const;
    return this.desk.give(caseId, command, this.desk.person('jurist'));
  }

  /** As if its time were over. */
  async outlive(id: string): Promise<void> {
    const { asOwner } = this.desk.platform.fresh;
    await asOwner('alter table portal_delivery disable trigger delivery_is_told');
    await asOwner(`update portal_delivery set until = now() - interval '1 second' where id = $1`, [id]);
    await asOwner('alter table portal_delivery enable trigger delivery_is_told');
  }

  async enter(link: Buffer, code: string, session = randomBytes(32)): Promise<boolean> {
    const [row] = await this.portal.query('select portal_enter($1, $2, $3) as entered', [link, digest(code), session]);
    return (row as { entered: boolean }).entered;
  }

  async fetch(session: Buffer): Promise<boolean> {
    const [row] = await this.portal.query('select portal_fetch($1, 0, 10) as fetched', [session]);
    return (row as { fetched: boolean }).fetched;
  }

  async receive(session: Buffer, sha256: string): Promise<boolean> {
    const [row] = await this.portal.query('select portal_receive($1, $2) as received', [session, sha256]);
    return (row as { received: boolean }).received;
  }

  session(session: Buffer) {
    return this.portal.query('select * from portal_session($1)', [session]);
  }

  /** How often the desk is asked to look at it. */
  async news(id: string): Promise<number> {
    const asked = await this.desk.platform.fresh.asOwner(
      `select from outbox where topic = 'production.delivery_news' and payload ->> 'deliveryId' = $1`,
      [id],
    );
    return asked.length;
  }

  /** What the portal wrote of it: the kind, and why something was refused. */
  async told(id: string): Promise<string[]> {
    const entries = await this.desk.database.transaction((tx) =>
      this.desk.module.get(Ledger).read(tx, `delivery/${id}`),
    );
    return entries.map(({ type, data }) => [type, (data as { why?: string }).why].filter(Boolean).join(' '));
  }
}

interface Opening {
  readonly days?: number;
  readonly entry?: object | null;
  readonly row?: { readonly of?: string; readonly packed?: string; readonly lasts?: string } | null;
  readonly actor?: string;
}
