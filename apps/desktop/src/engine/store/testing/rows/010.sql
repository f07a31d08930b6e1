insert into drawn_pictures (project_id, key, sha256)
  values ('project-1', 'ink', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa');
update projects set placeholder_root = 'bafyhidden', car_roots = 4 where project_id = 'project-2';
