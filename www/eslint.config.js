// SPDX-License-Identifier: Apache-2.0
// Beyond the usual sets this holds the direction of imports: text and theme know nothing of us, api knows
// text, ui knows api, text, theme and art; a feature never imports another feature; routes compose
// features; there are no barrel files.
import jsxA11y from 'eslint-plugin-jsx-a11y';
import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const sites = {
  group: ['@kayak/traveler/**', '@kayak/admin/**', '**/features/**'],
  message: 'common knows no site',
};
const only = (files, ...patterns) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns }] },
});

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '**/*.gen.ts', 'common/src/art/scene.js'] },
  ...tseslint.configs.strict,
  jsxA11y.flatConfigs.recommended,
  hooks.configs.flat.recommended,
  {
    languageOptions: {
      parserOptions: { ecmaFeatures: { jsx: true } },
      globals: { process: 'readonly', URL: 'readonly', console: 'readonly' },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      'no-restricted-syntax': [
        'error',
        {
          selector: 'ExportAllDeclaration',
          message: 'No barrel files: import from the module itself.',
        },
        {
          selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
          message: 'Text is text: React escapes it.',
        },
      ],
      'max-lines': ['error', { max: 500 }],
      '@typescript-eslint/no-invalid-void-type': 'off',
      'jsx-a11y/no-autofocus': 'off',
      'jsx-a11y/no-noninteractive-tabindex': ['error', { roles: ['tabpanel', 'region'] }],
    },
  },
  only(['common/src/**'], sites),
  only(['common/src/text/**', 'common/src/theme/**'], sites, {
    group: ['**/ui/**', '**/api/**', '**/art/**'],
    message: 'text and theme stand alone',
  }),
  only(['common/src/api/**'], sites, {
    group: ['**/ui/**', '**/art/**'],
    message: 'api knows nothing of how things look',
  }),
  {
    files: ['{traveler,admin}/src/features/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^\\.\\./(?!\\.\\./)|/features/|/routes/',
              message: 'A feature imports neither another feature nor a route',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['*/src/routes/**'],
    rules: { 'max-lines': ['error', { max: 80, skipBlankLines: true }] },
  },
);
