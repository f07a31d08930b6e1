import { describe, expect, it } from 'vitest'
import { IntaglioError, InvalidInputError, NotFoundError, textOf, UnavailableError } from './errors.ts'
import {
  englishJson,
  inEnglish,
  inLanguage,
  mapText,
  paragraph,
  readText,
  say,
  textSchema,
  writeText,
} from './phrase.ts'

const have = '0.5'
const balance = say`The wallet has ${{ have }}, this needs ${{ need: '2' }}.`
const words: Record<string, string> = {
  'The wallet has {have}, this needs {need}.': 'Việc này cần {need}, ví có {have}.',
  'The job': 'công việc',
  '{what} was not found.': 'Không tìm thấy {what}.',
}
const vietnamese = {
  sentence: (id: string) => words[id] ?? id,
  number: (value: number) => new Intl.NumberFormat('vi').format(value),
}

describe('a phrase', () => {
  it('is its English sentence and its values, and plain JSON', () => {
    expect(balance).toEqual({
      id: 'The wallet has {have}, this needs {need}.',
      values: { have: '0.5', need: '2' },
    })
    expect(textSchema.parse(JSON.parse(JSON.stringify(balance)))).toEqual(balance)
    expect(inEnglish(balance)).toBe('The wallet has 0.5, this needs 2.')
  })

  it('is said in another language, phrases within it and numbers too', () => {
    expect(inLanguage(balance, vietnamese)).toBe('Việc này cần 2, ví có 0.5.')
    expect(inLanguage(new NotFoundError(say`The job`).text, vietnamese)).toBe('Không tìm thấy công việc.')
    const counted = say`${{ count: 12_000 }} items, ${{ names: ['a', say`The job`] }}`
    expect(inEnglish(counted)).toBe('12,000 items, a, The job')
    expect(inLanguage(counted, vietnamese)).toBe('12.000 items, a, công việc')
  })

  it('leaves braces in values as they are', () => {
    expect(inEnglish(say`${{ name: '{have} $& {{position}}' }} is no name.`)).toBe(
      '{have} $& {{position}} is no name.',
    )
  })

  it('makes a paragraph with others, of what there is', () => {
    expect(inEnglish(paragraph([balance, undefined, 'node says no']))).toBe(
      'The wallet has 0.5, this needs 2. node says no',
    )
    expect(paragraph([undefined, balance])).toBe(balance)
  })

  it('is English to programs, however deep it lies', () => {
    expect(englishJson({ skipped: [{ reason: balance, values: {} }] })).toBe(
      '{"skipped":[{"reason":"The wallet has 0.5, this needs 2.","values":{}}]}',
    )
  })
})

describe('a text as one string', () => {
  it.each([balance, say`Yes.`, 'plain', '', '{"id":"looks like one"}', '{"id":"a","values":{}}'])(
    'is read as it was written: %j',
    (text) => {
      const read = readText(writeText(text))
      expect(inEnglish(read)).toBe(inEnglish(text))
      expect(typeof read === 'object' || read === text).toBe(true)
    },
  )

  it('stays what it is where it is no phrase', () => {
    expect(writeText('The chain cannot be reached.')).toBe('The chain cannot be reached.')
    for (const strange of ['{"id":', '{"id":1,"values":{}}', '{"id":"a","values":{},"more":1}']) {
      expect(readText(strange)).toBe(strange)
    }
  })
})

describe('an error', () => {
  const error = new IntaglioError(say`It broke.`, {
    code: 'BROKEN',
    why: say`The node says ${{ detail: 'no at https://me:secret@node.example' }}.`,
    next: 'Ask https://x.example/?token=hush again.',
  })

  it('has English words, and the same as phrases, with no secret in either', () => {
    expect(error.sentence).toBe(
      'It broke. The node says no at https://***@node.example. Ask https://x.example/?token=*** again.',
    )
    expect(error.said.why).toEqual({
      id: 'The node says {detail}.',
      values: { detail: 'no at https://***@node.example' },
    })
    expect(JSON.stringify(error.text)).not.toMatch(/secret|hush/)
  })

  it('of a kind says it with a phrase', () => {
    expect(new InvalidInputError('name', say`is missing`).message).toBe('name: is missing')
    expect(new UnavailableError(say`The backend`).said.message).toEqual({
      id: '{what} cannot be reached.',
      values: { what: { id: 'The backend', values: {} } },
    })
  })

  it('of another origin says its own words', () => {
    expect(textOf(new Error('at https://me:secret@node.example'))).toBe('at https://***@node.example')
    expect(inEnglish(textOf(error))).toBe(error.sentence)
  })
})

it('every string of a text can be changed', () => {
  expect(mapText(say`${{ a: ['x', say`${{ b: 'x' }}`] }} ${{ n: 1 }}`, (text) => text.toUpperCase())).toEqual(
    {
      id: '{a} {n}',
      values: { a: ['X', { id: '{b}', values: { b: 'X' } }], n: 1 },
    },
  )
})
