-- Re-wrapping: lists of a tenant's pseudonyms of an older epoch, sealed to the key engine, on their way to it.
create table pseudonymise.rewrap (
  -- Also the identifier of the list of changes that answers it.
  id uuid primary key,
  sequence bigint generated always as identity,
  rewrap uuid not null,
  number integer not null check (number >= 0),
  tenant text not null,
  domain text not null,
  sealed text not null,
  taken_at timestamptz
);
create index rewrap_sequence on pseudonymise.rewrap (sequence);
alter table pseudonymise.rewrap alter column sealed set storage external;
grant usage on schema pseudonymise to ttp_release;
grant select, delete on pseudonymise.rewrap to ttp_pseudonymise;
grant update (taken_at) on pseudonymise.rewrap to ttp_pseudonymise;
grant insert (id, rewrap, number, tenant, domain, sealed) on pseudonymise.rewrap to ttp_release;

-- What was received of a rewrap: it stays, so that a list that is sent again is known.
create table release.rewrap_chunk (
  tenant text not null,
  rewrap uuid not null,
  number integer not null check (number >= 0),
  domain text not null,
  digest bytea not null check (octet_length(digest) = 32),
  change uuid not null unique,
  received_at timestamptz not null,
  primary key (tenant, rewrap, number)
);
-- Lists that the key engine could not read as a whole: not signed by the tenant, or not of the form.
create table release.rewrap_refusal (
  change uuid primary key,
  code text not null
);
grant select, insert on release.rewrap_chunk to ttp_release;
grant select on release.rewrap_refusal to ttp_release;
grant insert (change, code) on release.rewrap_refusal to ttp_pseudonymise;
