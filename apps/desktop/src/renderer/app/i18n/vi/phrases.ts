import { addresses } from './phrases/addresses.ts'
import { backend } from './phrases/backend.ts'
import { generate } from './phrases/generate.ts'
import { host } from './phrases/host.ts'
import { media } from './phrases/media.ts'
import { metadata } from './phrases/metadata.ts'
import { projects } from './phrases/projects.ts'
import { publishing } from './phrases/publishing.ts'
import { schemas } from './phrases/schemas.ts'
import { servers } from './phrases/servers.ts'
import { storage } from './phrases/storage.ts'

/** What the engine and those who work for it say, by the English sentence. */
export type Phrases = Readonly<Record<string, string>>

export const phraseFiles: readonly Phrases[] = [
  ...[schemas, projects, media, metadata, generate],
  ...[addresses, storage, publishing, host],
  ...[backend, servers],
]

export const phrases: Phrases = Object.assign({}, ...phraseFiles) as Phrases
