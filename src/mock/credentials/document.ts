/** A JSON document that an endpoint hands out as it is, indented where the call asks for it. */
export const document = (content: object, { pretty }: { readonly pretty?: unknown }): string =>
  JSON.stringify(content, undefined, pretty === true || pretty === 'true' ? 2 : undefined);
