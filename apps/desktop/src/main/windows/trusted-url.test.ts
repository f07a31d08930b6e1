import { expect, test } from 'vitest'
import { createTrust } from './trusted-url.ts'

test('the studio trusts its own pages alone', () => {
  const { isPage, isOwn } = createTrust('app://studio/index.html')
  expect([isPage, isOwn].map((is) => is('app://studio/index.html#/queue'))).toEqual([true, true])
  // What belongs to it is loaded, and neither asks nor is gone to.
  for (const url of [
    'app://studio/data/projects/p/originals/1.svg',
    'app://studio/%69ndex.html',
    'app://studio/',
  ])
    expect([isPage(url), isOwn(url)], url).toEqual([false, true])
  for (const url of [
    'app://studio.example/',
    'app://other/',
    'app://someone:secret@studio/index.html',
    'file:///index.html',
    'data:text/html,x',
    '',
    'x',
  ]) {
    expect([isPage(url), isOwn(url)], url).toEqual([false, false])
  }
})

test('a development server is told from one whose address begins alike', () => {
  const { isPage, isOwn } = createTrust('http://localhost:5173')
  expect(isPage('http://localhost:5173/?t=1')).toBe(true)
  expect(isOwn('http://localhost:5173/main.tsx')).toBe(true)
  for (const url of [
    'http://localhost:51730/',
    'http://localhost:5173@example.com/',
    'http://someone@localhost:5173/',
    'https://localhost:5173/',
  ]) {
    expect([isPage(url), isOwn(url)], url).toEqual([false, false])
  }
})
