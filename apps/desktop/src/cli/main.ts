#!/usr/bin/env node
import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

// TypeScript is compiled once and kept: help is there in half the time from the second start on. Not where every user
// of the machine could write.
enableCompileCache(fileURLToPath(new URL('../../../../node_modules/.cache/intaglio', import.meta.url)))
const { start } = await import('./start.ts')
await start(process.env)
