/**
 * A problem in a line for the log. Errors of the SDK are not logged as they are, because they hold what Authlete
 * answered, tokens included; nor is what a SyntaxError quotes of a broken answer.
 */
export function describeProblem(problem: unknown): string {
  const { name = 'Error', message = String(problem), statusCode, resultMessage, cause } = Object(problem);
  const reason = name === 'SyntaxError' ? 'the answer is not JSON' : (resultMessage ?? message);
  const code = cause?.code ?? cause?.cause?.code;
  return [`${name}:`, statusCode, reason, code && `(${code})`].filter(Boolean).join(' ');
}
