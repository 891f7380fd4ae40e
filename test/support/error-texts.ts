/** The characters of `error_description` (RFC 6749, section 5.2; RFC 6750, section 3). */
const allowed = /^[\x20-\x21\x23-\x5b\x5d-\x7e]*$/;

/** A scheme with quoted parameters (RFC 9110, section 11.2). */
const challenge = /^(Bearer|DPoP) [\w-]+="[^"\\]*"(, ?[\w-]+="[^"\\]*")*$/;

/** Returns what is wrong with the error texts for the client; `undefined` if they are valid. */
export function errorTextDefect(responseContent: unknown): string | undefined {
  if (typeof responseContent !== 'string') return undefined;
  if (/^(Bearer|DPoP) /.test(responseContent)) {
    if (challenge.test(responseContent) && allowed.test(responseContent.replaceAll('"', '')))
      return undefined;
    return `a challenge with characters that it must not have: ${responseContent}`;
  }
  const description = descriptionIn(responseContent);
  if (description === undefined || allowed.test(description)) return undefined;
  return `an error_description with characters that it must not have: ${description}`;
}

function descriptionIn(content: string): string | undefined {
  if (content.startsWith('{')) {
    const { error_description: description }: { error_description?: unknown } = JSON.parse(content);
    return typeof description === 'string' ? description : undefined;
  }
  if (!URL.canParse(content)) return undefined;
  const { searchParams, hash } = new URL(content);
  const inFragment = new URLSearchParams(hash.slice(1)).get('error_description');
  return searchParams.get('error_description') ?? inFragment ?? undefined;
}
