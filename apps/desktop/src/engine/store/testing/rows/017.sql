update jobs set message = '{"id":"{what} cannot be reached.","values":{"what":"The chain"}}' where job_id = 'job-2';
insert into job_history (history_id, job_id, from_state, to_state, message, at)
  values (4, 'job-2', 'broadcast', 'waiting', '{"id":"{what} cannot be reached.","values":{"what":"The chain"}}', '2026-01-02T03:09:30.000Z');
