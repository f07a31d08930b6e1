import { getOperationAST, parse } from 'graphql'
import { expect, it } from 'vitest'
import { limitQuery } from './query-limits.ts'

function run(query: string, variables: Record<string, unknown> = {}): void {
  const document = parse(query)
  const operation = getOperationAST(document)
  if (!operation) throw new Error('The query has no operation.')
  limitQuery(document, operation, variables, { depth: 4, fields: 1_000 })
}

const tooLarge = expect.objectContaining({ code: 'QUERY_TOO_LARGE' })
const page = (first: string) =>
  `{ collections(first: ${first}) { nodes { tokens(first: ${first}) { nextCursor } } } }`

it('lets ordinary queries pass', () => {
  expect(() => run('{ me { wallets { address } } }')).not.toThrow()
  expect(() => run('{ tokens { nodes { name owner status tokenUri } } }')).not.toThrow()
})

it('counts pages within pages', () => {
  expect(() => run(page('10'))).not.toThrow()
  expect(() => run(page('100'))).toThrow(tooLarge)
})

it('counts a page whose size is a variable', () => {
  const query = `query ($n: Int) ${page('$n')}`
  expect(() => run(query, { n: 10 })).not.toThrow()
  expect(() => run(query, { n: 100 })).toThrow(tooLarge)
})

it('counts aliases', () => {
  const aliases = Array.from({ length: 1_001 }, (_, index) => `a${index}: me { userId }`).join(' ')
  expect(() => run(`{ ${aliases} }`)).toThrow(tooLarge)
})

it('counts depth through fragments', () => {
  expect(() => run('{ a { b { c { d } } } }')).not.toThrow()
  expect(() => run('{ a { ...F } } fragment F on A { b { ... { c { d { e } } } } }')).toThrow(tooLarge)
})

it('leaves introspection alone', () => {
  expect(() => run('{ __schema { types { fields { type { ofType { ofType { name } } } } } } }')).not.toThrow()
})
