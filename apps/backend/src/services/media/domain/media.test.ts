import { describe, expect, it } from 'vitest'
import { parseDescription, parseMime } from './description.ts'
import { variantSize } from './variants.ts'

describe('parseDescription', () => {
  it('takes what a file is for', () => {
    expect(parseDescription({ filename: 'a.png', kind: 'logo', source: 'user' }).kind).toBe('logo')
  })
  it('names the field it refuses', () => {
    expect(() => parseDescription({ filename: 'a.png', kind: 'hat', source: '' })).toThrow(/^kind: /)
    expect(() => parseDescription({ filename: 'a'.repeat(256), kind: 'logo', source: '' })).toThrow(
      /^filename: /,
    )
  })
})

describe('parseMime', () => {
  it('believes the content only', () => {
    expect(parseMime('image/png')).toBe('image/png')
    expect(() => parseMime('image/svg+xml')).toThrow(/image\/svg\+xml/)
    expect(() => parseMime(undefined)).toThrow(/^file: /)
  })
})

describe('variantSize', () => {
  it('keeps proportions and never enlarges', () => {
    expect(variantSize({ width: 2048, height: 1024 }, 512)).toEqual({ width: 512, height: 256 })
    expect(variantSize({ width: 100, height: 50 }, 512)).toEqual({ width: 100, height: 50 })
    expect(variantSize({ width: 5000, height: 1 }, 512)).toEqual({ width: 512, height: 1 })
  })
})
