-- What a token's metadata says besides name, description, picture and traits: JSON, in the order it is written.
alter table items add column extra text not null default '{}' check (json_valid(extra));
-- Templates that all tokens' names and descriptions go through; null leaves them as they are.
alter table projects add column name_template text;
alter table projects add column description_template text;
