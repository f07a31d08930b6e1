-- The address on IPFS in a URI, as it is spelled there; null where there is none.
CREATE FUNCTION ipfs_root(uri text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT substring(uri FROM '(?:^ipfs://(?:ipfs/)?|/ipfs/)([A-Za-z0-9]+)')
$$;

CREATE INDEX tokens_by_metadata_root ON tokens (ipfs_root(metadata_url));
CREATE INDEX tokens_by_image_root ON tokens (ipfs_root(image_url));
