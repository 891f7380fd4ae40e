// Mockttp: a rule per path.
import { getLocal } from 'mockttp';
import { measured } from '../servers/measured.mjs';
import { recorded } from '../servers/recorded.mjs';

const server = getLocal();
await server.start();
for (const { path, status, headers, body } of recorded) {
  await server.forPost(path).thenReply(status, body, Object.fromEntries(headers));
}
measured({ port: server.port });
