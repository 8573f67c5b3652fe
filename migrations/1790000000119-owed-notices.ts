import type { MigrationInterface, QueryRunner } from 'typeorm';

/** No case closes in the log while a notice is owed; and the kinds of letters that give notices. */
export class OwedNotices1790000000119 implements MigrationInterface {
  readonly name = 'OwedNotices1790000000119';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table letter drop constraint letter_kind_check;
      alter table letter add constraint letter_kind_check check (kind in (
        'acknowledgement', 'refusal', 'clarification', 'answer', 'confirmation', 'sisse_notice', 'closing_receipt',
        'anssi_notice', 'cnil_notice', 'prosecutor_notice', 'assistance_notice', 'arcom_notice', 'customer_notice',
        'change_notice', 'data_subject_notice'));

      -- As workflows/law/notices.yaml has them: a test compares the two.
      create table notice_kind (code text primary key, letter text, inside boolean not null, silence boolean not null);
      insert into notice_kind (code, letter, inside, silence) values
        ('N_SISSE', 'sisse_notice', false, false),
        ('N_CUST', 'customer_notice', false, true),
        ('N_ANSSI', 'anssi_notice', false, false),
        ('N_CNIL', 'cnil_notice', false, false),
        ('N_PARQ', 'prosecutor_notice', false, false),
        ('N_BEPI', 'assistance_notice', false, false),
        ('N_EA', null, false, false),
        ('N_EXE', null, true, false),
        ('N_ARCOM', 'arcom_notice', false, false),
        ('N_DATASUBJ', 'data_subject_notice', false, true),
        ('N_CUST_196F', 'change_notice', false, true),
        ('N_SEC', null, true, false);
      create trigger notice_kind_stays before update or delete or truncate on notice_kind
        for each statement execute function history_stays();

      -- Of a divided request, its parts owe.
      create function owed_notices(of_case uuid) returns text[] language plpgsql stable security definer
        set search_path = public, pg_temp as $$
      declare
        judged jsonb := (last_entry(of_case, 'case.classified')).data;
        gag entry := last_entry(of_case, 'case.gag_set', 'case.gag_over');
        silent boolean := case when gag.seq is null then judged ->> 'gag' in ('G_JUD', 'G_TCO', 'G_SEC')
          else gag.type = 'case.gag_set' and gag.data ->> 'gag' in ('G_JUD', 'G_TCO', 'G_SEC') end;
        secret boolean := judged ->> 'gag' = 'G_SEC' or judged ->> 'verdict' = 'SECRET_CELL';
      begin
        if (last_entry(of_case, 'case.classified', 'case.split', 'case.split_undone')).type = 'case.split' then
          return '{}';
        end if;
        return array(
          select k.code from notice_kind k
          where (judged -> 'notices' ? k.code or exists (
              select from entry s where s.stream = 'case/' || of_case and s.type = 'case.clocks_started'
                and s.data -> 'notices' ? k.code))
            and not (k.inside and not coalesce(secret, false))
            and not (k.silence and coalesce(silent, false))
            and not exists (
              select from entry d where d.stream = 'case/' || of_case and (
                d.type = 'case.notice_decided' and d.data ->> 'notice' = k.code
                or d.type = 'case.letter_sent' and d.data ->> 'kind' = k.letter))
          order by k.code);
      end $$;

      create function closes_when_nothing_is_owed() returns trigger language plpgsql security definer
        set search_path = public, pg_temp as $$
      declare
        owed text[] := owed_notices(substr(new.stream, 6)::uuid);
      begin
        if owed <> '{}' then
          raise exception 'A notice is still owed: %.', array_to_string(owed, ', ') using errcode = 'check_violation';
        end if;
        return null;
      end $$;
      create trigger closes_when_nothing_is_owed after insert on entry for each row
        when (new.type = 'case.closed') execute function closes_when_nothing_is_owed();
    `);
  }

  async down(): Promise<void> {
    throw new Error('What a case owes stays checked: restore a backup instead.');
  }
}
