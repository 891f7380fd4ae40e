/** Whether a JOSE object in compact serialization is a JWE, which has five parts (RFC 7516, section 9). */
export const isEncrypted = (jose: string): boolean => jose.split('.').length === 5;
