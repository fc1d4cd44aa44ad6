/**
 * @file Which `Host` a request may name. A web page elsewhere can point its own name at 127.0.0.1 and so
 * have a browser send requests here ("DNS rebinding"); its `Host` header gives it away. A server that is open
 * to the network is reached by names that it cannot know, so there the check needs the list of names.
 */
import type { Config } from "../config.ts";

const loopbackNames = ["localhost", "127.0.0.1", "[::1]"];

export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host);
}

type HostSettings = Pick<Config, "host" | "allowedHosts">;

/** Tells of a `Host` header, port and all, whether it may be answered. */
export function compileHostRule({ host, allowedHosts }: HostSettings): (header: string) => boolean {
  if (!isLoopback(host) && allowedHosts.length === 0) return () => true;
  const names = new Set([...loopbackNames, ...[host, ...allowedHosts].map(bracket)]);
  return (header) => names.has(cutPort(header.toLowerCase()));
}

function bracket(host: string): string {
  return host.includes(":") ? `[${host.toLowerCase()}]` : host.toLowerCase();
}

function cutPort(header: string): string {
  return header.replace(/:\d{1,5}$/, "").replace(/\.$/, "");
}
