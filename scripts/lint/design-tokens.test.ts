// Pure: the window's style sheets as text.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const renderer = join(import.meta.dirname, '../../apps/desktop/src/renderer')
const declarations = globSync('**/*.css', { cwd: renderer })
  .filter((file) => !file.endsWith('tokens.css'))
  .flatMap((file) =>
    [...readFileSync(join(renderer, file), 'utf8').matchAll(/([\w-]+):\s*([^;{}]+);/g)].map(
      ([, property = '', value = '']) => ({ file, property, value }),
    ),
  )
const those = (is: (property: string, value: string) => boolean): string[] =>
  declarations
    .filter(({ property, value }) => is(property, value))
    .map(({ file, property, value }) => `${file}: ${property}: ${value}`)

/** Lines of one or two pixels have no token. */
const largePixels = /\b(?!1px|2px)\d+(\.\d+)?px/

test('colours are named in tokens.css alone', () => {
  expect(declarations.length).toBeGreaterThan(500)
  expect(those((_, value) => /#[\da-f]{3,8}\b|\b(rgb|hsl|oklch)a?\(/i.test(value))).toEqual([])
})

test('text has a size of the scale', () => {
  expect(
    those(
      (property, value) => /^font(-size)?$/.test(property) && largePixels.test(value.replace(/\/.*/, '')),
    ),
  ).toEqual([])
})

test('space between things, and the roundness of their corners, are steps of the scale', () => {
  expect(
    those(
      (property, value) =>
        /^(.*gap|padding.*|margin.*|border-radius)$/.test(property) && largePixels.test(value),
    ),
  ).toEqual([])
})
