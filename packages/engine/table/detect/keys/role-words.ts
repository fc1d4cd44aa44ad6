/**
 * @file Roles that a column names instead of the table: who reports to whom, where a trip starts. Each group says
 * which tables may play the role.
 */
import { compareWords } from "./name-words.ts";

interface RoleGroup {
  readonly roles: readonly string[];
  readonly tables: readonly string[];
}

const list = (words: string) => words.split(/\s+/);

const ROLE_GROUPS: readonly RoleGroup[] = [
  {
    roles: list(
      `manager boss supervisor lead leader head rep representative agent seller salesperson clerk assistant mentor
      report reports owner author creator editor approver reviewer assignee assigned by user contact responsible
      chef vorgesetzter leiter mitarbeiter jefe responsable empleado gerente`,
    ),
    tables: list(
      "employee staff person people user member worker personnel account mitarbeiter benutzer empleado usuario",
    ),
  },
  {
    roles: list(
      "buyer client customer guest patient student subscriber payer sender receiver recipient kunde cliente",
    ),
    tables: list("customer client person people user member party account kunde cliente contact"),
  },
  {
    roles:
      list(`origin destination dest source target from to start end departure arrival pickup dropoff home away
      birthplace place herkunft ziel origen destino`),
    tables: list(
      "airport station stop port city town place location zone node vertex region team address ort stadt",
    ),
  },
];

/** How a row of a table may point to another row of it. */
const SELF_ROLES = list(
  `parent manager report reports supervisor boss superior leader previous prev next predecessor successor replaced
  replaces root original duplicate reply replies mother father sire dam spouse partner referrer referred mentor
  base main super vorgesetzter eltern vorgaenger nachfolger padre madre jefe superior anterior siguiente mere pere`,
);

export const roleWords: readonly string[] = [...ROLE_GROUPS.flatMap(({ roles }) => roles), ...SELF_ROLES];

export function namesSelfRole(words: readonly string[]): boolean {
  return words.some((word) => SELF_ROLES.includes(word));
}

export function namesRoleOf(words: readonly string[], table: readonly string[]): boolean {
  return ROLE_GROUPS.some(
    ({ roles, tables }) =>
      words.some((word) => roles.includes(word)) &&
      table.some((word) => tables.some((player) => compareWords(word, player) >= 0.9)),
  );
}
