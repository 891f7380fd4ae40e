/** The HTTP status and the machine-readable code of each kind of failure. */
export const failures = {
  400: 'invalid_request',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  405: 'method_not_allowed',
  409: 'already_taken',
  413: 'too_large',
  415: 'unsupported_media_type',
  422: 'unmet',
  500: 'internal_error',
  503: 'closing',
} as const;

export type FailureStatus = keyof typeof failures;

/** A failed control plane call. The message is for humans. */
export class ControlError extends Error {
  override readonly name = 'ControlError';

  constructor(
    readonly status: FailureStatus,
    message: string,
    readonly more: {
      readonly headers?: Readonly<Record<string, string>>;
      /** Details for programs. */
      readonly report?: object;
      /** The member of the body that is refused. */
      readonly member?: string;
    } = {},
  ) {
    super(message);
  }

  get body(): object {
    const { report, member } = this.more;
    return {
      error: failures[this.status],
      message: this.message,
      ...(report !== undefined && { report }),
      ...(member !== undefined && { member }),
    };
  }
}
