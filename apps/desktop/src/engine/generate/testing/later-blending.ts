// Loaded before a process that draws: there, blending is of a later version.
import { registerHooks } from 'node:module'

registerHooks({
  load(url, context, next) {
    const loaded = next(url, context)
    if (!url.endsWith('/generate/painter.ts')) return loaded
    const { source } = loaded
    const text = typeof source === 'string' ? source : new TextDecoder().decode(source ?? undefined)
    return { ...loaded, source: text.replace(/paintVersion = \d+/, 'paintVersion = 999') }
  },
})
