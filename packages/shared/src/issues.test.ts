import { expect, it } from 'vitest'
import { z } from 'zod'
import { invalidInput, reason } from './issues.ts'
import { inEnglish } from './phrase.ts'

const schema = z.strictObject({
  name: z.string().min(1).max(5),
  count: z.int().min(1).max(10).optional(),
  tags: z.array(z.string()).max(1).optional(),
  link: z.url().optional(),
  kind: z.enum(['a', 'b']).optional(),
  color: z
    .string()
    .regex(/^#/, reason`must begin with #`)
    .max(4, reason`must have ${{ most: 4 }} letters`)
    .optional(),
})

function refusal(value: object): string {
  const { error } = schema.safeParse(value)
  return error ? invalidInput(error, 'project').message : 'accepted'
}

it.each([
  [{}, 'name: is missing'],
  [{ name: 'x', color: '#12345' }, 'color: must have 4 letters'],
  [{ name: 7 }, 'name: must be text'],
  [{ name: '' }, 'name: must not be empty'],
  [{ name: 'x'.repeat(6) }, 'name: must have 5 characters or fewer'],
  [{ name: 'x', count: 1.5 }, 'count: must be a whole number'],
  [{ name: 'x', count: 0 }, 'count: must be 1 or more'],
  [{ name: 'x', count: 11 }, 'count: must be 10 or less'],
  [{ name: 'x', tags: ['a', 'b'] }, 'tags: must have 1 entries or fewer'],
  [{ name: 'x', link: 'no' }, 'link: must be a web address'],
  [{ name: 'x', kind: 'c' }, 'kind: must be one of a, b'],
  [{ name: 'x', color: 'red' }, 'color: must begin with #'],
  [{ name: 'x', more: 1 }, 'project: holds what is not known: more'],
])('%j: %s', (value, said) => {
  expect(refusal(value)).toBe(said)
})

it('a refusal is a phrase, ours and the schema’s own', () => {
  const { error } = schema.safeParse({ name: 'x', color: 'red' })
  const said = error && invalidInput(error, 'project').said.message
  expect(said).toEqual({
    id: '{field}: {reason}',
    values: { field: 'color', reason: { id: 'must begin with #', values: {} } },
  })
  expect(inEnglish(said ?? '')).toBe('color: must begin with #')
})
