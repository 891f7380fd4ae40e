const key = 'authlete-testkit/control-token';

/**
 * Takes the control token from the URL fragment (`#token=…`) and keeps it for this tab. The fragment is removed, so
 * that the token stays out of the history and of copied addresses.
 */
export function controlToken(): string | undefined {
  const given = new URLSearchParams(location.hash.replace(/^#/, '')).get('token');
  if (given !== null) {
    sessionStorage.setItem(key, given);
    history.replaceState(null, '', `${location.pathname}#/`);
  }
  return sessionStorage.getItem(key) ?? undefined;
}

export const keepToken = (token: string): void => sessionStorage.setItem(key, token);
export const forgetToken = (): void => sessionStorage.removeItem(key);
