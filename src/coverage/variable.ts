/** The environment variable with the folder for coverage files. Tests and the servers that they start share it. */
export const coverageVariable = 'AUTHLETE_TESTKIT_COVERAGE';
