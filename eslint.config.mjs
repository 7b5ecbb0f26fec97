import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';

/** Folders of the server, each with the folders that it may import; the list in CONTRIBUTING.md says why. */
const layers = {
  text: [],
  analysis: ['text'],
  corpus: ['text', 'analysis'],
  annotations: ['text'],
  service: ['text', 'analysis', 'corpus', 'annotations'],
};

const pureLayers = ['analysis', 'annotations', 'service', 'corpus', 'text'];
const typesOnly = ['vscode-languageserver-types', 'vscode-languageserver-textdocument'];

function layerRules(layer, allowed) {
  const forbidden = Object.keys(layers).filter((other) => other !== layer && !allowed.includes(other));
  const patterns = [];
  if (forbidden.length > 0) {
    patterns.push({
      regex: `^(?:\\.\\./)+(?:${forbidden.join('|')})/`,
      message: `${layer}/ may import ${allowed.join(', ') || 'nothing of the project'}.`,
    });
  }
  patterns.push({
    regex: '^(?:\\.\\./)+(?:server|node|browser|cli|worker)(?:\\.ts|/)',
    message: `${layer}/ knows no connection, process or file system.`,
  });
  if (pureLayers.includes(layer)) {
    patterns.push({ regex: '^node:', message: `${layer}/ also runs in a browser worker.` });
    patterns.push({
      regex: `^vscode(?!-uri$)(?!(?:${typesOnly.map((name) => name.slice('vscode'.length)).join('|')})$)`,
      message: `${layer}/ knows no editor; LSP types come from vscode-languageserver-types.`,
    });
  }
  return {
    files: [`server/src/${layer}/**/*.ts`],
    rules: { 'no-restricted-imports': ['error', { patterns }] },
  };
}

export default tseslint.config(
  { ignores: ['dist/', 'out/', '.vscode-test/', 'bench/peers/'] },
  eslint.configs.recommended,
  tseslint.configs.strict,
  tseslint.configs.stylistic,
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      eqeqeq: 'error',
      'no-console': ['error', { allow: ['error'] }],
    },
  },
  ...Object.entries(layers).map(([layer, allowed]) => layerRules(layer, allowed)),
  {
    files: ['client/src/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: 'server/src/(?!protocol\\.ts$)', message: 'client/ shares protocol.ts with the server and nothing else.' }] },
      ],
    },
  },
  {
    // AssemblyScript has no imports of types alone.
    files: ['server/kernel/**/*.ts'],
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
  {
    files: ['scripts/**', 'bench/**', 'server/src/cli/**', 'test/**'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly', fetch: 'readonly', setTimeout: 'readonly', clearTimeout: 'readonly', setInterval: 'readonly', clearInterval: 'readonly' } },
    rules: { '@typescript-eslint/explicit-module-boundary-types': 'off' },
  },
);
