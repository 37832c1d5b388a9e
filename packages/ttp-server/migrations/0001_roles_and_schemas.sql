-- One trust domain = one schema = one role. No rights by default: each later migration grants exactly what a card says.
-- The roles can log in only after the operator gave them passwords (sluis-server does so for the embedded database).
do $$
declare
  domain_role text;
begin
  foreach domain_role in array array[
    'ttp_registry', 'ttp_intake', 'ttp_identity', 'ttp_pseudonymise', 'ttp_release', 'ttp_keys', 'ttp_audit', 'ttp_log_reader'
  ] loop
    if not exists (select from pg_roles where rolname = domain_role) then
      execute format('create role %I login noinherit nosuperuser nocreatedb nocreaterole', domain_role);
    end if;
  end loop;
end
$$;

do $$
begin
  execute format('revoke all on database %I from public', current_database());
  execute format(
    'grant connect on database %I to ttp_registry, ttp_intake, ttp_identity, ttp_pseudonymise, ttp_release, ttp_keys, ttp_audit, ttp_log_reader',
    current_database()
  );
end
$$;
revoke all on schema public from public;
alter default privileges revoke execute on functions from public;

create schema registry;
create schema intake;
create schema identity;
-- The salts of the data keys stand apart, so that they are backed up apart: without its salt a profile stays unreadable.
create schema identity_salt;
create schema pseudonymise;
create schema release;
create schema keys;
create schema audit;
