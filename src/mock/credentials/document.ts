/** Returns a JSON document as text, indented if the call asks for it. */
export const document = (content: object, { pretty }: { readonly pretty?: unknown }): string =>
  JSON.stringify(content, undefined, pretty === true || pretty === 'true' ? 2 : undefined);
