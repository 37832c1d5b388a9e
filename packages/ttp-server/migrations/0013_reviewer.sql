-- The login of clerical review. It joins and splits persons as the identity engine does, and can do nothing else of what that can: no
-- delivery, no part, no new record, no key, no model, no erasure.
do $$
begin
  if not exists (select from pg_roles where rolname = 'ttp_reviewer') then
    create role ttp_reviewer login noinherit nosuperuser nocreatedb nocreaterole;
  end if;
  execute format('grant connect on database %I to ttp_reviewer', current_database());
end
$$;
grant usage on schema identity, identity_salt, registry, pseudonymise, audit to ttp_reviewer;
grant select on
  identity.key, identity.household, identity.person, identity.profile, identity.token, identity.fingerprint, identity.address,
  identity.residence, identity.appearance, identity.chunk_record, identity.event, identity.review_case, identity.verdict,
  identity.model, identity.model_activation, identity.door, identity_salt.salt
  to ttp_reviewer;
grant insert on
  identity.household, identity.person, identity.profile, identity.token, identity.address, identity.residence,
  identity.appearance, identity.event, identity.verdict, identity.door, identity_salt.salt
  to ttp_reviewer;
grant update on
  identity.household, identity.person, identity.profile, identity.fingerprint, identity.address, identity.residence,
  identity.review_case
  to ttp_reviewer;
grant delete on
  identity.profile, identity.token, identity.address, identity.residence, identity.door, identity_salt.salt
  to ttp_reviewer;
-- To tell the tenants, and the log.
grant select on registry.directory_version to ttp_reviewer;
grant insert (id, kind, delivery, number, institution, tenant, domain, sealed) on pseudonymise.batch to ttp_reviewer;
grant insert (id, body) on audit.pending to ttp_reviewer;
