/** RFC 9110, section 9.3.2: HEAD is handled as GET, and the transport omits the content. */
export const asGet = (method: string): string => (method === 'HEAD' ? 'GET' : method);

/** Returns the allowed methods of a resource, with HEAD wherever GET is listed. */
export const withHead = (methods: readonly string[]): string[] =>
  methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
