import { expect, it } from 'vitest'
import { namesFor } from './drag-names.ts'

it('keeps names, and tells equal ones apart', () => {
  expect(namesFor(['1.png', 'Chim Én.jpeg', '1.png', '1.PNG'])).toEqual([
    '1.png',
    'Chim Én.jpeg',
    '1 (2).png',
    '1 (3).PNG',
  ])
})

it('leaves what is there alone', () => {
  expect(namesFor(['1.png', '2.png'], ['1.PNG', '1 (2).png'])).toEqual(['1 (3).png', '2.png'])
})

it('leaves no way out of the folder, and nothing that a system refuses', () => {
  expect(namesFor(['../../etc/passwd', '..', 'a:b?.png', 'dots...', ''])).toEqual([
    '_.._etc_passwd',
    'file',
    'a_b_.png',
    'dots',
    'file (2)',
  ])
})
