import { defineErrors } from "@semblance/engine/base";

export const storeErrors = defineErrors({
  "database-unreachable": {
    message: "The database server at {server} does not answer ({reason}).",
    todo: "Check that it runs and that host and port in DATABASE_URL are right, or unset DATABASE_URL to use the built-in database.",
  },
  "database-refused-login": {
    message: "The database server at {server} refused the login ({reason}).",
    todo: "Check user and password in DATABASE_URL and the server's pg_hba.conf.",
  },
  "database-missing": {
    message: "The database server at {server} has no database of the name that DATABASE_URL asks for.",
    todo: "Create the database (createdb) or correct the name at the end of DATABASE_URL.",
  },
  "database-too-old": {
    message: "The database server at {server} is PostgreSQL {version}; Semblance needs {minimum} or later.",
    todo: "Upgrade the server, or unset DATABASE_URL to use the built-in PostgreSQL.",
  },
  "database-not-permitted": {
    message: "The database server at {server} does not let this user create what Semblance needs ({reason}).",
    todo: "Give the user the CREATE privilege on the database: GRANT CREATE ON DATABASE … TO ….",
  },
  "database-newer": {
    message: "The database was last used by a newer Semblance (it knows the migration {migration}).",
    todo: "Start the newer version again, or point this one to another database or data folder.",
  },
  "migration-failed": {
    message: "The database could not be brought up to date: migration {migration} failed.",
    todo: "Nothing of that migration was kept. Look at the log for the cause, mend it and start again.",
  },
  "data-folder-not-writable": {
    message: "The data folder {folder} cannot be written ({reason}).",
    todo: "Make it writable for the user who starts Semblance, or name another folder in SEMBLANCE_DATA.",
  },
  "data-folder-foreign": {
    message: "The database in {folder} belongs to another user (user id {owner}).",
    todo: "Start Semblance as that user, or name another folder in SEMBLANCE_DATA.",
  },
  "data-folder-newer": {
    message:
      "The database in {folder} was made by PostgreSQL {found}; this Semblance brings PostgreSQL {brought}.",
    todo: "Start the Semblance version that made it, or name another folder in SEMBLANCE_DATA.",
  },
  "data-folder-damaged": {
    message: "The database in {folder} is incomplete: {missing} is missing.",
    todo: "Restore the folder from a backup, or move it away and start again with an empty one.",
  },
  "disk-full": {
    message: "The disk that holds {folder} is full.",
    todo: "Free some space (a fresh database takes about 60 MB) and start again.",
  },
  "already-running": {
    message: "Semblance is already running on the data folder {folder} ({holder}).",
    todo: "Use that one, stop it first, or name another folder in SEMBLANCE_DATA.",
  },
  "no-built-in-database": {
    message: "No built-in PostgreSQL was installed for {platform}.",
    todo: "Run `npm ci` with a working network, or set DATABASE_URL to a PostgreSQL server of your own.",
  },
  "database-needs-ordinary-user": {
    message: "PostgreSQL refuses to run as root, and no other way to run it was found ({tried}).",
    todo: "Start Semblance as an ordinary user, or set DATABASE_URL to a PostgreSQL server of your own.",
  },
  "database-did-not-start": {
    message: "The built-in PostgreSQL did not start: {reason}.",
    todo: "Look at {log} for the whole story. If another program holds the files, stop it and start again.",
  },
  "database-lost": {
    message: "The built-in database was lost: its process ended, or it did not answer for {seconds} seconds.",
    todo: "Everything acknowledged is kept. Start Semblance again.",
  },
});
