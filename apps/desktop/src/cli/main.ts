#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

// TypeScript is compiled once and kept: help is there in half the time from the second start on. Not where every user
// of the machine could write.
enableCompileCache(fileURLToPath(new URL('../../../../node_modules/.cache/intaglio', import.meta.url)))
const { start } = await import('./start.ts')
const manifest = readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
const { version } = JSON.parse(manifest) as { version: string }
process.exitCode = await start({ words: process.argv.slice(2), version, env: process.env })
