import { describe, expect, it } from 'vitest';
import { linkOf, specifications } from '../../src/facts/specifications.js';

interface Entry {
  readonly url: string;
  readonly sections?: Readonly<Record<string, string>>;
}

const entries: readonly (readonly [string, Entry])[] = Object.entries(specifications);
const sections = entries.flatMap(([name, { sections: titles = {} }]) =>
  Object.entries(titles).map(([number, title]) => ({ name, number, title })),
);

describe('The table of specifications', () => {
  it.each(entries.map(([name]) => name))('%s has an https address without a fragment', (name) => {
    const { protocol, hash, href } = new URL(linkOf(name) ?? '');
    expect({ protocol, hash, href }).toEqual({ protocol: 'https:', hash: '', href: linkOf(name) });
  });

  it.each(sections)('$name has the section $number, $title', ({ name, number, title }) => {
    const kind = /^[A-Z]/.test(number) ? 'appendix' : 'section';
    const link = linkOf(`${name}, ${kind} ${number}`) ?? '';
    expect(number).toMatch(/^(\d+|[A-Z])(\.\d+)*$/);
    expect(title).toMatch(/^[\w"]/);
    expect(link.startsWith(linkOf(name) ?? '-')).toBe(true);
    expect(new URL(link).href).toBe(link);
  });

  it('links to sections and appendices of RFCs', () => {
    expect(linkOf('RFC 6749, section 4.1.3')).toBe(
      'https://www.rfc-editor.org/rfc/rfc6749.html#section-4.1.3',
    );
    expect(linkOf('RFC 6749, appendix A.5')).toBe('https://www.rfc-editor.org/rfc/rfc6749.html#appendix-A.5');
  });

  it('does not include other sources', () => {
    expect(linkOf('Authlete /auth/token')).toBeUndefined();
    expect(linkOf('RFC 9999, section 1')).toBeUndefined();
  });
});
