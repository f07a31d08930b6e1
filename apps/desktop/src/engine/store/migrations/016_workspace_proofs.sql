-- What the workspace keeps is proven a collection at a time, as of every other place, and no longer a root at a time.
insert into storage_targets (target_id, config, secret, created_at)
select distinct 'workspace:' || gateway, json_object('kind', 'workspace', 'gateway', gateway), null, ''
from pins where true on conflict do nothing;

create temporary table whole as
select p.project_id, p.gateway, sum(p.blocks) as blocks, sum(p.bytes) as bytes, min(p.verified_at) as verified_at,
       case when j.placeholder_root is null
            then json_array(j.metadata_root, j.images_root, j.contract_metadata_cid)
            else json_array(j.metadata_root, j.images_root, j.contract_metadata_cid, j.placeholder_root) end as roots
from projects j join pins p
  on p.project_id = j.project_id
 and p.root in (j.metadata_root, j.images_root, j.contract_metadata_cid, j.placeholder_root)
group by p.project_id, p.gateway
having count(*) = (select count(distinct value) from json_each(
  json_array(j.metadata_root, j.images_root, j.contract_metadata_cid,
             coalesce(j.placeholder_root, j.metadata_root))));

insert into storage_proofs (project_id, target_id, roots, place, read_from, is_independent, blocks, bytes, verified_at)
select project_id, 'workspace:' || gateway, roots, 'The workspace',
       'The gateway at ' || replace(replace(gateway, 'https://', ''), 'http://', ''), 1, blocks, bytes, verified_at
from whole where true on conflict do nothing;

-- Of earlier versions it is not known which roots belong together; each can be let go of by itself.
insert into storage_proofs (project_id, target_id, roots, place, read_from, is_independent, blocks, bytes, verified_at)
select project_id, 'workspace:' || gateway, json_array(root), 'The workspace',
       'The gateway at ' || replace(replace(gateway, 'https://', ''), 'http://', ''), 1, blocks, bytes, verified_at
from pins p
where not exists (select 1 from whole w join json_each(w.roots) e
                  where w.project_id = p.project_id and w.gateway = p.gateway and e.value = p.root)
on conflict do nothing;

drop table whole;
drop table pins;
