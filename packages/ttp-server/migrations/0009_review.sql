-- Pairs of records of which a person is to say whether they are one's. Marks and levels only: what the records say is in the vault.
create table identity.review_case (
  id bigint generated always as identity primary key,
  -- `join`: are two persons one; `part`: is one person two.
  ask text not null check (ask in ('join', 'part')),
  record bytea not null check (octet_length(record) = 16),
  other bytea not null check (octet_length(other) = 16),
  -- Whose the two are as far as the machine goes; of a `part` one and the same.
  person bytea not null,
  other_person bytea not null,
  -- What speaks for one person, and the levels of the two records' fields, under this version of the linkage model.
  bits float8 not null,
  evidence text not null check (length(evidence) = 8),
  model integer not null,
  -- Pairs of records that would be joined or parted, times how likely the machine is wrong.
  worth float8 not null,
  state text not null default 'open' check (state in ('open', 'decided', 'obsolete')),
  skips integer not null default 0,
  created_at timestamptz not null default now()
);
create unique index review_case_pair on identity.review_case (record, other) where state = 'open';
create index review_case_worth on identity.review_case (worth) where state = 'open';
create index review_case_person on identity.review_case (person) where state = 'open';
create index review_case_other on identity.review_case (other_person) where state = 'open';
-- Records seen so far: one in a hundred of them may wait in a case.
create table identity.review_scope (
  only_row boolean primary key default true check (only_row),
  records bigint not null
);
-- What reviewers said, of records and not of numbers: it outlives merges and splits. The last one of a pair counts.
create table identity.verdict (
  seq bigint generated always as identity primary key,
  -- In the order of their bytes.
  record bytea not null check (octet_length(record) = 16),
  other bytea not null check (octet_length(other) = 16 and record < other),
  decision text not null check (decision in ('same', 'different', 'skip')),
  reviewer text not null,
  -- Free text, sealed as a profile is: it may say who somebody is.
  reason bytea not null,
  bits float8 not null,
  evidence text not null,
  model integer not null,
  decided_at timestamptz not null
);
create index verdict_record on identity.verdict (record);
create index verdict_other on identity.verdict (other);

grant select, insert, update, delete on identity.review_case to ttp_identity;
grant select, insert, update on identity.review_scope to ttp_identity;
-- Deleted with the person whose record it names.
grant select, insert, delete on identity.verdict to ttp_identity;
