/** Returns values as a text for messages, separated by commas; `undefined` if there are none. */
export const listed = (values: readonly (string | undefined)[] | undefined): string | undefined =>
  values?.filter((value) => value !== undefined).join(', ') || undefined;
