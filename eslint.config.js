import tseslint from 'typescript-eslint'
import { dependencyDirections } from './scripts/lint/dependency-directions.ts'
import { saidInPhrases } from './scripts/lint/said-in-phrases.ts'

const root = import.meta.dirname

export default tseslint.config(
  {
    ignores: [
      ...[
        '**/node_modules/',
        '**/out/',
        '**/dist/',
        '**/.cache/',
        '**/test-results/',
        '**/playwright-report/',
      ],
      // Written by programs.
      ...['packages/proto/gen/', 'packages/contracts/src/{abi,bytecode}/'],
    ],
  },
  // A rule that is wrong is changed here, not switched off in a comment.
  { linterOptions: { noInlineConfig: true } },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: { project: ['./tsconfig.json', './tsconfig.renderer.json'], tsconfigRootDir: root },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-import-type-side-effects': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Promises come from signatures as often as from `await`.
      '@typescript-eslint/require-await': 'off',
      // Factories return plain objects: their methods are closures and know no `this`.
      '@typescript-eslint/unbound-method': 'off',
      eqeqeq: 'error',
      'no-console': 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: ['**/*.{js,mjs}'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: { process: 'readonly', console: 'readonly' } },
  },
  {
    // What a library returns is looked at with matchers that take anything.
    files: ['**/*.test.{ts,tsx}'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
    },
  },
  ...dependencyDirections(root),
  ...saidInPhrases,
)
