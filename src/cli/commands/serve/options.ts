export interface ServeOptions {
  readonly port: number;
  readonly host: string;
  /** Without a trailing slash. */
  readonly publicUrl?: string;
  readonly fixtures?: readonly string[];
  /** Whether to load the fixture files again when they change. */
  readonly watch?: true;
  /** Whether to drop unknown members of fixture files with a warning, instead of failing. */
  readonly lenient?: true;
  readonly seed?: string;
  /** The issuer of the demo service. */
  readonly issuer?: string;
  readonly printFixtures?: true;
  readonly spec?: string;
  /** Calls per second of each API access token; `true` for the default limit. */
  readonly rateLimit?: number | true;
  /** URLs that the mock may fetch. */
  readonly allowFetch?: readonly string[];
  /** Scenario files, or names of built-in scenarios. */
  readonly scenario?: readonly string[];
  /** The recording to replay. */
  readonly replay?: string;
  /** The folder for the coverage file; `true` for the default one. */
  readonly coverage?: string | true;
  /** Whether to serve the control plane. */
  readonly control: boolean;
  readonly controlToken?: string;
  readonly controlReadOnlyToken?: string;
  readonly controlRemote?: true;
  /** Whether to open the console in the browser. */
  readonly open?: true;
  /** The maximum number of entries of state. */
  readonly maxMemory?: number;
  /** The folder to keep the state in. */
  readonly data?: string;
  /** The URL of the Redis to keep the state in. */
  readonly store?: string;
  /** The number of processes. */
  readonly workers?: number;
  readonly log?: 'text' | 'json';
  /** In milliseconds. */
  readonly grace: number;
  readonly json?: true;
}
