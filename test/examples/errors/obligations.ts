import { expect } from 'vitest';
import type { Visited } from '../browser.js';

/** The response that an authorization server must send for an action of Authlete. */
export interface Obligation {
  /** The content of Authlete's response, if the action has one. It is unlikely to occur by chance. */
  readonly content?: string;
  fulfilled(visited: Visited): void;
}

const type = ({ headers }: Visited): string => (headers.get('content-type') ?? '').replace(/;.*/, '');

const stays = ({ headers }: Visited): void => expect(headers.get('location')).toBeNull();

const isNotStored = ({ headers }: Visited): void => {
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('pragma')).toBe('no-cache');
};

/** RFC 6749, section 5.2: the JSON unchanged; with 401, the server's own challenge (RFC 9110, section 15.5.2). */
export const json = (status: number): Obligation => {
  const content = `{"error":"of_the_stub", "status": ${status}}`;
  return {
    content,
    fulfilled(visited) {
      expect(visited).toMatchObject({ status, text: content });
      expect(type(visited)).toBe('application/json');
      const challenge = visited.headers.get('www-authenticate');
      if (status === 401) expect(challenge).toMatch(/^(Basic realm="[^"]+"|Bearer)$/);
      else expect(challenge).toBeNull();
      isNotStored(visited);
      stays(visited);
    },
  };
};

/** RFC 6750, section 3: the challenge unchanged, and nothing else. */
export const challenge = (status: number): Obligation => {
  const content = `Bearer error="of_the_stub", error_description="${status}, and more"`;
  return {
    content,
    fulfilled(visited) {
      expect(visited).toMatchObject({ status, text: '' });
      expect(visited.headers.get('www-authenticate')).toBe(content);
      isNotStored(visited);
      stays(visited);
    },
  };
};

/** RFC 6749, section 4.1.2.1: a redirect to Authlete's URL, byte for byte. */
export const redirect: Obligation = {
  content: "https://client.example.com/callback?error=of_the_stub&state={a}%20'~d",
  fulfilled(visited) {
    expect([302, 303]).toContain(visited.status);
    expect(visited.headers.get('location')).toBe(redirect.content);
    isNotStored(visited);
  },
};

/** OAuth 2.0 Form Post Response Mode, section 2: a self-submitting page, which no policy may block. */
export const form: Obligation = {
  content:
    '<html><body onload="javascript:document.forms[0].submit()"><form method="post">…</form></body></html>',
  fulfilled(visited) {
    expect(visited).toMatchObject({ status: 200, text: form.content });
    expect(type(visited)).toBe('text/html');
    expect(visited.headers.has('content-security-policy')).toBe(false);
    isNotStored(visited);
    stays(visited);
  },
};

/** A text of another type, unchanged. */
export const document = (contentType: string, status = 200): Obligation => {
  const content = 'of(the, stub)';
  return {
    content,
    fulfilled(visited) {
      expect(visited).toMatchObject({ status, text: content });
      expect(type(visited)).toBe(contentType);
      isNotStored(visited);
    },
  };
};

/** The server's own page for a person. */
export const page = (status: number, title: string): Obligation => ({
  fulfilled(visited) {
    expect(visited.status).toBe(status);
    expect(type(visited)).toBe('text/html');
    expect(visited.text).toContain(`<h1>${title}</h1>`);
    expect(visited.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(visited.headers.get('cache-control')).toBe('no-store');
    stays(visited);
  },
});

/** OpenID4VCI, section 4.1.1: an offer or its URL, without the subject and the transaction code. */
export const offer = (status: number, member: string): Obligation => ({
  fulfilled(visited) {
    expect(visited.status).toBe(status);
    expect(type(visited)).toBe('application/json');
    expect(JSON.parse(visited.text)).toHaveProperty(member);
    for (const word of ['subject', 'john', 'txCode', 'identifier']) expect(visited.text).not.toContain(word);
    isNotStored(visited);
    stays(visited);
  },
});

export const nothing: Obligation = {
  fulfilled(visited) {
    expect(visited).toMatchObject({ status: 204, text: '' });
    isNotStored(visited);
  },
};

/** The server's own error: contains nothing of Authlete's response, and is never the client's fault. */
export const own = (status: number, error: string): Obligation => ({
  content: 'not for anyone to see',
  fulfilled(visited) {
    expect(visited).toMatchObject({ status, text: JSON.stringify({ error }) });
    expect(type(visited)).toBe('application/json');
    expect(visited.headers.has('www-authenticate')).toBe(false);
    expect(visited.headers.get('retry-after')).toEqual(
      status === 503 ? expect.stringMatching(/^\d+$/) : null,
    );
    isNotStored(visited);
    stays(visited);
  },
});
