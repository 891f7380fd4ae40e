/** What the address of the page of state has for a client. */
export const clientWhat = (clientId: number): string => `client-${clientId}`;

/** Returns the client ID in an address; `undefined` if it is not one of a client. */
export const clientIdIn = (what: string | undefined): number | undefined => {
  const [, id] = /^client-(\d+)$/.exec(what ?? '') ?? [];
  return id === undefined ? undefined : Number(id);
};
