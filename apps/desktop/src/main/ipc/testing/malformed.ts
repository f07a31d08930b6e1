// Payloads of strangers, made from a seed. A payload is written as text that `revive` turns into the
// value, so that it can be carried into a window: JSON keeps `__proto__` keys, tags stand for what JSON has not.
import fc from 'fast-check'
import { z } from 'zod'
import type { RequestName } from '../../../contract/channels.ts'
import { requestSchemas } from '../../../contract/requests.ts'

/**
 * The value of such a text. Stands alone, with no import and no closure: suites carry its source into the window.
 */
export function revive(text: string): unknown {
  const special = (tag: string, size: number): unknown => {
    const nest = (array: boolean): unknown => {
      let value: unknown = size
      for (let depth = 0; depth < size; depth += 1) value = array ? [value] : { projectId: value }
      return value
    }
    const circle: { projectId?: unknown } = {}
    circle.projectId = circle
    const kinds: Record<string, () => unknown> = {
      huge: () => 'x'.repeat(size * 1_000),
      keys: () => Object.fromEntries(Array.from({ length: size }, (_, index) => [`key${index}`, index])),
      nested: () => nest(false),
      nestedArray: () => nest(true),
      long: () => Array.from({ length: size }, () => null),
      nan: () => Number.NaN,
      infinity: () => -Infinity,
      bigint: () => BigInt(size),
      date: () => new Date(size),
      bytes: () => new Uint8Array(size),
      map: () => new Map([['projectId', size]]),
      error: () => new TypeError(String(size)),
      regexp: () => /x/,
      circle: () => circle,
      function: () => () => size,
      symbol: () => Symbol(String(size)),
    }
    return kinds[tag]?.()
  }
  return JSON.parse(text, (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null || !('$special' in value) || !('size' in value))
      return value
    return special(String(value.$special), Number(value.size))
  })
}

const hostile = [
  ...[
    '',
    ' ',
    '../../settings',
    '..',
    '/etc/passwd',
    'C:\\Windows',
    'a/b',
    'file:///etc/passwd',
    '\0',
    '\ud800',
  ],
  ...[
    'javascript:alert(1)',
    'http://127.0.0.1/',
    "'; drop table projects; --",
    '${7*7}',
    '%2e%2e%2f',
    '__proto__',
  ],
]
/** What requests carry, and what every object does. */
const keys = [
  ...['__proto__', 'constructor', 'prototype', 'toString', 'then', 'toJSON', 'length'],
  ...new Set(Object.values(requestSchemas).flatMap(keysOf)),
]

function keysOf(schema: z.ZodType): string[] {
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : []
}

const special = fc.record({
  $special: fc.constantFrom(
    ...[
      'keys',
      'nested',
      'nestedArray',
      'long',
      'nan',
      'infinity',
      'bigint',
      'date',
      'bytes',
      'map',
      'error',
    ],
    ...['regexp', 'circle', 'function', 'symbol'],
  ),
  size: fc.integer({ min: 0, max: 900 }),
})
const hugeString = fc.record({ $special: fc.constant('huge'), size: fc.integer({ min: 10, max: 1_000 }) })
const scalar = fc.oneof(
  fc.constantFrom(...hostile),
  fc.string({ maxLength: 200, unit: 'binary' }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
)
const anything = fc.oneof(
  { arbitrary: scalar, weight: 40 },
  { arbitrary: special, weight: 12 },
  { arbitrary: fc.jsonValue({ maxDepth: 4 }), weight: 20 },
  { arbitrary: hugeString, weight: 1 },
)
/** Entries rather than an object: that alone can hold a key named `__proto__`. */
const object = fc
  .uniqueArray(fc.tuple(fc.oneof(fc.constantFrom(...keys), fc.string({ maxLength: 20 })), anything), {
    maxLength: 6,
    selector: ([key]) => key,
  })
  .map(
    (entries) =>
      `{${entries.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`).join()}}`,
  )
const payload = fc.oneof(
  { arbitrary: object, weight: 3 },
  { arbitrary: anything.map((value) => JSON.stringify(value)), weight: 2 },
)

/** `count` texts of values that strangers may send; the same for the same seed. */
export function hostilePayloads(count: number, seed: number): string[] {
  return fc.sample(payload, { numRuns: count, seed })
}

/** Whether the request's schema takes the value: also as it may arrive, the bridge drops a `__proto__` key. */
export function isAllowed(name: RequestName, value: unknown): boolean {
  const schema = requestSchemas[name]
  if (schema.safeParse(value).success) return true
  if (typeof value !== 'object' || value === null) return false
  const arrived = Object.fromEntries(Object.entries(value).filter(([key]) => key !== '__proto__'))
  return schema.safeParse(arrived).success
}
