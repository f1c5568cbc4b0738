/** A failure with a stable code, for the expected and the unexpected alike. */
export class PayWithUsdcError extends Error {
  override readonly name = 'PayWithUsdcError'
  /** Stable, machine-readable; never changes between releases. */
  readonly code: string
  /** True when the same call may succeed later without a change by the caller. */
  readonly retryable: boolean
  /** What a person can do next. */
  readonly hint: string | undefined

  /** The message never holds a secret; `cause` keeps the foreign error. */
  constructor(
    code: string,
    message: string,
    options: { retryable?: boolean; hint?: string; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.code = code
    this.retryable = options.retryable ?? false
    this.hint = options.hint
  }
}

/** An expected refusal, as a value: the caller asked for something that cannot be. */
export type Refusal<Code extends string = string> = {
  readonly ok: false
  readonly code: Code
  readonly message: string
}

/** A value, or the reason why there is none. */
export type Result<Value, Code extends string = string> =
  | { readonly ok: true; readonly value: Value }
  | Refusal<Code>

/** Builds a refusal. */
export function refuse<Code extends string>(code: Code, message: string): Refusal<Code> {
  return { ok: false, code, message }
}

/** Wraps a value as a success. */
export function accept<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value }
}
