import { createServer } from 'node:http';

// The interaction module of a server whose pages are those of another application.

let server;

/** Starts the application. */
export function serve({ base }) {
  server = base;
  const { port, hostname } = new URL(process.env.SEPARATE_UI);
  const headers = { 'content-type': 'text/html', 'cache-control': 'no-store', 'x-frame-options': 'DENY' };
  const ui = createServer((_, response) => {
    response.writeHead(200, headers).end('<main></main><script src="/app.js"></script>');
  });
  ui.listen(Number(port), hostname);
  return () => ui.close();
}

/** Decides as the application would, which tells the server in the back channel. */
export async function decide({ page, outcome, user, open }) {
  if (new URL(page.url).origin !== process.env.SEPARATE_UI) return;
  const id = new URL(page.url).searchParams.get('id');
  const response = await fetch(`${server}/interactions/${id}`, {
    method: 'POST',
    headers: { authorization: 'Bearer ui-token', 'content-type': 'application/json' },
    body: JSON.stringify({
      decision: outcome === 'give-up' ? 'leave' : outcome,
      subject: user.name,
      acr: 'urn:oasis:names:tc:SAML:2.0:ac:classes:Password',
      authTime: Math.floor(Date.now() / 1000),
    }),
  });
  const { resume } = await response.json();
  await open(resume);
}
