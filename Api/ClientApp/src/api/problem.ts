/** An error answer of the API (RFC 9457). */
export class Problem extends Error {
  readonly status: number
  /** Stable, snake_case: `unknown_order`, `too_late`. */
  readonly code: string
  /** Messages by field, for invalid input. */
  readonly errors: Readonly<Record<string, readonly string[]>>

  constructor(status: number, body: unknown) {
    const said = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
    super(text(said.detail) ?? text(said.title) ?? `HTTP ${status}`)
    this.name = 'Problem'
    this.status = status
    this.code = text(said.code) ?? 'unknown'
    this.errors = (said.errors ?? {}) as Record<string, readonly string[]>
  }
}

/** The server could not be reached. */
export class Unreachable extends Error {
  constructor(cause: unknown) {
    super('unreachable', { cause })
    this.name = 'Unreachable'
  }
}

const text = (value: unknown) => (typeof value === 'string' && value.length > 0 ? value : undefined)
