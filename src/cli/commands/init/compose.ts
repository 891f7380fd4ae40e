import { version } from '../../../version.js';
import type { Answers } from './answers.js';

/** Returns a compose file with the mock and, if it runs in a container, the server. */
export function composeText({ start }: Answers, folder: string): string {
  return [mock(folder), ...(start === '' ? [server] : [])].join('');
}

const mock = (folder: string): string => `# docker compose --file ${folder}/compose.yaml up --wait
# The mock is at http://127.0.0.1:4690 on this machine, and at http://authlete:4690 in the other containers.
services:
  authlete:
    image: node:24-slim
    command: >-
      npx --yes authlete-testkit@${version()} serve
      --host 0.0.0.0 --control-remote --fixtures /fixtures.yaml
    environment:
      # The token of the control plane. If it is not set, one is generated, and printed to the log.
      - AUTHLETE_TESTKIT_CONTROL_TOKEN
    init: true
    volumes:
      - ./fixtures.yaml:/fixtures.yaml:ro
    ports:
      # From this machine only: everybody who reaches the mock can read all that it keeps.
      - "127.0.0.1:4690:4690"
    healthcheck:
      test: [CMD, node, -e, "fetch('http://127.0.0.1:4690/api/lifecycle/healthcheck').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
      interval: 5s
      timeout: 3s
      start_period: 60s
`;

const server = `  # Your server: adapt how it is built, and its port.
  authorization-server:
    build: ..
    env_file: server.env
    environment:
      AUTHLETE_BASE_URL: http://authlete:4690
    ports:
      - "127.0.0.1:3000:3000"
    depends_on:
      authlete:
        condition: service_healthy
`;
