import { describe, expect, it } from 'vitest';
import { loadContract } from '../../src/spec/contract.js';
import { regions, upstreamOf } from '../../src/upstream/regions.js';

describe('an upstream', () => {
  it('is a region, which the contract knows', () => {
    const { servers } = Object(loadContract().document);
    expect(Object.values(regions)).toEqual(servers.map(({ url }: { url: string }) => url));
    expect(upstreamOf('jp')?.href).toBe('https://jp.authlete.com/');
  });

  it.each(['http://127.0.0.1:4690', 'https://authlete.example.com/base'])('is a URL such as %s', (url) => {
    expect(upstreamOf(url)?.href.startsWith(url)).toBe(true);
  });

  it.each([
    'mars',
    '',
    'toString',
    'ftp://a.example',
    'us.authlete.com',
    'https://joe@a.example',
    'https://:x@a.example',
  ])('is not %j', (text) => {
    expect(upstreamOf(text)).toBeUndefined();
  });
});
