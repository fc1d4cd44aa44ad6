import type { SqlDialect } from "./scan-sql.ts";

/** Enough of a dump to see whose it is; what comes later is rows. */
const LOOKED_AT = 200_000;
const STATEMENT = /^[ \t]*(?:CREATE\s+(?:\w+\s+){0,3}TABLE|ALTER\s+TABLE|CREATE\s+TYPE)\b/im;

/** What only one of the dialects writes. */
const marks: Readonly<Record<SqlDialect, RegExp>> = {
  postgresql:
    /\bOWNER TO\b|\bFROM stdin\b|\b(?:big|small)?serial\b|::\w|\bAS ENUM\b|\bCREATE DOMAIN\b|\bjsonb\b|\btimestamptz\b|\bwith(?:out)? time zone\b|\bpg_catalog\b|\bGENERATED (?:ALWAYS|BY DEFAULT) AS IDENTITY\b|\bALTER TABLE ONLY\b/gi,
  mysql:
    /`|\bENGINE\s*=|\bAUTO_INCREMENT\b|\bDEFAULT CHARSET\b|\bUNSIGNED\b|\bLOCK TABLES\b|\/\*!\d{5}|\bENUM\s*\(|^[ \t]*(?:UNIQUE )?KEY\b/gim,
  sqlite: /\bAUTOINCREMENT\b|\bPRAGMA\b|\bWITHOUT ROWID\b|\bsqlite_\w+|\bSTRICT\s*;|\[\w+\]/gi,
};

/** How sure it is that a text is of each dialect; plain SQL is taken for PostgreSQL's. */
export function recogniseDialect(text: string): Record<SqlDialect, number> {
  const head = text.slice(0, LOOKED_AT);
  if (!STATEMENT.test(head)) return { postgresql: 0, mysql: 0, sqlite: 0 };
  const count = (dialect: SqlDialect) => [...head.matchAll(marks[dialect])].length;
  const counts = { postgresql: count("postgresql") + 1, mysql: count("mysql"), sqlite: 3 * count("sqlite") };
  const all = counts.postgresql + counts.mysql + counts.sqlite;
  const share = (dialect: SqlDialect) => 0.5 + (0.4 * counts[dialect]) / all;
  return { postgresql: share("postgresql"), mysql: share("mysql"), sqlite: share("sqlite") };
}
