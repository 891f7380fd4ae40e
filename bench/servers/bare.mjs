// The baseline: a node:http server that parses a JSON request and answers JSON of the same size as the
// mock's. Its argument is the responses by path, as JSON.
import { createServer } from 'node:http';

const answers = new Map(Object.entries(JSON.parse(process.argv[2] ?? '{}')));

const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    JSON.parse(Buffer.concat(chunks).toString('utf8'));
    const body = JSON.stringify(answers.get(request.url));
    response.writeHead(200, {
      'content-type': 'application/json;charset=UTF-8',
      'cache-control': 'no-store',
      'content-length': Buffer.byteLength(body),
    });
    response.end(body);
  });
});

server.listen(0, '127.0.0.1', () => process.send?.({ port: server.address().port }));
process.on('disconnect', () => process.exit());
