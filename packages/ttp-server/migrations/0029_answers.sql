-- What shows that an answer was logged is kept with the answer: its own entry, which commits to its bytes. Of what was begun, the identifier is enough.
alter table pseudonymise.carried_out drop column details, drop column salt;
alter table identity.revelation drop column details, drop column salt;
