import path from 'node:path'

/** Where `npm run servers` remembers its set. */
export const defaultStateDir = path.resolve(import.meta.dirname, '../../.cache/servers')
