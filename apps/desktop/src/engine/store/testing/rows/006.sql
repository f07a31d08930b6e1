insert into generated_tokens (project_id, position, dna, done)
  values ('project-2', 1, '["Ink"]', 1);
insert into generated_tokens (project_id, position, dna, done)
  values ('project-2', 2, '["Brass"]', 0);
insert into generations (project_id, key, recipe, shares, created_at)
  values ('project-2', 'key', '{}', '[]', '2026-01-03T00:02:00.000Z');
insert into recipes (project_id, body, updated_at)
  values ('project-2', '{"layersFolder":"/layers","size":{"width":10,"height":10},"count":2,"layers":[{"name":"Body","values":[{"name":"Ink"},{"name":"Brass"}]}]}', '2026-01-03T00:01:00.000Z');
