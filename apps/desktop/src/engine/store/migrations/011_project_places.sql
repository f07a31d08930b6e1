-- When a person put the project away, and when it was last open; null for never.
alter table projects add column archived_at text;
alter table projects add column opened_at text;
