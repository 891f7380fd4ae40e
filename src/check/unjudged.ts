/** Why an obligation is not tried, if no request shows it. */
export const unjudged: Readonly<Record<string, string>> = {
  'connect-timeout':
    'The check cannot make connections hang: an address of its own accepts or refuses them at once.',
  'interaction-together': 'The server shows its pages itself: it has no separate user interface.',
  'true-subject': 'The server did not issue for a request that names a subject.',
  'jwt-access-token-first': 'The server does not write token responses itself.',
  'locked-client': 'It is a permission, so no server can break it.',
  'error-codes-for-clients': 'It is a permission, so no server can break it.',
  'forms-submit': 'No response of the server came from an action FORM.',
  'truthful-failure': 'No request of the check made the server fail a ticket.',
  'claim-values': 'No request of the check made the server pass values of claims.',
  'auth/introspection/OK/access-decided':
    'Which scopes and audience a resource requires is its own policy, and the check does not know it.',
};
