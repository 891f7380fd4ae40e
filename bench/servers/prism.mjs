// Prism on the same contract, in static mode with its default checks, behind node:http.
import { createServer } from 'node:http';
import { createInstance, getHttpOperationsFromSpec } from '@stoplight/prism-http';
import { loadContract } from '../../dist/index.js';
import { measured } from './measured.mjs';

const ignore = () => {};
const logger = { trace: ignore, debug: ignore, info: ignore, success: ignore, warn: ignore, error: ignore };
logger.fatal = ignore;
logger.child = () => logger;

const operations = await getHttpOperationsFromSpec(structuredClone(loadContract().document));
const prism = createInstance(
  {
    isProxy: false,
    checkSecurity: true,
    validateRequest: true,
    validateResponse: true,
    errors: false,
    mock: { dynamic: false },
  },
  { logger },
);

const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', async () => {
    const { method = 'GET', url: path = '/', headers } = request;
    const body = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    const answer = await prism.request(
      { method: method.toLowerCase(), url: { path, query: {} }, headers, body },
      operations,
    )();
    const { statusCode, body: answered } =
      answer._tag === 'Right' ? answer.right.output : { statusCode: 500 };
    response.writeHead(statusCode, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answered));
  });
});

server.listen(0, '127.0.0.1', () => measured({ port: server.address().port }));
