-- Re-identification and translation under dual control. The gateway keeps requests, approvals and sealed parts; it opens none of them.
do $$
begin
  if not exists (select from pg_roles where rolname = 'ttp_reveal') then
    create role ttp_reveal login noinherit nosuperuser nocreatedb nocreaterole;
  end if;
  execute format('grant connect on database %I to ttp_reveal', current_database());
end
$$;
create schema reveal;

-- Documents as their people signed them. What the engines do, they do on the documents alone: the other columns are for searching.
create table reveal.request (
  id uuid primary key,
  act text not null check (act in ('reveal', 'translate')),
  -- SHA-256 of the document, hexadecimal: what approvals name.
  digest text not null,
  requester text not null,
  -- Who asks, and to whom the answer goes: an institution is both, of a translation the other tenant receives.
  organisation text not null,
  receiver text not null,
  tenant text not null,
  domain text not null,
  document text not null,
  part_count integer not null check (part_count > 0),
  expires_at timestamptz not null,
  received_at timestamptz not null
);
create index request_received on reveal.request (received_at);
create table reveal.selection_part (
  request uuid not null references reveal.request,
  number integer not null,
  sealed text not null,
  primary key (request, number)
);
create table reveal.approval (
  request uuid not null references reveal.request,
  approver text not null,
  decision text not null check (decision in ('approve', 'refuse')),
  document text not null,
  received_at timestamptz not null,
  primary key (request, approver)
);
-- Requests that an engine will not carry out, and why.
create table reveal.ending (
  request uuid primary key references reveal.request,
  code text not null,
  ended_at timestamptz not null
);
-- Sealed to whoever may read it; given out when a checkpoint covers the entry, which was in the log before.
create table reveal.result (
  request uuid not null references reveal.request,
  number integer not null,
  sealed text not null,
  entry uuid not null,
  details text not null,
  salt bytea not null,
  made_at timestamptz not null,
  primary key (request, number)
);
alter table reveal.selection_part alter column sealed set storage external;
alter table reveal.result alter column sealed set storage external;

grant usage on schema reveal to ttp_reveal, ttp_pseudonymise, ttp_identity;
grant select, insert on reveal.request, reveal.approval to ttp_reveal;
grant select, insert, delete on reveal.selection_part to ttp_reveal;
grant select on reveal.ending to ttp_reveal;
grant select, delete on reveal.result to ttp_reveal;
grant select on reveal.request, reveal.approval, reveal.ending to ttp_pseudonymise, ttp_identity;
grant select on reveal.selection_part to ttp_pseudonymise;
grant insert on reveal.ending to ttp_pseudonymise, ttp_identity;
grant insert on reveal.result to ttp_pseudonymise, ttp_identity;
grant select (request, number) on reveal.result to ttp_pseudonymise;
-- That its own entry is in the log, an engine sees for itself before it acts.
grant select on audit.entry, audit.checkpoint, audit.tile to ttp_reveal;
grant select on audit.entry, audit.checkpoint to ttp_pseudonymise, ttp_identity;
grant usage on schema audit to ttp_reveal;
grant insert (id, body) on audit.pending to ttp_reveal;

-- What the key engine began to open or translate: once a request, and never more persons a day than the directory says. It stands in the
-- engine's own schema, which the gateway cannot write to.
create table pseudonymise.carried_out (
  request uuid primary key,
  act text not null check (act in ('reveal', 'translate')),
  tenant text not null,
  domain text not null,
  persons integer not null check (persons > 0),
  day date not null,
  digest text not null,
  entry uuid not null,
  details text not null,
  salt bytea not null,
  done_at timestamptz
);
create index carried_out_day on pseudonymise.carried_out (tenant, domain, day) where act = 'reveal';
create index carried_out_waiting on pseudonymise.carried_out (request) where done_at is null;
grant select, insert on pseudonymise.carried_out to ttp_pseudonymise;
grant update (done_at) on pseudonymise.carried_out to ttp_pseudonymise;

-- Subject numbers of one request, sealed by the key engine to the identity engine.
create table identity.opening (
  request uuid primary key,
  sealed text not null
);
alter table identity.opening alter column sealed set storage external;
grant usage on schema identity to ttp_pseudonymise;
grant insert on identity.opening to ttp_pseudonymise;
grant select, delete on identity.opening to ttp_identity;
-- What the identity engine began to reveal, counted by itself: neither the gateway nor the key engine can have it reveal more.
create table identity.revelation (
  request uuid primary key,
  tenant text not null,
  domain text not null,
  persons integer not null check (persons > 0),
  day date not null,
  digest text not null,
  entry uuid not null,
  details text not null,
  salt bytea not null,
  done_at timestamptz
);
create index revelation_day on identity.revelation (tenant, domain, day);
grant select, insert on identity.revelation to ttp_identity;
grant update (done_at) on identity.revelation to ttp_identity;

-- What visitors said to institutions about being contacted one to one, by the mark of the record that said it: the latest counts, the
-- earlier ones show what was so before. An erasure takes them away.
create table identity.contact_consent (
  sequence bigint generated always as identity primary key,
  fingerprint bytea not null check (octet_length(fingerprint) = 16),
  institution text not null,
  tenant text not null,
  domain text not null,
  consent boolean not null,
  delivery uuid not null,
  -- When the engine verified the delivery: its chunks may be resolved in any order.
  verified_at timestamptz not null
);
create index contact_consent_fingerprint on identity.contact_consent (fingerprint);
grant select, insert, delete on identity.contact_consent to ttp_identity;
