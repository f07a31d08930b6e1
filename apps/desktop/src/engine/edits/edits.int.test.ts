// Real: SQLite in a folder of its own, files, addresses.
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { IntaglioError } from '@intaglio/shared'
import { computeAddresses } from '../ipfs/compute-addresses.ts'
import { createMetadata } from '../metadata/create-metadata.ts'
import { openStore } from '../store/store.ts'
import { keepCollection } from '../testing/collection.ts'
import { openTemporaryStore, type TemporaryStore } from '../testing/temporary-store.ts'
import { createEdits } from './create-edits.ts'
import type { Edit, Edits } from './types.ts'

let place: TemporaryStore
let edits: Edits
let published: boolean
const open = () =>
  createEdits({
    store: place.store,
    refusePublished: () => {
      if (published) throw new IntaglioError('It is published.', { code: 'PROJECT_PUBLISHED' })
    },
    bringer: () => undefined,
    onChange: () => undefined,
  })
beforeEach(() => {
  published = false
  place = openTemporaryStore()
  keepCollection(place, { items: 6 })
  edits = open()
})
afterEach(() => place.remove())

const items = () => place.store.items.page('p', 0, 20_000)
const names = () => items().map(({ name }) => name)
const ids = () => items().map(({ itemId }) => itemId)
/** Everything a person sees of the project. */
const state = () => {
  const { name, symbol, description, royaltyBps, standard, externalLink, nameTemplate, logoSha256 } =
    place.store.projects.get('p')
  return {
    project: { name, symbol, description, royaltyBps, standard, externalLink, nameTemplate, logoSha256 },
    items: place.store.items.editable('p', 'all'),
    recipe: place.store.generations.getRecipe('p'),
  }
}
const ink = (value: string | number) => ({ trait_type: 'Ink', value })

describe('an edit', () => {
  it.each<[string, Edit, () => unknown, unknown]>([
    ['renames one', { kind: 'words', items: ['item-2'], words: { name: 'Two' } }, () => names()[1], 'Two'],
    [
      'finds and replaces',
      { kind: 'replace', items: 'all', field: 'name', find: 'plate', replace: '$&', matchCase: false },
      () => names()[0],
      '$& #1',
    ],
    [
      'numbers by a template',
      { kind: 'template', items: 'all', field: 'name', template: 'No. {{position:3}}' },
      () => names()[4],
      'No. 005',
    ],
    [
      'gives a trait',
      { kind: 'setTrait', items: ['item-1', 'item-3'], trait: ink('Sepia') },
      () => items()[2]?.attributes,
      '[{"trait_type":"Ink","value":"Sepia"}]',
    ],
    [
      'moves',
      { kind: 'move', items: ['item-6', 'item-2'], position: 1 },
      () => ids().slice(0, 3).join(),
      'item-2,item-6,item-1',
    ],
    [
      'removes',
      { kind: 'remove', items: ['item-1', 'item-4'] },
      () =>
        items()
          .map(({ itemId, position }) => `${position} ${itemId}`)
          .join(),
      '1 item-2,2 item-3,3 item-5,4 item-6',
    ],
    [
      'changes the collection',
      { kind: 'project', words: { standard: 'erc1155', royaltyBps: 250 } },
      () => state().project.royaltyBps,
      250,
    ],
    [
      'makes an item’s picture the collection’s',
      { kind: 'logo', item: 'item-3' },
      () => state().project.logoSha256 === items()[2]?.sha256,
      true,
    ],
  ])('%s, and is undone and done again', (_, edit, seen, expected) => {
    const before = state()
    expect(edits.apply('p', edit)).toBeDefined()
    const after = state()
    expect(seen()).toBe(expected)
    edits.undo('p')
    expect(state()).toEqual(before)
    edits.redo('p')
    expect(state()).toEqual(after)
  })

  it('that changes nothing is no edit', () => {
    expect(edits.apply('p', { kind: 'words', items: 'all', words: { description: '' } })).toBeUndefined()
    expect(edits.apply('p', { kind: 'move', items: ['item-1'], position: 2 })).toBeUndefined()
    expect(edits.history('p').entries).toEqual([])
  })

  it('is shown before it is made, and only then made', () => {
    const edit: Edit = {
      kind: 'replace',
      items: 'all',
      field: 'name',
      find: '#',
      replace: 'no. ',
      matchCase: true,
    }
    const before = state()
    expect(edits.preview('p', edit, 1)).toEqual({
      changes: 6,
      of: 6,
      rows: [{ itemId: 'item-1', position: 1, field: 'name', before: 'Plate #1', after: 'Plate no. 1' }],
    })
    expect(state()).toEqual(before)
  })

  it('is refused whole where it cannot be, once published, and while a generation has places to fill', () => {
    const before = state()
    const bad: Edit = { kind: 'template', items: 'all', field: 'name', template: '{{nobody}}' }
    expect(() => edits.apply('p', bad)).toThrow('{{nobody}} is no variable')
    edits.apply('p', { kind: 'words', items: ['item-1'], words: { name: 'One' } })
    published = true
    expect(() => edits.undo('p')).toThrow('It is published.')
    expect(() => edits.apply('p', { kind: 'remove', items: 'all' })).toThrow('It is published.')
    published = false
    edits.undo('p')
    expect(state()).toEqual(before)
    place.store.generations.begin('p', { key: 'k', recipe: '{}', shares: '[]', dnas: ['[1]', '[2]'] })
    keepCollection(place, { items: 1 })
    expect(() => edits.apply('p', { kind: 'remove', items: 'all' })).toThrow('not all drawn')
  })
})

describe('history', () => {
  it('outlives the process, and a new edit cuts off what was undone', () => {
    for (const name of ['A', 'B', 'C'])
      edits.apply('p', { kind: 'words', items: ['item-1'], words: { name } })
    edits.undo('p')
    edits.undo('p')
    place.store.close()
    place.store = openStore(place.dataDir)
    edits = open()
    expect(edits.history('p')).toMatchObject({
      undo: { label: 'words', count: 1, detail: 'Plate #1' },
      redo: { label: 'words', detail: 'A' },
      entries: [{ undone: true }, { undone: true }, { undone: false }],
    })
    edits.redo('p')
    expect(names()[0]).toBe('B')
    edits.apply('p', { kind: 'words', items: ['item-1'], words: { name: 'D' } })
    expect(edits.redo('p')).toBeUndefined()
    expect(edits.history('p').entries).toHaveLength(3)
  })

  it('keeps the last 500', () => {
    for (let index = 0; index < 510; index += 1) {
      edits.apply('p', { kind: 'words', items: ['item-1'], words: { name: String(index) } })
    }
    expect(edits.history('p', 1_000).entries).toHaveLength(500)
    while (edits.undo('p')) continue
    expect(names()[0]).toBe('9')
  })
})

/** What a random person does; items by index, so that a model needs no ids. */
const anyEdit = fc.oneof(
  fc.record({ kind: fc.constant('words' as const), at: fc.nat(5), name: fc.string({ maxLength: 5 }) }),
  fc.record({ kind: fc.constant('setTrait' as const), at: fc.nat(5), value: fc.integer({ min: 0, max: 3 }) }),
  fc.record({ kind: fc.constant('removeTrait' as const), at: fc.nat(5) }),
  fc.record({ kind: fc.constant('move' as const), at: fc.nat(5), to: fc.nat(6) }),
  fc.record({ kind: fc.constant('remove' as const), at: fc.nat(5) }),
  fc.record({ kind: fc.constant('project' as const), name: fc.string({ minLength: 1, maxLength: 5 }) }),
  fc.record({ kind: fc.constantFrom('undo' as const, 'redo' as const, 'reverse' as const) }),
)

it('random edits, undone and done again, are where a list of snapshots is', () => {
  fc.assert(
    fc.property(fc.array(anyEdit, { maxLength: 40 }), (steps) => {
      const own = openTemporaryStore()
      place.remove()
      place = own
      keepCollection(place, { items: 6 })
      edits = open()
      // The naive model: the state after each edit, and where in that list we are.
      const snapshots = [state()]
      let at = 0
      for (const step of steps) {
        if (step.kind === 'undo' || step.kind === 'redo') {
          const possible = step.kind === 'undo' ? at > 0 : at < snapshots.length - 1
          expect(edits[step.kind]('p') !== undefined).toBe(possible)
          if (possible) at += step.kind === 'undo' ? -1 : 1
        } else {
          const before = state()
          const done = edits.apply('p', toEdit(step))
          if (done) snapshots.splice(++at, Infinity, state())
          else expect(state()).toEqual(before)
        }
        expect(state()).toEqual(snapshots[at])
        expect(items().map(({ position }) => position)).toEqual(items().map((_, index) => index + 1))
      }
    }),
    { numRuns: 40, seed: 4 },
  )
})

function toEdit(
  step: Exclude<typeof anyEdit extends fc.Arbitrary<infer Step> ? Step : never, { kind: 'undo' }>,
): Edit {
  const item = 'at' in step ? [ids()[step.at] ?? 'nobody'] : []
  switch (step.kind) {
    case 'words':
      return { kind: 'words', items: item, words: { name: step.name } }
    case 'setTrait':
      return { kind: 'setTrait', items: item, trait: ink(step.value) }
    case 'removeTrait':
      return { kind: 'removeTrait', items: item, trait: 'Ink' }
    case 'move':
      return { kind: 'move', items: item, position: step.to + 1 }
    case 'remove':
      return { kind: 'remove', items: item }
    case 'project':
      return { kind: 'project', words: { name: step.name } }
    default:
      return { kind: 'sort', by: 'reverse' }
  }
}

describe('10,000 items', () => {
  beforeEach(() => keepCollection(place, { items: 10_000, pictures: 20 }))

  it('edits all of them in one short row, and computes only what depends on the one that was edited later', async () => {
    const started = performance.now()
    edits.apply('p', {
      kind: 'replace',
      items: 'all',
      field: 'name',
      find: 'Plate',
      replace: 'Print',
      matchCase: true,
    })
    const milliseconds = performance.now() - started
    // 60 ms where nothing else runs; the limit is for a mistake in the algorithm.
    expect(milliseconds).toBeLessThan(5_000)
    const row = place.store.edits.lastDone('p')
    expect(row?.change.length).toBeLessThan(400_000)
    await computeAddresses(place, 'p')

    edits.apply('p', { kind: 'setTrait', items: ['item-5001'], trait: ink('laid') })
    const computed: string[] = []
    await computeAddresses(place, 'p', {}, (cid) => computed.push(cid.toString()))
    expect(computed).toHaveLength(3)
    edits.undo('p')
    edits.undo('p')
    expect(names()[9_999]).toBe('Plate #10000')
  })

  it('are computed anew where somebody edits one meanwhile', async () => {
    let edited = false
    const report = await computeAddresses(place, 'p', {
      onProgress({ done, total = 0 }) {
        // The details come last.
        if (edited || done < total - 5_000) return
        edited = true
        edits.apply('p', { kind: 'words', items: ['item-1'], words: { name: 'Late' } })
      },
    })
    expect(edited).toBe(true)
    expect(place.store.projects.get('p').metadataRoot).toBe(report.metadataRoot)
    const metadata = createMetadata({
      store: place.store,
      dataDir: place.dataDir,
      locks: { run: (_, work) => work(new AbortController().signal), idle: () => Promise.resolve() },
      task: (options) => options ?? {},
      edit: edits.apply,
    })
    expect(await metadata.tokenJson('p', 1)).toContain('Late')
    const stored = place.store.items.page('p', 0, 1)[0]?.metadataCid
    edits.apply('p', { kind: 'words', items: ['item-2'], words: { name: 'Later' } })
    await computeAddresses(place, 'p')
    expect(place.store.items.page('p', 0, 1)[0]?.metadataCid).toBe(stored)
  })
})
