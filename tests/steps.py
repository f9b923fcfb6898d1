#!/usr/bin/env python3
"""What bin/test does, as a list (STEPS, at the end). A fault in one step hides no later one. What a
step said stands in build/test/<step>.log and, when it failed, on the screen. The last line counts
single tests and checks: "N passed, N failed".
"""
import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOGS = ROOT / "build/test"
STEP_SECONDS_MAX = 30 * 60
SHOWN_LINES_MAX = 80
# Steps that may still find nothing to do. Shorten this list; in a finished tree it is empty.
YET_TO_COME = set()


# $0 shares of a test program ($1), each with its report ($2.N.json); fails when one of them does.
EVERY_SHARE = """
shares=()
for ((n = 0; n < $0; n++)); do
  GTEST_TOTAL_SHARDS=$0 GTEST_SHARD_INDEX=$n \
    "$1" --gtest_brief=1 "$3" "--gtest_output=json:$2.$n.json" &
  shares+=($!)
done
code=0
for share in "${shares[@]}"; do wait "$share" || code=1; done
exit $code
"""


class Nothing(Exception):
    """A step found nothing of its kind in the tree."""


class Step:
    """One step while it runs: its log, and how many tests passed and failed in it."""

    def __init__(self, name):
        self.name, self.passed, self.failed = name, 0, 0
        self.log = LOGS / f"{name}.log"
        self.log.write_text("")

    def run(self, *words, env=None, cwd=ROOT):
        """Runs a command into the log; its exit code and what it said."""
        with open(self.log, "a", encoding="utf-8") as log:
            log.write(f"$ {' '.join(map(str, words))}\n")
            log.flush()
            start = log.tell()
            try:
                code = subprocess.run(
                    [str(word) for word in words],
                    stdout=log, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, cwd=cwd,
                    env={**os.environ, **(env or {})}, timeout=STEP_SECONDS_MAX, check=False,
                ).returncode  # fmt: skip
            except subprocess.TimeoutExpired:
                log.write(f"not done after {STEP_SECONDS_MAX} s\n")
                code = 124
        return code, self.log.read_bytes()[start:].decode("utf-8", "replace")

    def count(self, code, passed, failed):
        """Adds up; a command that failed without naming a failed test is one failure."""
        self.passed += passed
        self.failed += failed if failed or code == 0 else 1

    def check(self, *words):
        """A command that is one test by itself."""
        code, _ = self.run(*words)
        self.count(code, 1 if code == 0 else 0, 0)

    def summed(self, *words, env=None, cwd=ROOT):
        """A command that says "N passed, N failed" or, as node --test does, "# pass N"."""
        code, said = self.run(*words, env=env, cwd=cwd)
        found = re.findall(r"^(\d+) passed, (\d+) failed$", said, re.M)
        if not found:
            passes = re.findall(r"^# pass (\d+)$", said, re.M)
            fails = re.findall(r"^# fail (\d+)$", said, re.M)
            found = list(zip(passes, fails))
        passed, failed = found[-1] if found else (0, 0)
        self.count(code if found else code or 1, int(passed), int(failed))

    def gtest(self, preset, program="unit_tests", only="*", env=None):
        """The unit tests of one build, a share on every core."""
        shards = os.cpu_count() or 1
        reports = [LOGS / f"{self.name}.{shard}.json" for shard in range(shards)]
        for report in reports:
            report.unlink(missing_ok=True)
        words = ["bin/with-postgres", "bash", "-c", EVERY_SHARE, str(shards)]
        words += [ROOT / "build" / preset / program, LOGS / self.name, f"--gtest_filter={only}"]
        code, _ = self.run(*words, env=env)
        passed, failed = 0, 0 if all(report.exists() for report in reports) else 1
        for told in (json.loads(report.read_text()) for report in reports if report.exists()):
            wrong = told["failures"] + told.get("errors", 0)
            failed += wrong
            passed += told["tests"] - told.get("disabled", 0) - wrong
        self.count(code, passed, failed)


def files(folder, *patterns):
    found = [path for pattern in patterns for path in (ROOT / folder).glob(pattern)]
    return sorted(path for path in found if "node_modules" not in path.parts)


def required(found):
    if not found:
        raise Nothing
    return found


# ---- The steps ---------------------------------------------------------------------------------


def python_tests(step, name=None):
    required(files("tests/tools", "*_test.py"))
    words = [sys.executable, "-m", "unittest", "discover", "-s", "tests/tools", "-p", "*_test.py"]
    code, said = step.run(*words, *(["-k", name] if name else []))
    ran = int((re.findall(r"^Ran (\d+) tests?", said, re.M) or [0])[-1])
    failed = sum(int(n) for n in re.findall(r"(?:failures|errors)=(\d+)", said))
    step.count(code, ran - failed, failed)


def node_tests(step, folder, name=None):
    found = required(files(folder, "*.test.mjs"))
    only = [f"--test-name-pattern={name}"] if name else []
    step.summed("node", "--test", "--test-reporter=tap", *only, *found)


def unit(step, preset, program="unit_tests"):
    required(files("src", "*/*_test.cpp"))
    step.check("bin/build", preset, program)
    if step.failed:
        return
    options = "abort_on_error=1:detect_stack_use_after_return=1"
    env = {"ASAN_OPTIONS": options, "UBSAN_OPTIONS": "print_stacktrace=1"}
    env["TSAN_OPTIONS"] = "halt_on_error=1:second_deadlock_stack=1"
    step.gtest(preset, program, env=env)


def scripts(step, database, name=None):
    required(files("tests/api", "*/*.api"))
    beside = ["bin/with-postgres"] if database == "postgres" else []
    words = [*beside, "node", "tests/api/run.mjs", "--database", database]
    step.summed(*words, *([name] if name else []))


def documents(step):
    required(files("docs", "openapi.json", "refusals.md", "permissions.txt"))
    step.check("bin/docs", "--check")


def web_types(step):
    step.check("npm", "--prefix", "web", "run", "--silent", "check")


def web_tests(step, name=None):
    required(files("web/src", "**/*.test.ts") + files("web/tests", "**/*.test.ts"))
    report = LOGS / "web-tests.json"
    report.unlink(missing_ok=True)
    words = ["npx", "vitest", "run", "--reporter=default", "--reporter=json"]
    only = ["-t", re.escape(name)] if name else []
    code, _ = step.run(*words, f"--outputFile.json={report}", *only, cwd=ROOT / "web")
    told = json.loads(report.read_text()) if report.exists() else {}
    step.count(code, told.get("numPassedTests", 0), told.get("numFailedTests", 0))


QUICK, FULL = True, False
STEPS = [
    ("format", QUICK, lambda step: step.check("bin/format", "--check")),
    ("arrows", QUICK, lambda step: step.check("bin/check-arrows")),
    ("text", QUICK, lambda step: step.check("bin/check-text")),
    ("schema", QUICK, lambda step: step.check("bin/check-schema")),
    ("coverage", QUICK, lambda step: step.check("bin/coverage", "--check")),
    ("build", QUICK, lambda step: step.check("bin/build")),
    ("unit-release", QUICK, lambda step: unit(step, "release")),
    ("documents", QUICK, documents),
    ("checkers", QUICK, python_tests),
    ("script-runner", QUICK, lambda step: node_tests(step, "tests/tools")),
    ("api-sqlite", QUICK, lambda step: scripts(step, "sqlite")),
    ("api-postgres", FULL, lambda step: scripts(step, "postgres")),
    ("program", FULL, lambda step: node_tests(step, "tests/program")),
    ("web-types", FULL, web_types),
    ("web-tests", QUICK, web_tests),
    ("browser", FULL, lambda step: node_tests(step, "tests/e2e")),
    ("unit-asan", FULL, lambda step: unit(step, "asan")),
    ("unit-tsan", FULL, lambda step: unit(step, "tsan", "thread_tests")),
]


def named(name):
    """The steps that run what is called so, wherever it is."""
    says = lambda found: any(name in path.read_text() or name in str(path) for path in found)
    yield "build", lambda step: step.check("bin/build")
    if says(files("src", "*/*_test.cpp")) or "." in name:
        yield "unit", lambda step: step.gtest("release", only=f"*{name}*")
    for database in ("sqlite", "postgres") if says(files("tests/api", "*/*.api")) else ():
        yield f"api-{database}", lambda step, kind=database: scripts(step, kind, name)
    if says(files("tests/tools", "*_test.py")):
        yield "checkers", lambda step: python_tests(step, name)
    for folder in ("tests/tools", "tests/program", "tests/e2e"):
        if says(files(folder, "*.test.mjs")):
            yield Path(folder).name, lambda step, where=folder: node_tests(step, where, name)
    if says(files("web/src", "**/*.test.ts") + files("web/tests", "**/*.test.ts")):
        yield "web-tests", lambda step: web_tests(step, name)


def perform(name, action):
    step, started = Step(name), time.monotonic()
    print(f"{name:<14} ", end="", flush=True)
    try:
        action(step)
        said = f"{step.passed} passed" + (f", {step.failed} FAILED" if step.failed else "")
    except Nothing:
        step.failed = 0 if name in YET_TO_COME else 1
        said = "nothing here yet" if name in YET_TO_COME else "FAILED: nothing of its kind is here"
    print(f"{said:<28} {time.monotonic() - started:6.1f} s", flush=True)
    if step.failed:
        lines = step.log.read_text(errors="replace").splitlines()
        print("\n".join(f"    {line}" for line in lines[-SHOWN_LINES_MAX:]), flush=True)
    return step


def main():
    quick = sys.argv[1:] == ["--quick"]
    if any(word.startswith("-") for word in sys.argv[1:]) and not quick or len(sys.argv) > 2:
        sys.exit(subprocess.run([ROOT / "bin/test", "--help"], check=False).returncode or 2)
    LOGS.mkdir(parents=True, exist_ok=True)
    if sys.argv[1:] and not quick:
        steps = list(named(sys.argv[1]))
    else:
        steps = [(name, action) for name, is_quick, action in STEPS if is_quick or not quick]
    started = time.monotonic()
    done = [perform(name, action) for name, action in steps]
    passed, failed = sum(s.passed for s in done), sum(s.failed for s in done)
    if sys.argv[1:] and not quick and sum(s.passed + s.failed for s in done[1:]) == 0:
        print(f"no test is called {sys.argv[1]}")
        failed += 1
    if quick:
        left = [name for name, is_quick, _ in STEPS if not is_quick]
        print(f"left for the whole bin/test: {', '.join(left)}")
    red = ", ".join(step.name for step in done if step.failed) or "none"
    print(f"{time.monotonic() - started:.0f} s; failed steps: {red}")
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
