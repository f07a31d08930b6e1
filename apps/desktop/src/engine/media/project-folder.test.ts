import { expect, it } from 'vitest'
import { projectFolder } from './project-folder.ts'

it.each(['..', '../..', 'a/b', 'a\\b', '', '.', 'x'.repeat(101)])(
  'refuses %j as the id of a project',
  (id) => {
    expect(() => projectFolder('/data', id)).toThrow('projectId: is not the id of a project')
  },
)

it('keeps a project below the data folder', () => {
  expect(projectFolder('/data', '5b0c2f1e-7b1a-4c1e-9a53-000000000000').root).toMatch(
    /[\\/]data[\\/]projects[\\/]5b0c/,
  )
})
