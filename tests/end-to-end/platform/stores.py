"""The stores of a test: files of SQLite, or, where CREDIT_TEST_POSTGRESQL says how to reach a server, schemas there."""
import os
import shutil
import sqlite3
import subprocess

TRIGGERS = ("register_is_final", "register_stays", "checkpoint_is_final", "checkpoint_stays")


def stores_in(folder):
    server = os.environ.get("CREDIT_TEST_POSTGRESQL")
    return ServerStores(server) if server else FileStores(folder)


class FileStores:
    kind = "sqlite"

    def __init__(self, folder):
        self.folder = folder

    def file(self, name):
        return self.folder / f"{name}.sqlite"

    def setting(self, name):
        return str(self.file(name))

    def drop(self, name):
        for file in self.folder.glob(f"{name}.sqlite*"):
            file.unlink()

    def tampered_copy(self, name, copy, statements):
        """What somebody with the disk and no scruples leaves behind."""
        self.drop(copy)
        with sqlite3.connect(self.file(name)) as source, sqlite3.connect(self.file(copy)) as target:
            source.backup(target)
            for trigger in TRIGGERS:
                target.execute(f"DROP TRIGGER {trigger}")
            for statement in statements:
                target.execute(statement)
        target.close()

    def rows(self, name, sql):
        with sqlite3.connect(f"file:{self.file(name)}?mode=ro", uri=True) as store:
            return [tuple(map(str, row)) for row in store.execute(sql)]

    def blob(self, digits):
        return f"x'{digits}'"

    def log(self):
        return ""


class ServerStores:
    kind = "postgresql"

    def __init__(self, server):
        self.server = server

    def setting(self, name):
        return f"postgresql: {self.server} schema={name}"

    def say(self, *statements):
        psql = shutil.which("psql") or os.environ["CREDIT_TEST_POSTGRESQL_BIN"] + "/psql"
        done = subprocess.run([psql, "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-F", "\t", self.server],
                              input="".join(statement + ";\n" for statement in statements), capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return [tuple(line.split("\t")) for line in done.stdout.splitlines()]

    def drop(self, name):
        self.say("SET client_min_messages = error", f"DROP SCHEMA IF EXISTS {name} CASCADE")

    def tampered_copy(self, name, copy, statements):
        """Tables made like others have none of their triggers."""
        self.drop(copy)
        tables = [table for table, in self.say(f"SELECT tablename FROM pg_tables WHERE schemaname = '{name}'")]
        self.say(f"CREATE SCHEMA {copy}", *(f"CREATE TABLE {copy}.{table} (LIKE {name}.{table} INCLUDING ALL)" for table in tables),
                 *(f"INSERT INTO {copy}.{table} SELECT * FROM {name}.{table}" for table in tables),
                 f"SET search_path = {copy}", *statements)

    def rows(self, name, sql):
        return self.say(f"SET search_path = {name}", sql)

    def blob(self, digits):
        return f"'\\x{digits}'"

    def log(self):
        with open(os.environ["CREDIT_TEST_POSTGRESQL_LOG"], encoding="utf-8", errors="replace") as file:
            return file.read()
