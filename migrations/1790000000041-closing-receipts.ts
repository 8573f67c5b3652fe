import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The receipt of the closing by mail: once a case, after its end, and only where the acknowledgement went. */
export class ClosingReceipts1790000000041 implements MigrationInterface {
  name = 'ClosingReceipts1790000000041';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table letter drop constraint letter_kind_check;
      alter table letter add constraint letter_kind_check check (kind in
        ('acknowledgement', 'refusal', 'clarification', 'answer', 'confirmation', 'sisse_notice', 'closing_receipt'));
      alter table letter drop constraint letter_check;
      alter table letter add constraint letter_prepared_unless_automatic check (
        (kind in ('acknowledgement', 'closing_receipt')) = (preparation_id is null));
      create unique index one_closing_receipt_a_case on letter (case_id) where kind = 'closing_receipt';

      create function closing_is_told_after_it() returns trigger language plpgsql security definer
        set search_path = public, pg_temp as $$
      begin
        if exists (
          select from letter l
          where l.id = new.letter_id and l.kind = 'closing_receipt' and not (
            exists (select from entry e where e.stream = 'case/' || l.case_id and e.type = 'case.closed')
            and exists (
              select from entry e
              where e.stream = 'case/' || l.case_id and e.type = 'case.letter_sent'
                and e.data ->> 'kind' = 'acknowledgement'))
        ) then
          raise exception 'The end of a case is told after it, to whom the request was acknowledged.'
            using errcode = 'check_violation';
        end if;
        return new;
      end $$;
      create trigger delivery_after_closing before insert on delivery
        for each row execute function closing_is_told_after_it();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Letters that left are never taken back: restore a backup instead.');
  }
}
