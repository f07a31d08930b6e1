import { ESLint } from 'eslint'
import tseslint from 'typescript-eslint'
import { expect, test } from 'vitest'
import { saidInPhrases } from './said-in-phrases.ts'

const eslint = new ESLint({
  overrideConfigFile: true,
  overrideConfig: [{ files: ['**/*.ts'], languageOptions: { parser: tseslint.parser } }, ...saidInPhrases],
})
const engine = 'apps/desktop/src/engine/a.ts'
const backend = 'apps/backend/src/services/auth/a.ts'

async function messages(file: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(`${code}\n`, { filePath: file })
  return result?.messages.map(({ message }) => message) ?? ['no result']
}

test.each([
  [engine, "throw new IntaglioError('It broke.', { code: 'BROKEN' })"],
  [engine, "throw new IntaglioError(`${file} broke.`, { code: 'BROKEN' })"],
  [engine, "throw new IntaglioError(say`It broke.`, { code: 'BROKEN', why: 'It fell.' })"],
  [engine, "throw new IntaglioError(said, { code: 'BROKEN', next: again ? 'Try again.' : undefined })"],
  [engine, "throw new IntaglioError(said, { code: 'BROKEN', next: advice ?? 'Try again.' })"],
  [engine, "throw new InvalidInputError('name', `${name} is too long`)"],
  [engine, "throw new SkipError('EMPTY', isEmpty ? 'It is empty.' : say`It is wrong.`)"],
  [engine, "class GoneError extends NotFoundError { constructor() { super('The file') } }"],
  [engine, "problems.push({ file, code: 'BAD_ROW', reason: 'It names no file.' })"],
  [backend, "throw new NotFoundError('The intent')"],
])('%s must not say %s', async (file, code) => {
  expect(await messages(file, code)).toEqual(['What a person reads is a phrase: say`…`.'])
})

test.each([
  [engine, "throw new IntaglioError(say`It broke.`, { code: 'BROKEN', why: say`${{ file }} fell.` })"],
  [engine, "throw new InvalidInputError('name', reason)"],
  [engine, "throw new InvalidInputError(wide ? 'width' : 'height', reason)"],
  [engine, "throw new SkipError('EMPTY', say`It is empty.`)"],
  [engine, "throw new IntaglioError(error.message, { code: 'BROKEN', why: '' })"],
  ['apps/desktop/src/engine/a.test.ts', "throw new NotFoundError('The file')"],
  ['apps/desktop/src/cli/a.ts', "throw new InvalidInputError('--project', 'say which')"],
])('%s may say %s', async (file, code) => {
  expect(await messages(file, code)).toEqual([])
})
