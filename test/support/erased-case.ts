/** A case whose keys are gone: as the owner does after a restore, with an entry for each, and without an order of two persons. */
export const eraseAsOwner = (fresh: { asOwner(sql: string): Promise<unknown> }, caseId: string): Promise<unknown> =>
  fresh.asOwner(`
    do $$
    declare
      gone uuid;
    begin
      for gone in
        select key_id from case_file where id = '${caseId}'
        union select m.key_id from raw_message m join case_message c on c.message_id = m.id where c.case_id = '${caseId}'
      loop
        insert into entry (stream, seq, type, at, actor, data, class, salt, opening)
        values ('erasure/' || gone, 1, 'erasure.key_destroyed', date_trunc('milliseconds', clock_timestamp()), 'restore',
          '{}', 'other', sha256(gen_random_uuid()::text::bytea), sha256(gen_random_uuid()::text::bytea));
        update data_key set wrapped = null, erased_at = clock_timestamp() where id = gone;
      end loop;
    end $$`);
