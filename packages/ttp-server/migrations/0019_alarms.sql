-- What guards the identity engine against an institution that delivers a dictionary instead of its visitors. Nothing here names a
-- person: counts, names of organisations, and canaries, who are nobody.

-- How many distinct visitors the operator agreed with an institution, within twelve months. The newest agreement counts.
create table identity.cohort (
  institution text not null,
  agreed_at timestamptz not null,
  size integer not null check (size between 1 and 100000000),
  operator text not null check (operator ~ '^[A-Za-z0-9._-]{1,80}$'),
  primary key (institution, agreed_at)
);

-- How many distinct visitors an institution delivered in a month: registers of a HyperLogLog sketch over keyed tokens.
create table identity.visitors (
  institution text not null,
  month date not null check (extract(day from month) = 1),
  registers bytea not null check (octet_length(registers) = 4096),
  primary key (institution, month)
);

-- Invented identities that nobody has. Sealed as notes are: who reads the table cannot avoid them.
create table identity.canary (
  id bigint generated always as identity primary key,
  -- The institution whose own file it was put into, which may deliver it; null where nobody may.
  institution text,
  sealed bytea not null,
  planted_at timestamptz not null
);

-- What the survey of each delivery found, as the log commits to it: an auditor sees that no alarm was left out.
create table identity.survey (
  delivery uuid primary key,
  entry uuid not null,
  salt bytea not null check (octet_length(salt) = 32),
  details text not null
);

create table identity.alarm (
  id bigint generated always as identity primary key,
  delivery uuid not null,
  institution text not null,
  tenant text not null,
  domain text not null,
  kind text not null check (kind ~ '^[a-z-]{3,40}$'),
  -- How many values, visitors or deliveries it is about, and for a share of them how many in a hundred.
  count bigint not null check (count >= 0),
  share smallint check (share between 0 and 100),
  raised_at timestamptz not null,
  decision text check (decision in ('release', 'withhold')),
  operator text check (operator ~ '^[A-Za-z0-9._-]{1,80}$'),
  decided_at timestamptz,
  check ((decision is null) = (decided_at is null) and (decision is null) = (operator is null)),
  unique (delivery, kind)
);
create index alarm_open on identity.alarm (id) where decision is null;

-- Deliveries of which nothing is released until the operator decides on their alarms.
create table release.hold (
  delivery uuid primary key,
  held_at timestamptz not null
);

grant select, insert on identity.cohort, identity.survey, identity.canary to ttp_identity;
grant select, insert, update on identity.visitors to ttp_identity;
grant select, insert on identity.alarm to ttp_identity;
grant update (decision, operator, decided_at) on identity.alarm to ttp_identity;
grant select, insert, delete on release.hold to ttp_identity;
grant select on release.hold to ttp_release;
-- The institution's progress is that its delivery was verified, which no row of the store has a part in. When a chunk was resolved
-- depends on who is known, and is nobody's to see.
revoke select on intake.resolved from ttp_intake;
