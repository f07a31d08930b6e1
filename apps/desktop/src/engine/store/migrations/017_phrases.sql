-- From here on messages of jobs and names of places may be phrases: JSON of an id and values, as packages/shared's
-- writeText writes them. What earlier versions wrote stays and is read as it is; an earlier version would show the JSON.
select 1;
