/**
 * The layers of src/, lowest first: a file imports files of its own layer or of lower ones. docs/decisions/layers.md
 * says what each is for.
 */
const layers = [
  [
    'contract',
    '^src/(spec/|(json|depth|http-url|nearest|invalid-input-error|read-yaml|version|code-folder|editor-schema)[.]ts$)',
  ],
  ['facts and records', '^src/(facts|domain)/'],
  ['mock', '^src/(mock|redaction|stores|upstream)/'],
  ['stubs, recording, validator, coverage, lineage', '^src/(scenarios|recording|validate|coverage|lineage)/'],
  ['control plane and proxy', '^src/(control|proxy)/'],
  ['the whole mock', '^src/(authlete|service-registry|options)[.]ts$'],
  [
    'conformance, check and test integration',
    '^src/(conformance/|check/|vitest/|(check|index|vitest|vitest-coverage)[.]ts$)',
  ],
  ['command line and console', '^src/(cli|console)/'],
];

const upwards = layers.slice(0, -1).map(([name, path], index) => ({
  name: `no-import-above-${name.replaceAll(/\W+/g, '-')}`,
  severity: 'error',
  comment: `Move what both need into the layer "${name}" or below it.`,
  from: { path },
  to: { path: layers.slice(index + 1).map(([, above]) => above) },
}));

const inside = (name, from, to, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from },
  to: { path: to },
});

/** Parts of the mock that know of HTTP, of storage or of a running service. */
const running = [
  '^src/mock/(access|clients|data|federation|grants|hsk|idp|operations|request-object|services|state|tokens|transport|v2|views)/',
  '^src/mock/(engine|handle|http|journal|operation|respond|responder|service)[.]ts$',
];

export default {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      comment: 'Two files that need each other are one file, or share a third. Imports of types count too.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'in-a-layer',
      severity: 'error',
      comment: 'Every file of src/ belongs to a layer: add its folder to .dependency-cruiser.mjs.',
      from: {},
      to: { path: '^src/', pathNot: layers.map(([, path]) => path) },
    },
    ...upwards,
    inside(
      'rules-are-pure',
      '^src/mock/oauth/',
      running,
      'A rule of a standard gets values, and returns values.',
    ),
    inside(
      'storage-knows-no-protocol',
      '^src/mock/state/',
      '^src/mock/(?!state/)',
      'Storage knows records (src/domain), not what they mean.',
    ),
    {
      name: 'faker-on-demand',
      severity: 'error',
      comment: 'Loading @faker-js/faker is slow. Import it with import() in the function that needs it.',
      from: {},
      to: { path: '@faker-js/', dynamic: false, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'console-in-the-browser',
      severity: 'error',
      comment: 'The console runs in a browser: it imports only types from the rest of src/.',
      from: { path: '^src/console/' },
      to: { path: '^src/(?!console/)', dependencyTypesNot: ['type-only'] },
    },
    inside(
      'recording-and-validator-apart',
      '^src/(recording|validate)/',
      '^src/scenarios/',
      'Recordings and their validation also serve those who never use the mock.',
    ),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
  },
};
