import { base } from '../../api.js';
import { CodeBlock } from '../../parts/code-block.js';
import { serviceId } from '../../router.js';

/** The commands that fill the page. */
export function HowToCheck() {
  const mock = new URL(base).origin;
  return (
    <div class="how-to">
      <p>
        <code>check</code> drives your server like a client and a user, makes the mock answer every action,
        and judges what your server does. Its results appear here while it runs, if it uses this mock:
      </p>
      <CodeBlock
        text={`export AUTHLETE_API_TOKEN=…          # the token that your server uses
export AUTHLETE_TESTKIT_CONTROL_TOKEN=…  # unless serve runs on this machine
npx authlete-testkit check --as http://localhost:3000 --mock ${mock} --service-id ${serviceId.value}`}
      />
      <p>
        Replace <code>http://localhost:3000</code> by the address of your server. The Start page has the
        token.
      </p>
      <p class="muted">
        Without <code>--mock</code>, check starts a mock of its own, and keeps its results in{' '}
        <code>.authlete-check/last.json</code>.
      </p>
    </div>
  );
}
