# Puts invented plans into a registry in a file, past the program: fill_registry.py FILE HOW_MANY
import sqlite3
import sys

plans = int(sys.argv[2])
registry = sqlite3.connect(sys.argv[1], isolation_level=None)
registry.execute("BEGIN IMMEDIATE")
team = registry.execute("SELECT id FROM team LIMIT 1").fetchone()[0]
registry.executemany(
    "INSERT INTO action (id, round, revision, leader, leader_name, person, team, may_contact, digest, asked, changed,"
    " value, what, owner, own_part, need, kind, first_step, helper, due, notice, status, reason)"
    f" VALUES (?, 1, 1, 'l', 'Jip Bedacht', 'Iemand Verzonnen', '{team}', 0, 'd', ?, ?,"
    " 'develop-skills', ?, 'hr', '', 'tijd', 'time', '', '', '', '', 'agreed', '')",
    ((f"00000000-0000-4000-8000-{i:012d}", 1790000000 + i, 1790000000 + i, f"Plan {i}") for i in range(plans)))
registry.execute("COMMIT")
