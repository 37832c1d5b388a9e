-- What a record costs here is mostly its ten tokens: an index of their first eight bytes, as a number, is half the size of one of the
-- whole and a quarter cheaper to write. Which of two tokens that begin alike is meant, the row says.
create index token_start on identity.token ((substring(token from 1 for 8)::int8));
drop index identity.token_token;
-- Every person, address and door is written in the transaction that made its household, every profile in that of its person, by one verb
-- and behind one lock, and no role may delete a household or a person. To check that again, a query and a lock for each row, was
-- a sixth of what the database did for a record.
alter table identity.person drop constraint person_household_fkey;
alter table identity.profile drop constraint profile_person_fkey;
alter table identity.address drop constraint address_household_fkey;
alter table identity.door drop constraint door_household_fkey;
