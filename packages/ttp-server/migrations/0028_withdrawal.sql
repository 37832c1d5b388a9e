-- Who withdrew consent to be contacted one to one, by keyed marks of what the withdrawal named (families of linkage tokens): no person is
-- made of it, and whoever has a mark in common is not revealed for what was said before.
create table identity.withdrawal (
  token bytea not null check (octet_length(token) = 16),
  institution text not null,
  tenant text not null,
  domain text not null,
  delivery uuid not null,
  -- When the delivery arrived, and when the engine had verified it: consent counts again when it is later than both.
  closed_at timestamptz not null,
  verified_at timestamptz not null,
  primary key (token, delivery)
);
grant select, insert on identity.withdrawal to ttp_identity;
