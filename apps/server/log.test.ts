import fc from "fast-check";
import { expect, test } from "vitest";
import { cutQuery, hidePasswords, type Log, openLog, serialiseError } from "./log.ts";

function record(write: (log: Log) => void): string {
  const lines: string[] = [];
  write(openLog({ logLevel: "trace" }, { write: (line) => void lines.push(line) }));
  return lines.join("");
}

test.each(["authorization", "cookie", "set-cookie", "password", "token", "DATABASE_URL", "databaseUrl"])(
  "the value of %s is blanked wherever it stands",
  (name) => {
    for (const bindings of [
      { [name]: "hush" },
      { headers: { [name]: "hush" } },
      { request: { headers: { [name]: ["hush"] } } },
      { a: { b: { c: { [name]: "hush" } } } },
    ]) {
      const line = record((log) => log.info(bindings, "seen"));
      expect(line).toContain("[redacted]");
      expect(line).not.toContain("hush");
    }
  },
);

test("an error keeps its causes and codes, not its other properties", () => {
  const cause = Object.assign(new TypeError("duplicate key"), {
    code: "23505",
    detail: "(email)=(ann@x.example)",
  });
  const line = record((log) => log.error({ err: new Error("cannot save", { cause }) }, "failed"));
  expect(JSON.parse(line).err).toMatchObject({
    type: "Error",
    message: "cannot save",
    cause: { type: "TypeError", code: "23505", message: "duplicate key" },
  });
  expect(line).not.toContain("ann@");
});

test("an error that causes itself is cut off", () => {
  const error = new Error("round");
  error.cause = error;
  expect(JSON.stringify(serialiseError(error)).length).toBeLessThan(100_000);
});

test("passwords inside addresses are cut out of messages and stacks", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z@/:#?]{1,20}$/), (middle) => {
      const secret = `S3${middle}cr3t`;
      const text = `cannot reach postgres://reader:${secret}@db.example/twin today`;
      expect(hidePasswords(text)).toBe("cannot reach postgres://[redacted]@db.example/twin today");
      const line = record((log) => log.error({ err: new Error(text) }, "x"));
      expect(line).not.toContain(secret);
    }),
  );
});

test("text without a password stays as it is", () => {
  for (const text of ["see https://example.org/a?b=c", "mail ann@x.example", "postgres://db/twin"])
    expect(hidePasswords(text)).toBe(text);
});

test("a request shows its path without the query", () => {
  const line = record((log) =>
    log.info({ req: { method: "GET", url: "/runs?key=hush", headers: { a: "hush" } } }),
  );
  expect(JSON.parse(line).req).toEqual({ method: "GET", path: "/runs" });
  expect(cutQuery("/a#b?c")).toBe("/a");
});
