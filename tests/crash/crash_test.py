#!/usr/bin/env python3
"""Kills the server at random moments while a hundred clients are onboarded, starts it again on the
same data, and counts at the end.

    python3 tests/crash/crash_test.py BINARY [--onboardings N] [--lost-every N] [--seed N]

Each so many-th mail can be lost on its way as well. The moments are counted in requests and mails, so
that a seed means much the same on every machine; without one, each time is another.
STEPWELL_LONG=1 makes it long."""

import argparse
import os
import secrets
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from world import World  # noqa: E402

ONBOARDINGS_TO_A_KILL_MAX = 10  # with fewer kills it would prove little


def read_options():
    is_long = os.environ.get("STEPWELL_LONG") == "1"
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("binary")
    parser.add_argument("--onboardings", type=int, default=500 if is_long else 100)
    parser.add_argument("--lost-every", type=int, default=60 if is_long else 0)
    parser.add_argument("--seed", type=int, default=secrets.randbelow(1_000_000))
    return parser.parse_args()


def main():
    options = read_options()
    print(f"seed {options.seed}", flush=True)
    began = time.monotonic()
    world = World(options.binary, options.seed)
    if options.lost_every:
        world.mail_server.lose(options.lost_every)
    onboardings, faults = world.onboard_under_kills(options.onboardings)
    repeats = 0
    if not faults:
        world.wait_for_outbox()
        faults, repeats = world.count(onboardings, world.mail_server.all())
    mails = world.mail_server.all()
    faults += world.stop_server()
    kills = world.program.kills
    if kills * ONBOARDINGS_TO_A_KILL_MAX < options.onboardings:
        faults.append(f"the server was killed {kills} times only")
    world.close(is_kept=bool(faults))
    print(
        f"{options.onboardings} onboardings, {kills} kills, {len(mails)} mails of which {repeats} "
        f"came again, {time.monotonic() - began:.0f} s"
    )
    for fault in faults[:20]:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
