/** @file `docs/errors.md`, made from every room's `errors.ts`: what each coded error says and what to do. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { DefinedErrors, ErrorCatalogue } from "../../packages/engine/base/define-errors.ts";
import { listFiles, repositoryRoot } from "../repository.ts";

export interface DeclaredError {
  readonly code: string;
  readonly room: string;
  readonly message: string;
  readonly todo: string;
}

function isCatalogue(value: unknown): value is DefinedErrors<ErrorCatalogue> {
  return typeof value === "object" && value !== null && "entries" in value && "create" in value;
}

export async function readDeclaredErrors(): Promise<DeclaredError[]> {
  const declared: DeclaredError[] = [];
  for (const path of listFiles("**/errors.ts")) {
    const module: Record<string, unknown> = await import(pathToFileURL(join(repositoryRoot, path)).href);
    for (const catalogue of Object.values(module).filter(isCatalogue))
      for (const [code, entry] of Object.entries(catalogue.entries))
        declared.push({ code, room: path.replace(/\/errors\.ts$/, ""), ...entry });
  }
  return declared;
}

const introduction = `# Errors

Every error a user can meet has a stable code, says what happened and what to do. Made by
\`npm run generate\` from the \`errors.ts\` of each room; words in braces are filled in when the error occurs.
`;

export async function renderErrorsPage(): Promise<string> {
  const declared = await readDeclaredErrors();
  const rooms = [...new Set(declared.map(({ room }) => room))];
  const sections = rooms.map((room) => {
    const rows = declared
      .filter((error) => error.room === room)
      .sort((a, b) => (a.code < b.code ? -1 : 1))
      .map(({ code, message, todo }) => `### \`${code}\`\n\n${message}\n\n**What to do:** ${todo}\n`);
    return `## ${room}\n\n${rows.join("\n")}`;
  });
  return `${introduction}\n${sections.join("\n")}`;
}
