#!/usr/bin/env python3
"""platform/api/desk.yaml against the code: the same comparison as api_file.py makes for the kiosks' file.

Usage: desk_file.py SOURCE_FOLDER
"""
import pathlib
import re
import sys
import tomllib

import yaml

import api_file

top = pathlib.Path(sys.argv[1])
api_file.api = yaml.safe_load((top / "platform/api/desk.yaml").read_text(encoding="utf-8"))
FROM_NGINX = {("429", "platform_busy"), ("503", "platform_busy")}


def routes(operations):
    text = (top / "platform/desk/routes.h").read_text(encoding="utf-8")
    coded = {(api_file.METHODS[method], path, operation, login == "true") for method, path, operation, login in
             re.findall(r'\{Method::(\w+), "([^"]+)", Operation::(\w+), (\w+)\}', text)}
    written = {(method, path, op["operationId"], op.get("security") != []) for path, method, op in operations}
    return [f"only in {'the code' if route in coded else 'the file'}: {route}" for route in coded ^ written]


def failures(operations):
    known = {code: words["status"] for area in ("desk", "platform")
             for code, words in tomllib.loads((top / f"base/failures/{area}.toml").read_text(encoding="utf-8")).items()
             if "status" in words} | {"platform_internal": 500}
    written = set()
    for path, method, operation in operations:
        for status, response in operation["responses"].items():
            content = response.get("content", {}).get("application/problem+json")
            for code in content["schema"]["allOf"][1]["properties"]["code"]["enum"] if content else []:
                written.add(code)
                if known.get(code) != int(status) and (status, code) not in FROM_NGINX:
                    yield f"{method} {path}: {code} is {status} in the file, {known.get(code)} in the catalogue"
    of_the_desk = tomllib.loads((top / "base/failures/desk.toml").read_text(encoding="utf-8"))
    for code in set(of_the_desk) - written:
        yield f"{code}: is in no operation of the file"


def main():
    operations = [(path, method, operation) for path, item in api_file.api["paths"].items()
                  for method, operation in item.items() if isinstance(operation, dict)]
    problems = routes(operations) + list(failures(operations))
    examples = api_file.check_examples(operations)
    problems += api_file.problems
    print("\n".join(problems) or f"{len(operations)} operations, {examples} examples: file and code agree")
    return 1 if problems or not examples else 0


if __name__ == "__main__":
    sys.exit(main())
