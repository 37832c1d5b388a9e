-- What the resolver decided, one row a batch or act, so that every state can be made again and every decision explained.
-- Append-only but for an erasure, which makes the marks of the person's records zero.
create table identity.event (
  seq bigint generated always as identity primary key,
  at timestamptz not null,
  kind text not null check (kind in ('batch', 'merge', 'split', 'verdict', 'erase')),
  body bytea not null
);
-- Hashes and random numbers do not compress.
alter table identity.event alter column body set storage external;
-- The marks of a chunk's rows, 16 bytes each from `first_row` on, zeros where a row has no number: in which rows a record stood.
create table identity.chunk_record (
  delivery uuid not null,
  number integer not null,
  institution text not null,
  tenant text not null,
  domain text not null,
  first_row bigint not null,
  fingerprints bytea not null check (octet_length(fingerprints) % 16 = 0),
  -- Bloom filter over the marks: most chunks need not be read to know that a mark is not there.
  filter bytea not null,
  primary key (delivery, number)
);
alter table identity.chunk_record alter column fingerprints set storage external, alter column filter set storage external;
create index chunk_record_institution on identity.chunk_record (institution);

grant select, insert on identity.event, identity.chunk_record to ttp_identity;
-- An erasure alone writes over them.
grant update (body) on identity.event to ttp_identity;
grant update (fingerprints, filter) on identity.chunk_record to ttp_identity;

-- Of a person who was erased the number alone stays, and with it the numbers that led to it.
alter table identity.person alter column household drop not null;
alter table identity.person add column erased_at timestamptz;
alter table identity.person add check ((household is null) = (erased_at is not null));
grant delete on identity.address to ttp_identity;
