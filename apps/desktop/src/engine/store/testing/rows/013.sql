update sources set single = 1, named = 'kept/1.png' where project_id = 'project-1';
