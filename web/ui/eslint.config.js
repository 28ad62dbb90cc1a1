import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

import svelteConfig from './svelte.config.js';

export default ts.config(
  { ignores: ['dist/', 'node_modules/'] },
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  { languageOptions: { globals: { ...globals.browser, ...globals.node } } },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig } },
    rules: {
      // The content security policy: no style attributes, no raw HTML.
      'svelte/no-inline-styles': 'error',
      'svelte/no-at-html-tags': 'error',
      // Links are plain hrefs: lib/router turns a click into a navigation.
      'svelte/no-navigation-without-resolve': 'off',
      // Maps here are copied, not changed; a {' '} is how a space survives the formatter.
      'svelte/prefer-svelte-reactivity': 'off',
      'svelte/no-useless-mustaches': 'off',
    },
  },
  {
    rules: {
      'no-restricted-globals': ['error', { name: 'event', message: 'Name the parameter.' }],
      'no-restricted-properties': [
        'error',
        {
          object: 'crypto',
          property: 'randomUUID',
          message: 'A plain-http intranet host has none: lib/api/key.ts.',
        },
        { object: 'navigator', property: 'clipboard', message: 'A plain-http intranet host has none.' },
      ],
    },
  },
);
