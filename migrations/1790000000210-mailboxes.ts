import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The mails of the mailboxes that are read by IMAP, by mailbox, UIDVALIDITY and UID (RFC 9051, 2.3.1.1): what the server
 * shows and this table does not hold is new. There is no highest number, which would skip what a crash left between two.
 */
export class Mailboxes1790000000210 implements MigrationInterface {
  name = 'Mailboxes1790000000210';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table mailbox_message (
        mailbox text not null check (mailbox ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
        validity bigint not null check (validity > 0),
        uid bigint not null check (uid > 0),
        state text not null check (state in ('whole', 'cut', 'gone')),
        message_id uuid not null references raw_message (id),
        primary key (mailbox, validity, uid)
      );
      create index on mailbox_message (message_id);
      create trigger mailbox_message_stays before update or delete or truncate on mailbox_message
        for each statement execute function history_stays();

      -- A row alone would hide a mail for ever: it is held with its arrival, of which the log speaks.
      create function mailbox_message_has_come() returns trigger language plpgsql security definer
        set search_path = public, pg_temp as $$
      begin
        if not exists (
          select from occurrence o
          join entry e on e.stream = 'message/' || o.message_id and e.data ->> 'occurrence' = o.id::text
          where o.door = 'mailbox' and o.message_id = new.message_id
            and o.door_identity = new.mailbox || '/' || new.validity || '/' || new.uid
            and e.type in ('message.received', 'message.repeated')
        ) then
          raise exception 'The log does not say that this mail came.' using errcode = 'check_violation';
        end if;
        return new;
      end $$;
      create trigger mailbox_message_has_come before insert on mailbox_message
        for each row execute function mailbox_message_has_come();

      create table mailbox_look (
        mailbox text primary key check (mailbox ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
        since timestamptz not null default clock_timestamp(),
        looked_at timestamptz,
        fault text check (fault in ('unreachable', 'refused', 'certificate', 'folder', 'other'))
      );
    `);
  }

  async down(): Promise<void> {
    throw new Error('What was read of a mailbox is never forgotten: it would be read again.');
  }
}
