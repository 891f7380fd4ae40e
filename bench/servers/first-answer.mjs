// What a test suite waits for, in a new process: the import, the first answer, and a hundred services.
const started = performance.now();
const { createAuthlete } = await import('../../dist/index.js');
const imported = performance.now();
const authlete = createAuthlete();
const [{ serviceId, accessToken }] = authlete.services;
const response = await authlete.fetch(`http://authlete/api/${serviceId}/auth/introspection`, {
  method: 'POST',
  headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
  body: JSON.stringify({ token: 'unknown' }),
});
await response.text();
const answered = performance.now();
for (let count = 0; count < 100; count += 1) await authlete.createService();
const created = performance.now();
await authlete.close();
process.send({
  firstAnswer: answered - imported,
  withImport: answered - started,
  hundredServices: created - answered,
});
