/** Returns the comment with which editors find the schema of a YAML file in a project that has the package. */
export const editorSchema = (name: 'fixtures' | 'check'): string =>
  `yaml-language-server: $schema=./node_modules/authlete-testkit/schemas/${name}.schema.json`;
