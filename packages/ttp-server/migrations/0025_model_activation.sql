-- Which model is in force is the engine's own signed word, as the models are: a row without it counts for nothing. Rows of before
-- this migration have none, and the operator activates the model anew.
alter table identity.model_activation
  add column number integer unique check (number > 0),
  -- Compact JWS over number, version, digest of the model, and time.
  add column document text,
  add check ((number is null) = (document is null));
