import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Orders to operations, and the role that carries them out: it sees of a case what it is ordered to collect, and nothing else. */
export class ProductionOrders1790000000500 implements MigrationInterface {
  readonly name = 'ProductionOrders1790000000500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(role);
    await runner.query(orders);
  }

  async down(): Promise<void> {
    throw new Error('What operations were ordered is never forgotten: restore a backup instead.');
  }
}

const role = `
  alter table person drop constraint roles_are_known;
  alter table person add constraint roles_are_known check (
    array_position(roles, null) is null and roles <@ array[
      'analyst', 'jurist', 'head_of_legal', 'dpo', 'ciso', 'executive', 'secret_officer', 'auditor', 'administrator',
      'counsel', 'operations']);
  alter table person drop constraint duties_stay_separate;
  alter table person add constraint duties_stay_separate check (
    cardinality(roles) = 1 or not roles && array['auditor', 'administrator', 'counsel', 'operations']);
`;

const orders = `
  create table production_order (
    id uuid primary key,
    case_id uuid not null references case_file (id),
    ordered_at timestamptz not null default clock_timestamp(),
    over_at timestamptz
  );
  create index production_order_of_case on production_order (case_id);
  create index production_order_in_order on production_order (ordered_at desc, id);

  -- The last entry of the case is about this order, and is one of these.
  create function told_of_order(of_case uuid, wanted uuid, types text[]) returns boolean language sql stable
    security definer set search_path = public, pg_temp as $$
    select coalesce((
      select e.type = any (types) and e.data ->> 'orderId' = wanted::text
      from entry e where e.stream = 'case/' || of_case order by e.seq desc limit 1), false)
  $$;

  create function order_is_told() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
  begin
    if tg_op = 'INSERT' then
      new.ordered_at := clock_timestamp();
      new.over_at := null;
      if not told_of_order(new.case_id, new.id, array['case.production_ordered']) then
        raise exception 'The log does not say that this was ordered.' using errcode = 'check_violation';
      end if;
      return new;
    end if;
    if old.over_at is not null or (new.id, new.case_id, new.ordered_at) is distinct from (old.id, old.case_id, old.ordered_at)
      or not told_of_order(old.case_id, old.id, array[
        'case.production_withdrawn', 'case.production_delivered', 'case.production_declined'])
    then
      raise exception 'The log does not say that this order is over.' using errcode = 'check_violation';
    end if;
    new.over_at := clock_timestamp();
    return new;
  end $$;
  create trigger order_is_told before insert or update on production_order
    for each row execute function order_is_told();
  create trigger production_order_stays before delete or truncate on production_order
    for each statement execute function history_stays();
`;
