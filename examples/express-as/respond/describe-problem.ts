/**
 * A problem in a line for the log. Errors of the SDK are not logged as they are, because they hold what Authlete
 * answered, tokens included.
 */
export function describeProblem(problem: unknown): string {
  const { name = 'Error', message = String(problem), statusCode, resultMessage, cause } = Object(problem);
  // What the SDK found wrong in an answer, such as an action that it does not know.
  const [issue] = cause?.issues ?? [];
  const code = cause?.code ?? cause?.cause?.code;
  return [`${name}:`, statusCode, resultMessage ?? message, issue?.message ?? code].filter(Boolean).join(' ');
}
