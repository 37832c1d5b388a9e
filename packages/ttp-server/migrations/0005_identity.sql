-- Keys of the identity engine: a random seed each, sealed under its own root; destroying the seed destroys the key.
create table identity.key (
  purpose text not null,
  epoch integer not null check (epoch > 0),
  sealed_seed bytea not null,
  check_value bytea not null,
  created_at timestamptz not null default now(),
  primary key (purpose, epoch)
);
create table identity.household (
  id bytea primary key check (octet_length(id) = 16),
  merged_into bytea references identity.household,
  created_at timestamptz not null default now()
);
create table identity.person (
  id bytea primary key check (octet_length(id) = 16),
  -- Where the person lives as far as the latest record says.
  household bytea not null references identity.household,
  merged_into bytea references identity.person,
  created_at timestamptz not null default now()
);
-- What is known of a person, sealed under the data key that its salt gives. Nothing else here holds an identifier.
create table identity.profile (
  person bytea primary key references identity.person,
  sealed bytea not null
);
alter table identity.profile alter column sealed set storage external;
create table identity_salt.salt (
  person bytea primary key,
  salt bytea not null check (octet_length(salt) = 32)
);
-- Linkage tokens: HMAC(K_L, enc("L", family, value)), 16 bytes. Partitioned by hash so that it distributes by the token.
create table identity.token (
  token bytea not null check (octet_length(token) = 16),
  person bytea not null
) partition by hash (token);
create table identity.token_0 partition of identity.token for values with (modulus 4, remainder 0);
create table identity.token_1 partition of identity.token for values with (modulus 4, remainder 1);
create table identity.token_2 partition of identity.token for values with (modulus 4, remainder 2);
create table identity.token_3 partition of identity.token for values with (modulus 4, remainder 3);
-- By the token alone and not unique: half the size of a key over both columns, and half the work of writing it.
create index token_token on identity.token (token);
-- Token of a complete canonical record: seen before means the same person and household, at once.
create table identity.fingerprint (
  fingerprint bytea primary key check (octet_length(fingerprint) = 16),
  person bytea not null,
  household bytea not null
);
create index fingerprint_person on identity.fingerprint (person);
-- A merge leaves tokens where they are: they lead to the survivor through person.merged_into, which is never longer than one step.
create index person_merged on identity.person (merged_into) where merged_into is not null;
create index household_merged on identity.household (merged_into) where merged_into is not null;
create table identity.address (
  token bytea primary key check (octet_length(token) = 16),
  household bytea not null references identity.household
);
-- Who lived where and when, by the time of delivery: the TTP sees no dates of visits.
create table identity.residence (
  person bytea not null,
  household bytea not null,
  first_seen timestamptz not null,
  last_seen timestamptz not null,
  primary key (person, household)
);
create index residence_household on identity.residence (household);
-- In which pseudonym domains a subject has appeared: those must hear of a merge.
create table identity.appearance (
  subject bytea not null,
  kind text not null check (kind in ('person', 'household')),
  tenant text not null,
  domain text not null,
  primary key (subject, kind, tenant, domain)
);
-- Deliveries whose every chunk was opened and found well-formed: only then the first row is resolved.
create table identity.verified_delivery (
  delivery uuid primary key,
  verified_at timestamptz not null
);

grant usage on schema identity, identity_salt to ttp_identity;
grant select, insert on identity.key to ttp_identity;
grant select, insert, update on
  identity.household, identity.person, identity.profile, identity.token, identity.fingerprint, identity.address,
  identity.residence, identity.appearance, identity.verified_delivery
  to ttp_identity;
grant delete on identity.profile, identity.token, identity.fingerprint, identity.residence, identity.appearance to ttp_identity;
grant select, insert, delete on identity_salt.salt to ttp_identity;
