insert into edits (edit_id, project_id, scope, label, count, change, undone, done_at)
  values (1, 'project-2', 'project', 'templates', 1, '{}', 0, '2026-01-04T00:00:00.000Z');
insert into removed_items (project_id, item_id, source_file, repetition, body)
  values ('project-2', 'item-9', '9.png', 0, '{}');
