-- What the item of a file is called where another file that is still there has its name.
alter table sources add column named text;
-- 1 of a file that was chosen by itself: its folder is not looked through again.
alter table sources add column single integer not null default 0 check (single in (0, 1));
