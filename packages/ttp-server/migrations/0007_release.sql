create table release.pseudonym_part (
  delivery uuid not null,
  number integer not null,
  tenant text not null,
  domain text not null,
  sealed text not null,
  -- Set with the item that carries it: the parts stay until the tenant acknowledges them, the search for new ones does not see them.
  assembled_at timestamptz,
  primary key (delivery, number)
);
create index pseudonym_part_waiting on release.pseudonym_part (delivery, number) where assembled_at is null;
create table release.attribute_part (
  delivery uuid not null,
  number integer not null,
  sealed text not null,
  primary key (delivery, number)
);
create table release.change_part (
  id uuid primary key,
  sequence bigint generated always as identity,
  tenant text not null,
  domain text not null,
  sealed text not null,
  assembled_at timestamptz
);
create index change_part_waiting on release.change_part (sequence) where assembled_at is null;
alter table release.pseudonym_part alter column sealed set storage external;
alter table release.attribute_part alter column sealed set storage external;
alter table release.change_part alter column sealed set storage external;
-- One item of a tenant's feed: a chunk or a change. The cursor is given when a checkpoint covers its audit entry, not before.
create table release.item (
  id uuid primary key,
  sequence bigint generated always as identity,
  tenant text not null,
  domain text not null,
  kind text not null check (kind in ('chunk', 'change')),
  delivery uuid,
  number integer,
  change uuid,
  cursor bigint,
  entry uuid not null unique,
  details text not null,
  salt bytea not null,
  assembled_at timestamptz not null,
  published_at timestamptz,
  acknowledged_at timestamptz,
  unique (tenant, cursor),
  check ((kind = 'chunk') = (delivery is not null and number is not null)),
  check ((kind = 'change') = (change is not null))
);
create unique index item_chunk on release.item (delivery, number) where kind = 'chunk';
create unique index item_change on release.item (change) where kind = 'change';
create index item_unpublished on release.item (sequence) where cursor is null;
create table release.feed (
  tenant text primary key,
  last_cursor bigint not null check (last_cursor >= 0),
  acknowledged_cursor bigint not null default 0
);

grant usage on schema release to ttp_release, ttp_pseudonymise, ttp_identity;
grant select, delete on release.pseudonym_part, release.attribute_part, release.change_part to ttp_release;
grant update (assembled_at) on release.pseudonym_part, release.change_part to ttp_release;
grant select, insert on release.item, release.feed to ttp_release;
grant update (cursor, published_at, acknowledged_at) on release.item to ttp_release;
grant update on release.feed to ttp_release;
grant insert (delivery, number, tenant, domain, sealed) on release.pseudonym_part to ttp_pseudonymise;
grant insert (id, tenant, domain, sealed) on release.change_part to ttp_pseudonymise;
grant insert on release.attribute_part to ttp_identity;
