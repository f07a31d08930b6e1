import { expect, it } from 'vitest'
import { checkTemplate, missingTraits, renderTemplate, type TemplateWords } from './template.ts'

const words: TemplateWords = {
  name: 'Heron',
  description: 'A bird.',
  position: 7,
  count: 24,
  collection: 'Plates',
  symbol: 'PLT',
  editions: '1',
  file: 'heron.png',
  traits: new Map([
    ['Hat', 'Crown'],
    ['Line count', '48'],
  ]),
}

it.each([
  ['{{name}} #{{position}}', 'Heron #7'],
  ['{{ collection }} {{position:4}}/{{count}}', 'Plates 0007/24'],
  ['{{trait.Hat}}, {{trait.Line count}} lines', 'Crown, 48 lines'],
  ['a {{trait.Cape}} cape', 'a  cape'],
  [String.raw`\{{name}} \{{anything}} {{name}} a\b`, String.raw`{{name}} {{anything}} Heron a\b`],
  ['{name} {{{name}}} $& {{name}}', '{name} {Heron} $& Heron'],
])('renders %s', (template, rendered) => {
  expect(renderTemplate(template, words)).toBe(rendered)
})

it('takes what it puts in for text, not for a template', () => {
  expect(renderTemplate('{{name}}', { ...words, name: '{{description}}' })).toBe('{{description}}')
})

it('names the traits a token lacks', () => {
  expect(missingTraits('{{trait.Cape}} {{trait.Hat}}', words)).toEqual(['Cape'])
  expect(missingTraits(String.raw`\{{trait.Cape}}`, words)).toEqual([])
})

it('refuses variables that do not exist, and takes those that do', () => {
  expect(() => checkTemplate('name', '{{name}} {{position:3}} {{trait.Any thing}} \\{{nmae}}')).not.toThrow()
  for (const template of ['{{nmae}}', '{{name:3}}', '{{trait.}}', '{{}}', '{{constructor}}']) {
    expect(() => checkTemplate('name', template)).toThrow('is no variable')
  }
})
