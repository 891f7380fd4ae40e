import { describe, expect, it } from 'vitest';
import { testAuthlete } from '../../support/authlete.js';

describe('POST /auth/token', () => {
  it('refuses a grant type that is not defined', async () => {
    const authlete = testAuthlete();
    const { body } = await authlete.call('auth_token_api', { parameters: 'grant_type=magic' });
    expect(body).toMatchObject({ action: 'BAD_REQUEST', resultCode: 'A049304' });
  });
});
