import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Machines that call the API: what two people signed of each, and the access tokens that hold, by their SHA-256. Who
 * proposed, adopted and revoked one is in the log alone, and the log decides at each use of a token.
 */
export class Machines1790000000220 implements MigrationInterface {
  name = 'Machines1790000000220';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table machine_client (
        id uuid primary key,
        name text not null check (name ~ '^[a-z0-9][a-z0-9-]{1,39}$'),
        scopes text[] not null check (cardinality(scopes) > 0 and array_position(scopes, null) is null),
        owner uuid not null references person (id),
        until timestamptz not null,
        secret_sha256 bytea not null check (octet_length(secret_sha256) = 32)
      );
      create trigger machine_client_stays before update or delete or truncate on machine_client
        for each statement execute function history_stays();

      create table machine_token (
        sha256 bytea primary key check (octet_length(sha256) = 32),
        client_id uuid not null references machine_client (id),
        scopes text[] not null check (cardinality(scopes) > 0 and array_position(scopes, null) is null),
        expires_at timestamptz not null
      );
      create index on machine_token (expires_at);

      -- Adopted and not revoked, its end to come, its owner's account open.
      create function machine_stands(client machine_client) returns boolean language sql stable security definer
        set search_path = public, pg_temp as $$
        select clock_timestamp() < client.until
          and exists (select from person p where p.id = client.owner and p.disabled_at is null)
          and exists (select from entry e where e.stream = 'machine/clients' and e.type = 'machine.adopted'
            and e.data ->> 'changeId' = client.id::text)
          and not exists (select from entry e where e.stream = 'machine/clients'
            and e.type in ('machine.revoked', 'machine.withdrawn') and e.data ->> 'changeId' = client.id::text)
      $$;

      create function machine_token_is_given() returns trigger language plpgsql security definer
        set search_path = public, pg_temp as $$
      declare
        client machine_client;
      begin
        select * into client from machine_client c where c.id = new.client_id;
        new.expires_at := least(clock_timestamp() + interval '10 minutes', client.until);
        if client.id is null or not machine_stands(client) or not new.scopes <@ client.scopes then
          raise exception 'This machine has no such right.' using errcode = 'check_violation';
        end if;
        if encode(new.sha256, 'hex') is distinct from (
          select e.data ->> 'token' from entry e
          where e.stream = 'machine/' || new.client_id and e.type = 'machine.token_issued' order by e.seq desc limit 1)
        then
          raise exception 'The log does not say that this token was issued.' using errcode = 'check_violation';
        end if;
        return new;
      end $$;
      create trigger machine_token_is_given before insert on machine_token
        for each row execute function machine_token_is_given();

      -- For every process: which machine a token is of, and what it may do. Nothing for a token that does not hold.
      create function machine_of_token(digest bytea) returns table (client uuid, scopes text[]) language sql stable
        security definer set search_path = public, pg_temp as $$
        select c.id, t.scopes from machine_token t join machine_client c on c.id = t.client_id
        where t.sha256 = digest and clock_timestamp() < t.expires_at and machine_stands(c)
      $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Which machines had a right is never forgotten.');
  }
}
