insert into edit_items (project_id, batch, item_id, body)
  values ('project-2', 'batch-1', 'item-9', '{"name":"Heron"}');
update edits set batch = 'batch-1', weight = 16 where edit_id = 1;
