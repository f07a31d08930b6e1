-- What is looked through when a person searches: name, description, file and traits, in small letters without marks.
alter table items add column words text not null default '';
update items set words = fold(name || char(10) || description || char(10) || source_file || char(10) || attributes);

create trigger items_words_added after insert on items begin
  update items set words =
      fold(name || char(10) || description || char(10) || source_file || char(10) || attributes)
    where item_id = new.item_id;
end;
create trigger items_words_changed after update of name, description, source_file, attributes on items begin
  update items set words =
      fold(name || char(10) || description || char(10) || source_file || char(10) || attributes)
    where item_id = new.item_id;
end;

-- Each trait of each item, for counting and finding.
create table item_traits (
  project_id text not null,
  trait      text not null,
  -- As text: a trait that is the number 5 and one that says "5" are one to whoever looks for it.
  value      text not null,
  item_id    text not null references items on delete cascade,
  primary key (project_id, trait, value, item_id)
) strict, without rowid;
create index item_traits_by_item on item_traits (item_id);

insert or ignore into item_traits
  select i.project_id, coalesce(a.value ->> '$.trait_type', ''), cast(a.value ->> '$.value' as text), i.item_id
  from items i, json_each(i.attributes) a where a.value ->> '$.value' is not null;

create trigger items_traits_added after insert on items begin
  insert or ignore into item_traits
    select new.project_id, coalesce(value ->> '$.trait_type', ''), cast(value ->> '$.value' as text), new.item_id
    from json_each(new.attributes) where value ->> '$.value' is not null;
end;
create trigger items_traits_changed after update of attributes on items when old.attributes <> new.attributes begin
  delete from item_traits where item_id = new.item_id and (trait, value) not in (
    select coalesce(value ->> '$.trait_type', ''), cast(value ->> '$.value' as text) from json_each(new.attributes));
  insert or ignore into item_traits
    select new.project_id, coalesce(value ->> '$.trait_type', ''), cast(value ->> '$.value' as text), new.item_id
    from json_each(new.attributes) where value ->> '$.value' is not null;
end;
