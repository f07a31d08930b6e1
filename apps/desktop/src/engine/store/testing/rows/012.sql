insert into queue_pauses (pause_id, paused_at)
  values (1, '2026-01-06T00:00:00.000Z');
insert into queue_pauses (pause_id, project_id, paused_at)
  values (2, 'project-1', '2026-01-06T00:00:01.000Z');
