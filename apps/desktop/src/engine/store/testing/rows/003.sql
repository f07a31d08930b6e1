insert into leases (name, owner, label, pid, host, taken_at, beat_at)
  values ('queue', 'owner-1', 'The studio', 2147483646, 'another-machine', '2026-01-02T03:00:00.000Z', 1767322800000);
