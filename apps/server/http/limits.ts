/** What a client may take of the server's time and memory before its request is understood. */
export interface HttpLimits {
  readonly headerBytes: number;
  /** For a request's headers to arrive. */
  readonly headersMs: number;
  /** For a whole request to arrive, its body included. */
  readonly requestMs: number;
  readonly idleConnectionMs: number;
  /** Without a byte in either direction while a request is being answered. */
  readonly silentConnectionMs: number;
  /** How often the times above are looked at. */
  readonly inspectionMs: number;
  /** For one part of the readiness check. */
  readonly readinessMs: number;
}

export const defaultLimits: HttpLimits = {
  headerBytes: 16_384,
  headersMs: 10_000,
  requestMs: 60_000,
  // Longer than the 60 s after which usual proxies drop a connection, so that they never reuse a closed one.
  idleConnectionMs: 72_000,
  silentConnectionMs: 120_000,
  inspectionMs: 2_000,
  readinessMs: 2_000,
};
