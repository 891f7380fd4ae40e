// What a project in CommonJS writes.
const { createAuthlete } = require('authlete-testkit');

const authlete = createAuthlete({ seed: 'required' });
if (authlete.services.length !== 1) throw new Error('The demo service is missing.');
authlete.close();
