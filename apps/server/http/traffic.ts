import type { Server } from "node:http";

/** The requests that are being answered, and whether the server was asked to stop. */
export class Traffic {
  readonly #stop = new AbortController();
  #inFlight = 0;
  #settle: (() => void) | undefined;

  constructor(server: Server) {
    server.on("request", (_request, response) => {
      this.#inFlight += 1;
      response.once("close", () => {
        this.#inFlight -= 1;
        if (this.#inFlight === 0) this.#settle?.();
      });
    });
  }

  get inFlight(): number {
    return this.#inFlight;
  }

  /** Fires when the server is asked to stop; a stream without an end of its own ends then. */
  get stopping(): AbortSignal {
    return this.#stop.signal;
  }

  stop(): void {
    this.#stop.abort();
  }

  /** Whether nothing was in flight any more before the time was over. */
  settle(timeoutMs: number): Promise<boolean> {
    if (this.#inFlight === 0) return Promise.resolve(true);
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), timeoutMs);
      this.#settle = () => {
        clearTimeout(timer);
        resolve(true);
      };
    });
  }
}
