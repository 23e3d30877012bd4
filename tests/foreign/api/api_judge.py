"""schemathesis asks every operation of the file the service serves, through nginx, with data made from the file itself:
no answer of 5xx, none the file does not know, none in another form than the file says.

Usage: api_judge.py SOURCE_FOLDER CREDIT_PLATFORM CREDIT_CERTS SCHEMATHESIS WORK_FOLDER
"""
import pathlib
import subprocess
import sys

import yaml

source, platform, certs, schemathesis, work = sys.argv[1:]
sys.path.insert(0, f"{source}/tests/end-to-end/platform")
from world import Places, World  # noqa: E402

CHECKS = ("not_a_server_error", "status_code_conformance", "content_type_conformance", "response_headers_conformance",
          "response_schema_conformance", "negative_data_rejection")
LAST = "close_visit"  # what others need is closed at the end


def judge(world, operation, file, work):
    """One operation, with a visit of its own where it needs one."""
    config = work / "schemathesis.toml"
    visit = world.open_visit().split("/")[-1]
    config.write_text(f'[parameters]\n"path.visit" = "{visit}"\n')
    done = subprocess.run(
        [schemathesis, "--config-file", config, "run", file, "--url", f"https://localhost:{world.port}",
         "--tls-verify", world.pki / "root.pem", "--request-cert", world.pki / "kiosk-tls.pem",
         "--request-cert-key", world.pki / "kiosk-tls.key", "--include-operation-id", operation, "--checks", ",".join(CHECKS),
         "--phases", "examples,coverage,fuzzing", "--max-examples", "40", "--seed", "20261122", "--generation-database", "none",
         "--request-timeout", "20", "--no-color"], capture_output=True, text=True, cwd=work)
    print(f"{'ok  ' if done.returncode == 0 else 'FAIL'}  {operation}", flush=True)
    if done.returncode:
        print(done.stdout[-6000:], done.stderr[-2000:])
    return done.returncode == 0


def main():
    folder = pathlib.Path(work)
    world = World(Places(source), platform, certs, folder / "world")
    try:
        world.start()
        status, served, _ = world.ask("GET", "/v1/openapi.yaml")
        assert status == 200, "the service does not serve its file"
        file = folder / "openapi.yaml"
        file.write_bytes(served)
        operations = [operation["operationId"] for item in yaml.safe_load(served)["paths"].values()
                      for operation in item.values() if isinstance(operation, dict)]
        operations.sort(key=lambda name: name == LAST)
        refused = [name for name in operations if not judge(world, name, file, folder)]
    finally:
        codes = world.stop()
    print(f"{len(operations)} operations asked, {len(refused)} refused: {', '.join(refused)}; stopped with {codes}")
    return 1 if refused or not operations or set(codes) != {0} else 0


if __name__ == "__main__":
    sys.exit(main())
