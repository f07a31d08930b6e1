/** Real: solc over the sources, or its cached result for exactly these. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { generateArtefacts } from '../scripts/generate.ts'
import { compileContracts, CompileError } from '../scripts/solidity.ts'

const EIP_170_LIMIT = 24_576

it('carries the ABIs and the bytecode that its sources compile to', async () => {
  const files = await generateArtefacts()
  expect(files.size).toBe(6)
  for (const [file, content] of files) {
    const committed = await readFile(file, 'utf8')
    expect(committed === content, `${path.basename(file)}: npm run compile -w @intaglio/contracts`).toBe(true)
  }
})

it('fits the size a chain accepts', async () => {
  const artefacts = await compileContracts([
    'IntaglioFactory.sol',
    'IntaglioERC721.sol',
    'IntaglioERC1155.sol',
  ])
  expect(Object.keys(artefacts).sort()).toEqual(['IntaglioERC1155', 'IntaglioERC721', 'IntaglioFactory'])
  for (const [name, { deployedSize }] of Object.entries(artefacts)) {
    expect(deployedSize, name).toBeLessThan(EIP_170_LIMIT)
  }
})

it('says which source is missing', async () => {
  await expect(compileContracts(['Nowhere.sol'])).rejects.toThrow(
    new CompileError('cannot find Nowhere.sol, neither in contracts/ nor in a package'),
  )
})
