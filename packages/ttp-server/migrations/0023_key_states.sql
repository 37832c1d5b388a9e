-- A locked key's seed is sealed under the root and a lock that stands outside the database: a backup of the database alone, with the
-- root, gives no key whose lock was destroyed.
alter table keys.key add column locked boolean not null default false;

-- Epochs that the operator wants made ahead of the directory; the key engine makes them and takes them off the list.
create table keys.plan (
  purpose text not null check (purpose in ('pseudonym-wrap', 'pseudonym-reversible')),
  tenant text not null,
  domain text not null,
  epoch integer not null check (epoch between 1 and 65535),
  ordered_at timestamptz not null,
  primary key (purpose, tenant, domain, epoch)
);
-- Requests to destroy a key, as signed, with their approvals. The key engine verifies them itself, writes them in the log, and
-- destroys when the log has them. What opens the entries of the log stays here: it is the certificate.
create table keys.destruction (
  id uuid primary key,
  request text not null,
  approvals text[] not null,
  state text not null default 'submitted' check (state in ('submitted', 'approved', 'done', 'refused')),
  code text,
  -- JSON: of each entry its text, its details and its salt.
  record text,
  submitted_at timestamptz not null,
  ended_at timestamptz
);
create index destruction_waiting on keys.destruction (submitted_at) where state in ('submitted', 'approved');
create function keys.refuse_other_destruction() returns trigger language plpgsql as $$
begin
  raise exception 'what was ended stays as it ended, and what was signed stays as it was signed' using errcode = 'check_violation';
end
$$;
create trigger destruction_is_not_changed before update on keys.destruction for each row
  when (old.state in ('done', 'refused') or new.request <> old.request or new.approvals <> old.approvals)
  execute function keys.refuse_other_destruction();
grant select, insert, delete on keys.plan to ttp_keys;
grant select, insert (id, request, approvals, submitted_at) on keys.destruction to ttp_keys;
grant update (state, code, record, ended_at) on keys.destruction to ttp_keys;
-- The key engine destroys nothing before a signed head of the log covers who asked and who approved.
grant select on audit.entry, audit.checkpoint to ttp_keys;
