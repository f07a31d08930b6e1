/** Where metadata is to be read from. Nothing is fetched over HTTP: a token must not make this server call anyone. */
export type MetadataSource =
  { kind: 'ipfs'; path: string } | { kind: 'inline'; content: string } | { kind: 'unreadable'; fault: string }

/** Reads a token's URI (`ipfs://…`, `data:application/json…`); ERC-1155's `{id}` is filled in. */
export function metadataSource(tokenUri: string, tokenId: string): MetadataSource {
  const uri = tokenUri.replaceAll('{id}', BigInt(tokenId).toString(16).padStart(64, '0'))
  if (uri === '') return { kind: 'unreadable', fault: 'The contract gives no URI for this token.' }
  if (uri.startsWith('ipfs://')) {
    const path = uri.slice('ipfs://'.length).replace(/^ipfs\//, '')
    if (/^[a-zA-Z0-9]+(\/[^?#]*)?$/.test(path) && !path.split('/').includes('..'))
      return { kind: 'ipfs', path }
    return { kind: 'unreadable', fault: 'The token URI is not a valid IPFS address.' }
  }
  const inline = /^data:application\/json(?:;charset=[\w-]+)?(;base64)?,(.*)$/is.exec(uri)
  if (inline) return decode(inline[2] ?? '', inline[1] !== undefined)
  return { kind: 'unreadable', fault: 'Only ipfs and data URIs are read.' }
}

function decode(body: string, base64: boolean): MetadataSource {
  try {
    return {
      kind: 'inline',
      content: base64 ? Buffer.from(body, 'base64').toString('utf8') : decodeURIComponent(body),
    }
  } catch {
    return { kind: 'unreadable', fault: 'The data URI cannot be decoded.' }
  }
}
