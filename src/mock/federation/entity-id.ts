/**
 * Whether a text is an entity identifier (OpenID Federation 1.0, section 1.2): an https URL without query and
 * fragment.
 */
export const isEntityId = (text: string): boolean =>
  /^https:\/\/[^/?#@]+(?:\/[^?#]*)?$/i.test(text) && URL.canParse(text);

/** Returns the URL of an entity's configuration (OpenID Federation 1.0, section 9). */
export const configurationUrl = (entityId: string): string =>
  `${entityId.replace(/\/$/, '')}/.well-known/openid-federation`;
