import { expect, it } from 'vitest'
import { isAllowedDomain } from './domains.ts'

it.each([
  ['studio.example', true],
  ['Studio.Example', true],
  ['studio.example:8443', true],
  ['localhost:4000', true],
  ['127.0.0.1:9', false],
  ['127.0.0.1:4000', true],
  ['evil.example', false],
  ['studio.example.evil', false],
  ['studio.example@evil.example', false],
  ['studio.example/path', false],
  ['', false],
])('%s is allowed: %s', (domain, allowed) => {
  expect(isAllowedDomain(domain, ['studio.example', 'localhost', '127.0.0.1:4000'])).toBe(allowed)
})
