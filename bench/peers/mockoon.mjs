// Mockoon: a route per path, without templates.
import { createServer } from 'node:http';
import { BuildEnvironment, BuildHTTPRoute, BuildRouteResponse } from '@mockoon/commons';
import { MockoonServer } from '@mockoon/commons-server';
import { measured } from '../servers/measured.mjs';
import { recorded } from '../servers/recorded.mjs';

const routes = recorded.map(({ path, status, headers, body }) => ({
  ...BuildHTTPRoute(false),
  method: 'post',
  endpoint: path.slice(1),
  responses: [
    {
      ...BuildRouteResponse(),
      statusCode: status,
      headers: headers.map(([key, value]) => ({ key, value })),
      body,
      disableTemplating: true,
      default: true,
    },
  ],
}));
const rootChildren = routes.map(({ uuid }) => ({ type: 'route', uuid }));
const mockoon = new MockoonServer({ ...BuildEnvironment(), cors: false, headers: [], routes, rootChildren });
mockoon.on('error', (code, error) => console.error(code, error));

const server = createServer(mockoon.createRequestListener());
server.listen(0, '127.0.0.1', () => measured({ port: server.address().port }));
