-- What an engine says of itself: sealed until its custodians came, ready, or stopped. Its last word counts; the gateway tells it on.
create table registry.engine_state (
  number bigint generated always as identity primary key,
  engine text not null check (engine in ('identity', 'key')),
  state text not null check (state in ('sealed', 'ready', 'stopped')),
  announced_at timestamptz not null default now()
);
create index engine_state_last on registry.engine_state (engine, number desc);
grant select on registry.engine_state to ttp_registry;
grant insert (engine, state) on registry.engine_state to ttp_identity, ttp_keys;
-- An engine speaks for itself alone.
create function registry.refuse_other_engine() returns trigger language plpgsql as $$
begin
  if (new.engine = 'key' and session_user = 'ttp_identity') or (new.engine = 'identity' and session_user = 'ttp_keys') then
    raise exception 'an engine announces its own state only' using errcode = 'check_violation';
  end if;
  return new;
end
$$;
create trigger engine_state_is_its_own before insert on registry.engine_state
  for each row execute function registry.refuse_other_engine();
