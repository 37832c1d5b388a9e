create table keys.key (
  purpose text not null,
  tenant text not null,
  domain text not null,
  epoch integer not null check (epoch > 0),
  state text not null default 'active' check (state in ('planned', 'active', 'retired', 'destroyed')),
  -- Null once destroyed: the seed is half of the key, the root the other half.
  sealed_seed bytea,
  check_value bytea not null,
  created_at timestamptz not null default now(),
  destroyed_at timestamptz,
  primary key (purpose, tenant, domain, epoch),
  check ((state = 'destroyed') = (sealed_seed is null))
);
grant usage on schema keys to ttp_keys;
grant select, insert on keys.key to ttp_keys;
grant update (state, sealed_seed, destroyed_at) on keys.key to ttp_keys;
-- What the right to update must not be good for: bringing a destroyed key back, or giving a key another seed.
create function keys.refuse_revival() returns trigger language plpgsql as $$
begin
  raise exception 'a destroyed key stays destroyed, and a seed never changes' using errcode = 'check_violation';
end
$$;
create trigger key_is_not_revived before update on keys.key for each row
  when (old.state = 'destroyed' or (new.sealed_seed is not null and new.sealed_seed is distinct from old.sealed_seed))
  execute function keys.refuse_revival();

-- What identity hands over: subject numbers of one chunk or of one change, sealed to the key engine.
create table pseudonymise.batch (
  id uuid primary key,
  sequence bigint generated always as identity,
  kind text not null check (kind in ('chunk', 'change')),
  delivery uuid,
  number integer,
  institution text,
  tenant text not null,
  domain text not null,
  sealed text not null,
  taken_at timestamptz,
  check ((kind = 'chunk') = (delivery is not null and number is not null and institution is not null))
);
create unique index batch_chunk on pseudonymise.batch (delivery, number) where kind = 'chunk';
create index batch_sequence on pseudonymise.batch (sequence);
alter table pseudonymise.batch alter column sealed set storage external;
grant usage on schema pseudonymise to ttp_pseudonymise, ttp_identity;
grant select, delete on pseudonymise.batch to ttp_pseudonymise;
grant update (taken_at) on pseudonymise.batch to ttp_pseudonymise;
grant insert (id, kind, delivery, number, institution, tenant, domain, sealed) on pseudonymise.batch to ttp_identity;
