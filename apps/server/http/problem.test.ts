import { getApiDocs, Problem, problemCodes } from "@semblance/contract";
import { defineErrors } from "@semblance/engine/base";
import { expect, test } from "vitest";
import { httpErrors } from "./errors.ts";
import { codeError, describeProblem, titleOf } from "./problem.ts";
import { problemEntries, problemStatuses } from "./status.ts";

test("contract, statuses and catalogue know the same codes", () => {
  const codes = [...problemCodes].sort();
  expect(Object.keys(problemStatuses).sort()).toEqual(codes);
  expect(Object.keys(problemEntries).sort()).toEqual(codes);
  expect(Object.keys(httpErrors.entries).filter((code) => !codes.includes(code as never))).toEqual([]);
});

test("every code makes a problem that the contract accepts", () => {
  for (const code of problemCodes) {
    const error = httpErrors.create(code as "route-unknown");
    const problem = Problem.parse(describeProblem(error, { requestId: "r", path: "/p" }));
    expect(problem).toMatchObject({
      code,
      status: problemStatuses[code],
      type: `${getApiDocs.path}#${code}`,
    });
  }
});

test("an error that is not for clients is not shown to them", () => {
  const inner = defineErrors({ "vault-open": { message: "The vault {name} is open.", todo: "Close it." } });
  const problem = describeProblem(inner.create("vault-open", { name: "hush" }), { requestId: "r" });
  expect(problem.code).toBe("internal-error");
  expect(JSON.stringify(problem)).not.toMatch(/hush|vault/);
});

test.each([
  [undefined],
  ["thrown text"],
  [null],
  [new Error("x")],
  [Object.assign(new Error("x"), { statusCode: 503 })],
])("what nobody foresaw is an internal error: %s", (error) => {
  expect(codeError(error, 1)).toMatchObject({ code: "internal-error", cause: error });
});

test("another complaint of Fastify's about the request is the request's fault", () => {
  const error = Object.assign(new Error("x"), {
    statusCode: 400,
    code: "FST_ERR_CTP_INVALID_CONTENT_LENGTH",
  });
  expect(codeError(error, 1).code).toBe("request-malformed");
});

test("titles read as words", () => {
  expect(titleOf("body-too-large")).toBe("Body too large");
});
