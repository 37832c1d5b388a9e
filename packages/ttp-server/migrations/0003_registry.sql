-- The directory: every version as the registrar signed it (JWS). Nobody trusts this table: readers verify the signature.
create table registry.directory_version (
  version integer primary key check (version > 0),
  document text not null,
  digest bytea not null check (octet_length(digest) = 32),
  -- What the audit entry commits to, and the salt that opens it: so that anybody can see that this version is in the log.
  entry uuid not null unique,
  details text not null,
  salt bytea not null,
  received_at timestamptz not null
);
-- Public keys that the engines announce, for the registrar to compare with their fingerprints and to sign.
create table registry.engine_key (
  engine text not null check (engine in ('identity', 'key')),
  purpose text not null check (purpose in ('seal', 'sign', 'log')),
  key_id text not null,
  public_key jsonb not null,
  announced_at timestamptz not null default now(),
  primary key (engine, purpose, key_id)
);
-- Client assertions that were used (RFC 7523 jti): each opens one token only.
create table registry.assertion (
  client_id text not null,
  token_id text not null,
  expires_at timestamptz not null,
  primary key (client_id, token_id)
);

grant usage on schema registry to ttp_registry, ttp_identity, ttp_pseudonymise, ttp_keys;
grant select, insert on registry.directory_version to ttp_registry;
grant select, insert, delete on registry.assertion to ttp_registry;
grant select on registry.engine_key to ttp_registry;
grant select on registry.directory_version to ttp_identity, ttp_pseudonymise;
grant insert (engine, purpose, key_id, public_key) on registry.engine_key to ttp_identity, ttp_keys;
