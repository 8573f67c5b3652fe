/** All that the portal asks of the database: four functions, which look at the log each time and write what was done into it. */
import { z } from 'zod';
import type { Database } from '../platform/database/database.js';
import { rowOf } from '../platform/database/rows.js';

const Done = z.object({ done: z.boolean() });
const Session = z.object({
  id: z.uuid(),
  sealed: z.instanceof(Buffer),
  until: z.date(),
  received: z.boolean(),
});
export type Session = z.infer<typeof Session>;

export class PortalStore {
  constructor(private readonly database: Pick<Database, 'query'>) {}

  /** Trades a link and its code for a session, once. False says nothing of why. */
  enter(link: Buffer, code: Buffer, session: Buffer): Promise<boolean> {
    return this.done('select portal_enter($1, $2, $3) as done', [link, code, session]);
  }

  /** Null once the delivery is over, and of any session that never was. */
  async session(session: Buffer): Promise<Session | null> {
    return rowOf(Session, await this.database.query('select * from portal_session($1)', [session]));
  }

  /** MUST be true before bytes of that span are sent. */
  record(session: Buffer, { from, to }: { readonly from: number; readonly to: number }): Promise<boolean> {
    return this.done('select portal_fetch($1, $2, $3) as done', [session, from, to]);
  }

  /** Whether this is the digest of the seal. */
  receive(session: Buffer, seal: string): Promise<boolean> {
    return this.done('select portal_receive($1, $2) as done', [session, seal]);
  }

  /** Rejects when the database does not answer. */
  async answers(): Promise<void> {
    await this.database.query('select 1');
  }

  private async done(sql: string, parameters: unknown[]): Promise<boolean> {
    return rowOf(Done, await this.database.query(sql, parameters))?.done === true;
  }
}
