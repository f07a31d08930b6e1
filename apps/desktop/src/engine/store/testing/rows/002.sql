update items set extra = '{"seed":17}' where item_id = 'item-1';
update projects set name_template = '{{name}} of {{collection}}', description_template = 'A bird' where project_id = 'project-2';
