-- Keys of the audit log by their public halves. A key after the first was vouched for by the one before it, in an entry of the log:
-- what opens that entry stays here, for the directory.
alter table keys.plan drop constraint plan_purpose_check;
alter table keys.plan add constraint plan_purpose_check
  check (purpose in ('pseudonym-wrap', 'pseudonym-reversible') or (purpose = 'log' and tenant = '' and domain = ''));
create table keys.log_key (
  epoch integer primary key check (epoch > 0),
  verifier_key text not null unique,
  previous text,
  entry uuid,
  salt bytea check (octet_length(salt) = 32),
  check ((previous is null) = (entry is null) and (previous is null) = (salt is null))
);
grant select, insert on keys.log_key to ttp_keys;
-- For evidence of those entries.
grant select on audit.tile to ttp_keys;
