/** RFC 9110, section 9.3.2: HEAD is answered as GET is, and the transport leaves out the content. */
export const asGet = (method: string): string => (method === 'HEAD' ? 'GET' : method);

/** The methods that a resource takes, given those that it names. */
export const withHead = (methods: readonly string[]): string[] =>
  methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
