-- Why the key engine put a batch aside: what can never be opened is told from what waits for the registrar.
alter table pseudonymise.batch add column aside_code text;
grant update (aside_code) on pseudonymise.batch to ttp_pseudonymise;
-- A delivery of which everything waits there for a key that is never named again is refused by who may refuse deliveries. The identity
-- engine made these parts; it can open none of them.
grant select (id, kind, delivery, number, taken_at, aside_code), delete on pseudonymise.batch to ttp_identity;
grant select (delivery), delete on release.attribute_part to ttp_identity;
