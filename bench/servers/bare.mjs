// The baseline: a node:http server that reads and parses a request and answers what the mock answered, byte for byte.
// Its argument is a file with the responses.
import { createServer } from 'node:http';
import { measured } from './measured.mjs';
import { recorded } from './recorded.mjs';

const answers = new Map(recorded.map(({ path, ...answer }) => [path, answer]));

const parsers = {
  'application/json': JSON.parse,
  'application/x-www-form-urlencoded': (text) => new URLSearchParams(text),
};

const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    parsers[request.headers['content-type']](Buffer.concat(chunks).toString('utf8'));
    const { status, rawHeaders, body } = answers.get(request.url);
    response.writeHead(status, rawHeaders);
    response.end(body);
  });
});

server.listen(0, '127.0.0.1', () => measured({ port: server.address().port }));
