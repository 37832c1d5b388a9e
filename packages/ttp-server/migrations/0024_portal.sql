-- The portal's pages for people: who is signed in, and what they asked of the registrar. Nothing of a delivery is kept here.
do $$
begin
  if not exists (select from pg_roles where rolname = 'ttp_portal') then
    create role ttp_portal login noinherit nosuperuser nocreatedb nocreaterole;
  end if;
  execute format('grant connect on database %I to ttp_portal', current_database());
end
$$;
create schema portal;

-- Sign-ins that were finished: each counts once. What one needs on its way is in the browser that began it.
create table portal.sign_in (
  -- SHA-256 of `state`.
  state bytea primary key check (octet_length(state) = 32),
  finished_at timestamptz not null
);
create index sign_in_finished on portal.sign_in (finished_at);

-- Somebody who is signed in. What the person may do, the directory says at each request.
create table portal.session (
  -- SHA-256 of the cookie: who reads the table has nobody's session.
  id bytea primary key check (octet_length(id) = 32),
  -- AccountDigest, hexadecimal; the person once it is chosen, where the account stands for several.
  account text not null,
  person text,
  organisation text,
  second_factor boolean not null,
  -- Comes back with every form.
  form_token text not null,
  begun_at timestamptz not null,
  seen_at timestamptz not null,
  check ((person is null) = (organisation is null))
);
create index session_seen on portal.session (seen_at);

-- What an administrator asks the registrar to change about the institution's people. Closed words and identifiers of the directory alone.
create table portal.role_request (
  id uuid primary key,
  institution text not null,
  requester text not null,
  kind text not null check (kind in ('grant', 'withdraw', 'suspend', 'restore')),
  person text not null check (person ~ '^[a-z0-9-]{2,40}$'),
  role text check (role ~ '^[a-z-]{2,40}$'),
  requested_at timestamptz not null,
  answer text check (answer in ('applied', 'refused')),
  answered_by text,
  answered_at timestamptz,
  check ((kind in ('grant', 'withdraw')) = (role is not null)),
  check ((answer is null) = (answered_by is null) and (answer is null) = (answered_at is null))
);
create index role_request_of on portal.role_request (institution, requested_at desc);

grant usage on schema portal to ttp_portal;
grant select, insert, delete on portal.sign_in, portal.session to ttp_portal;
grant update (person, organisation, seen_at) on portal.session to ttp_portal;
grant select, insert on portal.role_request to ttp_portal;
grant update (answer, answered_by, answered_at) on portal.role_request to ttp_portal;
-- What was done stands in the audit log in the same transaction.
grant usage on schema audit to ttp_portal;
grant insert (id, body) on audit.pending to ttp_portal;

-- The months that an institution says it delivers, for its own calendar: the gateway reads no activity and cannot know them.
alter table intake.delivery add column period_from text check (period_from ~ '^[0-9]{4}-(0[1-9]|1[0-2])$');
alter table intake.delivery add column period_until text check (period_until ~ '^[0-9]{4}-(0[1-9]|1[0-2])$');
alter table intake.delivery add check (((period_from is null) = (period_until is null)) and period_from <= period_until);
