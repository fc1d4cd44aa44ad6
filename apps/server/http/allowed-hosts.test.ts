import { expect, test } from "vitest";
import { compileHostRule, isLoopback } from "./allowed-hosts.ts";

test.each([
  "localhost",
  "localhost:8003",
  "127.0.0.1",
  "127.0.0.1:1",
  "[::1]",
  "[::1]:8003",
  "LOCALHOST:80",
  "localhost.",
])("on loopback, %s is this machine", (header) => {
  expect(compileHostRule({ host: "127.0.0.1", allowedHosts: [] })(header)).toBe(true);
});

test.each([
  "evil.example",
  "127.0.0.1.evil.example",
  "localhost.evil.example",
  "evil.example:127",
  "10.0.0.1",
  "",
  "::1",
  "localhost:8003:80",
])("on loopback, '%s' is not this machine", (header) => {
  expect(compileHostRule({ host: "127.0.0.1", allowedHosts: [] })(header)).toBe(false);
});

test("listed names are allowed, whatever the address", () => {
  for (const host of ["127.0.0.1", "0.0.0.0"]) {
    const isAllowed = compileHostRule({ host, allowedHosts: ["twin.example", "fd00::7"] });
    expect(["twin.example", "Twin.Example:443", "[fd00::7]:80", "localhost"].map(isAllowed)).not.toContain(
      false,
    );
    expect(isAllowed("other.example")).toBe(false);
  }
});

test("open to the network and without a list, any name will do", () => {
  expect(compileHostRule({ host: "0.0.0.0", allowedHosts: [] })("any.example")).toBe(true);
});

test("loopback is 127/8, ::1 and localhost", () => {
  expect(["localhost", "127.0.0.1", "127.9.9.9", "::1"].map(isLoopback)).not.toContain(false);
  expect(["0.0.0.0", "::", "127.evil.example", "10.0.0.1"].map(isLoopback)).not.toContain(true);
});
