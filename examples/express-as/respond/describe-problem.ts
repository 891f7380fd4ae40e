/**
 * Describes a problem in one line for the log. Never logs SDK errors directly: they contain Authlete's
 * responses, including tokens.
 */
export function describeProblem(problem: unknown): string {
  const { name = 'Error', message = String(problem), statusCode, resultMessage, cause } = Object(problem);
  // What the SDK rejected in a response, such as an unknown action.
  const [issue] = cause?.issues ?? [];
  const code = cause?.code ?? cause?.cause?.code;
  return [`${name}:`, statusCode, resultMessage ?? message, issue?.message ?? code].filter(Boolean).join(' ');
}
