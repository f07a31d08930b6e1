import { expect, test } from 'vitest'
import { createTrust } from './trusted-url.ts'

test('the studio trusts its own pages alone', () => {
  const isTrusted = createTrust('app://studio/index.html')
  expect(isTrusted('app://studio/index.html#/queue')).toBe(true)
  for (const url of [
    'app://studio.example/',
    'app://other/',
    'app://someone:secret@studio/index.html',
    'file:///index.html',
    'data:text/html,x',
    '',
    'x',
  ]) {
    expect(isTrusted(url), url).toBe(false)
  }
})

test('a development server is told from one whose address begins alike', () => {
  const isTrusted = createTrust('http://localhost:5173')
  expect(isTrusted('http://localhost:5173/main.tsx')).toBe(true)
  for (const url of [
    'http://localhost:51730/',
    'http://localhost:5173@example.com/',
    'http://someone@localhost:5173/',
    'https://localhost:5173/',
  ]) {
    expect(isTrusted(url), url).toBe(false)
  }
})
