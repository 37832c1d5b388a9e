-- How well a delivery can be linked, for the institution that delivered it: what the identity engine counts when it verifies the
-- delivery, before a row of it is resolved.
create table intake.linkability (
  -- It is there as long as the delivery is.
  delivery uuid primary key references intake.delivery on delete cascade,
  -- A report of schema sluis-linkability/1, canonical JSON: names of members, codes and whole numbers. No e-mail address, no text
  -- with a space, sign or accent could stand in it.
  report text not null check (report ~ '^[{][][A-Za-z0-9_:,"/{}-]*[}]$' and octet_length(report) <= 8192)
);

grant insert on intake.linkability to ttp_identity;
grant select on intake.linkability to ttp_intake;
