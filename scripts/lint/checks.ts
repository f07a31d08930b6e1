import path from 'node:path'

/** The folder of the checkout. */
export const root = path.resolve(import.meta.dirname, '../..')

/** A program of node_modules that finds faults without running the code; it takes Node to run it. */
export interface Check {
  name: string
  args: string[]
}

/** TypeScript 7, which checks in a third of the time. eslint reads types through the API of 6, which 7 has not. */
const tsc = 'node_modules/typescript-native/bin/tsc'

/** What `npm run lint` runs, each of which counts as one test of `npm test`. */
export const checks: readonly Check[] = [
  {
    name: 'eslint',
    args: ['node_modules/eslint/bin/eslint.js', '.', '--cache', '--cache-location', '.cache/eslint'],
  },
  { name: 'types', args: [tsc, '-p', 'tsconfig.json'] },
  { name: 'types of the renderer', args: [tsc, '-p', 'tsconfig.renderer.json'] },
]
