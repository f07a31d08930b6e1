// What a person reads is said with say`…`, so that the window can say it in their language.
import type { Linter } from 'eslint'

/** Errors, by which of their arguments is for a person. */
const first = '/^(IntaglioError|NotFoundError|UnavailableError)$/'
const second = '/^(InvalidInputError|SkipError|RevertError)$/'
const family = '/^(IntaglioError|InvalidInputError|NotFoundError|UnavailableError|SkipError)$/'
const forPeople = '/^(why|next|reason)$/'

const bare = ':matches(Literal[value=/\\w/], TemplateLiteral)'
const selectors = [
  `NewExpression[callee.name=${first}] > ${bare}:first-child`,
  `NewExpression[callee.name=${second}] > ${bare}:nth-child(2)`,
  `ClassDeclaration[superClass.name=${family}] CallExpression[callee.type='Super'] > ${bare}:first-child`,
  `NewExpression[callee.name=${first}] > ConditionalExpression:first-child > ${bare}`,
  `NewExpression[callee.name=${second}] > ConditionalExpression:nth-child(2) > ${bare}`,
  `Property[key.name=${forPeople}] > ${bare}`,
  `Property[key.name=${forPeople}] > ConditionalExpression > ${bare}`,
  `Property[key.name=${forPeople}] > LogicalExpression > ${bare}`,
]

/** ESLint's configuration for who speaks to people without being the window or the command line. */
export const saidInPhrases: Linter.Config[] = [
  {
    files: ['apps/desktop/src/{engine,main,contract}/**/*.ts', 'apps/backend/src/**/*.ts'],
    ignores: [
      ...['**/*.test.ts', '**/testing/**', 'apps/backend/src/{kit/*/contract,**/testing}.ts'],
      // Of settings the terminal speaks, to whoever started the backend.
      'apps/backend/src/kit/config/**',
    ],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...selectors.map((selector) => ({ selector, message: 'What a person reads is a phrase: say`…`.' })),
      ],
    },
  },
]
