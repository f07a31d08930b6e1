-- What one process at a time may do: 'queue', or 'project:<id>'. A process that is gone or silent loses its rows.
create table leases (
  name     text primary key,
  -- A random id of the holding process's engine; pid and host tell whether it is still there.
  owner    text not null,
  label    text not null,
  pid      integer not null,
  host     text not null,
  taken_at text not null,
  -- Milliseconds since 1970.
  beat_at  integer not null
) strict, without rowid;
