import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { commandLineArguments, decoderArguments, roleOf, wordsOf } from './role.ts'

const program = '/opt/Intaglio/intaglio'

describe('what the program is started as', () => {
  it('says its first argument', () => {
    expect(roleOf([program, ...commandLineArguments, 'new'])).toBe('command line')
    expect(roleOf([program, ...decoderArguments, 'module.js'])).toBe('decoder')
    expect(roleOf([program])).toBe('studio')
    expect(roleOf([program, 'herons.intaglio', '--cli', '--decoder'])).toBe('studio')
  })

  it('leaves a person’s words as they were typed', () => {
    const words = ['new', 'Night Herons', '--json', '--', '--type=x']
    expect(wordsOf([program, ...commandLineArguments, ...words])).toEqual(words)
    expect(wordsOf([program, ...commandLineArguments])).toEqual([])
  })
})

it.each(['intaglio', 'intaglio.cmd'])('the launcher %s starts it as the command line', (launcher) => {
  const script = readFileSync(new URL(`../../../../../resources/bin/${launcher}`, import.meta.url), 'utf8')
  expect(script).toContain(` ${commandLineArguments.join(' ')} `)
})
