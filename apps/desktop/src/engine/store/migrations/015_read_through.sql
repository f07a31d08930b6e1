-- Other places that the collection could not be read through when it was proven, and why: JSON array of
-- {place, why}. Empty where another place gave it out, and where there was none to ask.
alter table storage_proofs add column not_through text not null default '[]' check (json_valid(not_through));
