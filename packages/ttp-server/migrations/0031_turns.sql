-- What the last batches and acts changed, so that who read ahead of his turn reads again only that: of every number, token and
-- fingerprint the first four bytes, null for anything. Not logged: after a crash nobody is left who read before it.
create unlogged table identity.turn (
  turn bigint primary key,
  touched bytea
);
alter table identity.turn alter column touched set storage external;
grant select, insert, delete on identity.turn to ttp_identity, ttp_reviewer;
