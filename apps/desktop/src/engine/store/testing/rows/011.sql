update projects set archived_at = '2026-01-05T00:00:00.000Z', opened_at = '2026-01-04T00:00:00.000Z' where project_id = 'project-2';
