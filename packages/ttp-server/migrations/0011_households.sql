-- An address may have several households: of those who live there since the others left, and of each resident where it is
-- collective. `site` is the first household of the address, absent for that one itself.
alter table identity.household
  add column site bytea references identity.household,
  add column collective_since timestamptz;
create index household_site on identity.household (site) where site is not null;
-- Linkage tokens of the parts of the family name by which the person goes there, with the house number in them: up to three.
alter table identity.residence
  add column names bytea not null default '' check (octet_length(names) % 16 = 0);
-- Households whose address has an addition, by the token of the building: its address without addition.
create table identity.door (
  building bytea not null check (octet_length(building) = 16),
  household bytea not null references identity.household,
  primary key (building, household)
);

grant select, insert, delete on identity.door to ttp_identity;
