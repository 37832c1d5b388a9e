create table intake.delivery (
  id uuid primary key,
  institution text not null,
  tenant text not null,
  domain text not null,
  client_id text not null,
  -- Keyed by the institution itself over what it delivers: the same file sent twice is noticed, nobody else can compare.
  content_tag text not null,
  -- Whether the institution delivers the same content again on purpose.
  again boolean not null default false,
  state text not null default 'open' check (state in ('open', 'closed', 'abandoned')),
  opened_at timestamptz not null,
  closed_at timestamptz,
  chunk_count integer,
  row_count bigint,
  manifest text,
  entry uuid,
  receipt_details text,
  receipt_salt bytea
);
create index delivery_content on intake.delivery (institution, tenant, domain, content_tag) where state = 'closed';
create index delivery_by_institution on intake.delivery (institution, opened_at desc, id);

create table intake.chunk (
  delivery uuid not null references intake.delivery,
  number integer not null check (number >= 0),
  row_count integer not null check (row_count > 0),
  identity_digest bytea not null check (octet_length(identity_digest) = 32),
  activity_digest bytea not null check (octet_length(activity_digest) = 32),
  received_at timestamptz not null,
  primary key (delivery, number)
);
-- Sealed parts are random to PostgreSQL: storage external spares it the vain attempt to compress them.
create table intake.identity_part (
  delivery uuid not null,
  number integer not null,
  sealed text not null,
  taken_at timestamptz,
  primary key (delivery, number),
  foreign key (delivery, number) references intake.chunk
);
alter table intake.identity_part alter column sealed set storage external;
create table intake.activity_part (
  delivery uuid not null,
  number integer not null,
  sealed text not null,
  primary key (delivery, number),
  foreign key (delivery, number) references intake.chunk
);
alter table intake.activity_part alter column sealed set storage external;
-- An engine that cannot accept a delivery says why, by a code of the closed list; the delivery as a whole is refused.
create table intake.refusal (
  delivery uuid primary key references intake.delivery,
  number integer not null,
  code text not null check (code ~ '^[A-Z][A-Z_]{2,60}$'),
  refused_at timestamptz not null
);
-- Chunks that the identity engine has resolved; for the institution's progress.
create table intake.resolved (
  delivery uuid not null,
  number integer not null,
  primary key (delivery, number),
  foreign key (delivery, number) references intake.chunk
);

grant usage on schema intake to ttp_intake, ttp_identity, ttp_release;
grant select, insert on intake.delivery, intake.chunk, intake.identity_part, intake.activity_part to ttp_intake;
grant update (again, state, closed_at, chunk_count, row_count, manifest, entry, receipt_details, receipt_salt) on intake.delivery to ttp_intake;
grant select on intake.refusal, intake.resolved to ttp_intake;
grant delete on intake.chunk, intake.identity_part, intake.activity_part to ttp_intake;

grant select (id, institution, tenant, domain, state, closed_at, chunk_count, row_count, manifest) on intake.delivery to ttp_identity;
grant select on intake.chunk to ttp_identity;
grant select, delete on intake.identity_part to ttp_identity;
grant update (taken_at) on intake.identity_part to ttp_identity;
grant select, insert on intake.refusal to ttp_identity;
grant insert on intake.resolved to ttp_identity;

grant select (id, institution, tenant, domain, state, closed_at, chunk_count, row_count, manifest) on intake.delivery to ttp_release;
grant select on intake.chunk to ttp_release;
grant select, delete on intake.activity_part to ttp_release;
-- A delivery that was refused releases nothing, whatever else is there.
grant select (delivery) on intake.refusal to ttp_release;
