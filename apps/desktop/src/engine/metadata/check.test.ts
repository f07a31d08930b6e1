import { inEnglish } from '@intaglio/shared'
import { beforeEach, expect, it } from 'vitest'
import type { ItemWithFile } from '../store/items.ts'
import type { ProjectRow } from '../store/projects.ts'
import type { Attribute } from '../model.ts'
import { checkMetadata } from './check.ts'

let items: Pick<
  ItemWithFile,
  'position' | 'name' | 'description' | 'sourceFile' | 'attributes' | 'extra' | 'editions'
>[]
let project: Partial<ProjectRow>
beforeEach(() => {
  items = []
  project = {
    name: 'Plates',
    symbol: 'PLT',
    description: '',
    standard: 'erc721',
    royaltyBps: 0,
    logoSha256: null,
    nameTemplate: null,
    descriptionTemplate: null,
  }
})

function add(words: { name?: string; attributes?: Attribute[]; extra?: object }): void {
  const position = items.length + 1
  items.push({
    position,
    name: words.name ?? `Token ${position}`,
    description: '',
    sourceFile: `${position}.png`,
    attributes: JSON.stringify(words.attributes ?? []),
    extra: JSON.stringify(words.extra ?? {}),
    editions: '1',
  })
}

function check() {
  return checkMetadata(
    {
      projects: { get: () => ({ ...project, itemCount: items.length }) as ProjectRow },
      items: { page: (_, after, limit) => items.slice(after, after + limit) as ItemWithFile[] },
    },
    'p',
  )
}

const found = async () =>
  (await check())
    .filter(({ position }) => position !== undefined)
    .map(({ position, severity, code, field }) => [position, severity, code, field])

it('finds nothing in metadata that is as it should be', async () => {
  add({
    attributes: [
      { trait_type: 'Ink', value: 'Sepia' },
      { trait_type: 'Level', value: 3, display_type: 'number', max_value: 10 },
      { trait_type: 'Born', value: 1_546_360_800, display_type: 'date' },
      { trait_type: 'Boost', value: 40, display_type: 'boost_percentage' },
      { trait_type: '', value: 'Plain' },
    ],
    extra: {
      external_url: 'https://a.example/1',
      animation_url: 'ipfs://bafy/1.mp4',
      background_color: 'ffEEdd',
    },
  })
  expect(await found()).toEqual([])
})

it('names token, field and code of each problem, and how to mend it', async () => {
  add({ name: '' })
  add({ name: 'Twin', extra: { background_color: '#ffffff', external_url: 'a.example' } })
  add({ name: 'Twin', extra: { animation_url: '3.mp4' } })
  add({
    attributes: [
      { trait_type: 'Level', value: 12, display_type: 'number', max_value: 10 },
      { trait_type: 'Born', value: 1_546_360_800_000, display_type: 'date' },
      { trait_type: 'Boost', value: 400, display_type: 'boost_percentage' },
      { trait_type: 'Ink', value: '' },
      { trait_type: 'Ink', value: 'Sepia' },
    ],
  })
  expect(await found()).toEqual([
    [1, 'error', 'NO_NAME', 'name'],
    [2, 'error', 'SCHEMA', 'external_url'],
    [2, 'error', 'SCHEMA', 'background_color'],
    [3, 'error', 'SCHEMA', 'animation_url'],
    [3, 'warning', 'SAME_NAME', 'name'],
    [4, 'error', 'SCHEMA', 'attributes.3.value'],
    [4, 'error', 'ABOVE_MAX', 'attributes.0.value'],
    [4, 'error', 'BAD_DATE', 'attributes.1.value'],
    [4, 'warning', 'BIG_PERCENTAGE', 'attributes.2.value'],
    [4, 'warning', 'TRAIT_REPEATED', 'attributes.4.trait_type'],
  ])
  for (const { what, next } of await check()) {
    expect(inEnglish(what)).toMatch(/\.$/)
    expect(next).not.toBe('')
  }
})

it('checks what templates make of names', async () => {
  add({ name: 'Twin' })
  add({ name: 'Twin' })
  project.nameTemplate = '{{name}} #{{position}}'
  project.descriptionTemplate = '{{trait.Hat}}'
  expect(await found()).toEqual([
    [1, 'warning', 'TEMPLATE_TRAIT', 'description'],
    [2, 'warning', 'TEMPLATE_TRAIT', 'description'],
  ])
})

it('looks at every page', async () => {
  for (let index = 0; index < 1_200; index += 1) add(index === 1_199 ? { name: '' } : {})
  expect(await found()).toEqual([[1_200, 'error', 'NO_NAME', 'name']])
})

it('says what the collection lacks', async () => {
  expect((await check()).map(({ code }) => code)).toEqual(['NO_ITEMS', 'NO_DESCRIPTION', 'NO_LOGO'])
})
