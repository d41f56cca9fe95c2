#!/usr/bin/env python3
"""Keeps a copy of a Tipsheet library in SQLite.

    python3 mirror.py http://localhost:3000 tips.db

Fetches what has changed since the last run, and drops what is gone. Run it again whenever you like; it
may be stopped at any moment, and the next run goes on from there. It needs nothing but Python.
"""

import contextlib
import email.utils
import json
import sqlite3
import sys
import time
import urllib.error
import urllib.request

SCHEMA = """
create table if not exists items (
  kind text, inLanguage text, slug text, revision text not null, json text not null,
  primary key (kind, inLanguage, slug)
);
-- Former slugs, and what was withdrawn: for links and bookmarks that your users have.
create table if not exists moved (
  kind text, inLanguage text, slug text, movedTo text not null,
  primary key (kind, inLanguage, slug)
);
create table if not exists withdrawn (
  kind text, inLanguage text, slug text, date text not null, reason text not null, replacedBy text,
  primary key (kind, inLanguage, slug)
);
-- The ETag of the list that the copy is complete for.
create table if not exists complete (etag text not null);
"""

# The library may change while it is read; what is left after so many rounds is for the next run.
ROUNDS = 5
TRIES = 5


def get(url, nothing, etag=None):
    """The response, or None for one with a status in `nothing`."""
    request = urllib.request.Request(url, headers={"If-None-Match": etag} if etag else {})
    for attempt in range(1, TRIES + 1):
        try:
            with urllib.request.urlopen(request, timeout=30) as response:
                return response.read().decode(), response.headers["ETag"]
        except urllib.error.HTTPError as error:
            if error.code in nothing:
                return None
            if error.code not in (429, 503) or attempt == TRIES:
                raise
            time.sleep(seconds_until(error.headers.get("Retry-After", "1")))


def seconds_until(retry_after):
    """How long to wait: the API sends seconds, and a proxy before it may send a date."""
    if retry_after.isdecimal():
        return int(retry_after)
    date = email.utils.parsedate_tz(retry_after)
    return max(0, email.utils.mktime_tz(date) - time.time()) if date else 1


def sync(origin, database):
    """Makes the copy what the API serves. Returns whether it got there."""
    database.executescript(SCHEMA)
    for _ in range(ROUNDS):
        known = database.execute("select etag from complete").fetchone()
        answer = get(f"{origin}/v1/revisions", (304,), known and known[0])
        if answer is None:
            return True
        text, etag = answer
        listed = json.loads(text)
        with database:
            database.execute("delete from complete")
        if apply(origin, database, listed):
            with database:
                database.execute("insert into complete values (?)", [etag])
            return True
    return False


def apply(origin, database, listed):
    """Fetches what differs and drops what isn't listed. Returns whether all was as listed."""
    def key(item):
        return item["kind"], item["inLanguage"], item["slug"]

    wanted = {key(item): item["revision"] for item in listed["data"]}
    held = {
        (kind, language, slug): revision
        for kind, language, slug, revision in database.execute(
            "select kind, inLanguage, slug, revision from items"
        )
    }
    with database:
        database.executemany(
            "delete from items where kind = ? and inLanguage = ? and slug = ?", held.keys() - wanted.keys()
        )
        database.execute("delete from moved")
        database.executemany(
            "insert into moved values (?, ?, ?, ?)",
            [(*key(item), item["movedTo"]) for item in listed["moved"]],
        )
        database.execute("delete from withdrawn")
        database.executemany(
            "insert into withdrawn values (?, ?, ?, ?, ?, ?)",
            [
                (*key(item), item["date"], item["reason"], item.get("replacedBy"))
                for item in listed["withdrawn"]
            ],
        )
    complete = True
    for (kind, language, slug), revision in wanted.items():
        if held.get((kind, language, slug)) == revision:
            continue
        answer = get(f"{origin}/v1/{kind}s/{slug}?lang={language}", (404, 410))
        item = answer and json.loads(answer[0])
        # Another revision, a redirect to another slug, or nothing: it has changed since it was listed.
        if not item or item["slug"] != slug:
            complete = False
            continue
        complete = complete and item["revision"] == revision
        with database:
            database.execute(
                "insert or replace into items values (?, ?, ?, ?, ?)",
                [kind, language, slug, item["revision"], answer[0]],
            )
    return complete


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    origin, file = sys.argv[1:]
    with contextlib.closing(sqlite3.connect(file)) as database:
        if not sync(origin.rstrip("/"), database):
            sys.exit("The library changed while it was read; run it again.")


if __name__ == "__main__":
    main()
