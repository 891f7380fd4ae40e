import openapiTS, { astToString } from 'openapi-typescript';
import type { OpenApiDocument } from '../../src/spec/openapi.js';

const head = `// The types of every request and response of the contract, by openapi-typescript.
// Written by \`npm run generate\` from spec/; never edited.

`;

export async function typesSource(document: OpenApiDocument): Promise<string> {
  // openapi-typescript accepts a document as text, or as an object of its own types.
  const ast = await openapiTS(JSON.stringify(document), {
    // A default says what the server assumes if the member is absent: the member stays optional.
    defaultNonNullable: false,
    silent: true,
  });
  return head + astToString(ast);
}
