"""Runs examples/mirror.py once for each line on its input, and says what the copy has then."""

import contextlib
import http.client
import json
import sqlite3
import sys

import mirror

origin, file = sys.argv[1:]
for _ in sys.stdin:
    with contextlib.closing(sqlite3.connect(file)) as database:
        try:
            complete = mirror.sync(origin, database)
        except (OSError, http.client.HTTPException):
            complete = False
        rows = lambda query: database.execute(query).fetchall()
        answer = {
            "complete": complete,
            "items": rows("select kind, inLanguage, slug, json from items"),
            "moved": rows("select kind, inLanguage, slug, movedTo from moved"),
            "withdrawn": rows("select kind, inLanguage, slug from withdrawn"),
        }
    print(json.dumps(answer), flush=True)
