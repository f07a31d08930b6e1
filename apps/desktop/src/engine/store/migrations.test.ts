import { readdirSync } from 'node:fs'
import { expect, it } from 'vitest'

const migrations = new URL('./migrations/', import.meta.url)

it('migrations are numbered one by one: of two with one number the second would never run', () => {
  const numbers = readdirSync(migrations)
    .sort()
    .map((name) => Number(name.slice(0, 3)))
  expect(numbers).toEqual(numbers.map((_, index) => index + 1))
})
