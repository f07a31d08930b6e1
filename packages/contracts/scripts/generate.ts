import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import { compileContracts } from './solidity.ts'

const sourceFolder = fileURLToPath(new URL('../src', import.meta.url))

/** The contracts whose artefacts the package carries: contract name, and name of the files made of it. */
const PRODUCT = { IntaglioFactory: 'factory', IntaglioERC721: 'erc721', IntaglioERC1155: 'erc1155' } as const

/**
 * Makes the TypeScript the package carries, so that its users need no compiler: full path and content of each file.
 * Nothing is written.
 */
export async function generateArtefacts(): Promise<Map<string, string>> {
  const artefacts = await compileContracts(Object.keys(PRODUCT).map((contract) => `${contract}.sol`))
  const files = new Map<string, string>()
  for (const [contract, name] of Object.entries(PRODUCT)) {
    const artefact = artefacts[contract]
    if (!artefact) throw new Error(`${contract}.sol defines no contract ${contract}`)
    const header = `// Generated from contracts/${contract}.sol by scripts/compile.ts; not edited by hand, and as long as it gets.\n`
    const abi = `export const ${name}Abi = ${JSON.stringify(artefact.abi)} as const\n`
    const bytecode = `/** Creation code. */\nexport const ${name}Bytecode = '${artefact.bytecode}'\n`
    files.set(path.join(sourceFolder, 'abi', `${name}.ts`), header + abi)
    files.set(path.join(sourceFolder, 'bytecode', `${name}.ts`), header + bytecode)
  }
  for (const [file, content] of files) {
    files.set(file, await format(content, { ...(await resolveConfig(file)), filepath: file }))
  }
  return files
}
