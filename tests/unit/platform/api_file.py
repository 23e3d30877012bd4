#!/usr/bin/env python3
"""platform/api/openapi.yaml against the code: routes, failure statuses, references, and its examples against its schemas.

Usage: api_file.py SOURCE_FOLDER
"""
import pathlib
import re
import sys
import tomllib

import yaml

top = pathlib.Path(sys.argv[1])
api = yaml.safe_load((top / "platform/api/openapi.yaml").read_text(encoding="utf-8"))
METHODS = {"get": "get", "post": "post", "remove": "delete"}
TYPES = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool}
FROM_NGINX = {(429, "platform_busy")}
problems = []


def resolve(node):
    while isinstance(node, dict) and "$ref" in node:
        at = api
        for part in node["$ref"].removeprefix("#/").split("/"):
            at = at[part]
        node = at
    return node


def mismatch(schema, value, place):
    """The first way in which the value does not fit the schema, or nothing."""
    schema = resolve(schema)
    for part in schema.get("allOf", []):
        if found := mismatch(part, value, place):
            return found
    if "type" in schema and not isinstance(value, TYPES[schema["type"]]):
        return f"{place} is no {schema['type']}"
    if "const" in schema and value != schema["const"] or "enum" in schema and value not in schema["enum"]:
        return f"{place} has a value that is not allowed"
    if isinstance(value, str) and not re.search(schema.get("pattern", ""), value):
        return f"{place} does not fit its pattern"
    if isinstance(value, int) and not schema.get("minimum", value) <= value <= schema.get("maximum", value):
        return f"{place} is out of its range"
    if isinstance(value, list):
        return next(filter(None, (mismatch(schema.get("items", {}), item, place + "[]") for item in value)), None)
    if isinstance(value, dict):
        known = schema.get("properties", {})
        if missing := [key for key in schema.get("required", []) if key not in value]:
            return f"{place} lacks {missing}"
        if schema.get("additionalProperties") is False and set(value) - set(known):
            return f"{place} has unknown {set(value) - set(known)}"
        return next(filter(None, (mismatch(known[key], value[key], f"{place}.{key}") for key in value if key in known)), None)
    return None


def check_routes(operations):
    text = (top / "platform/service/routes.h").read_text(encoding="utf-8")
    coded = {(METHODS[method], path, operation, only == "true") for method, path, operation, only in
             re.findall(r'\{Method::(\w+), "([^"]+)", Operation::(\w+), (\w+)\}', text)}
    written = {(method, path, op["operationId"], op.get("security", api["security"]) != []) for path, method, op in operations}
    for route in coded ^ written:
        problems.append(f"only in {'the code' if route in coded else 'the file'}: {route}")


def statuses():
    found = {"platform_internal": 500}
    for file in set((top / "base/failures").glob("*.toml")) - {top / "base/failures" / name for name in ("enrolment.toml", "desk.toml")}:  # of EST and of desk.yaml
        for code, words in tomllib.loads(file.read_text(encoding="utf-8")).items():
            if "status" in words:
                found[code] = words["status"]
    return found


def check_failures(operations):
    in_code, written = statuses(), set()
    for path, method, operation in operations:
        for status, response in operation["responses"].items():
            content = resolve(response).get("content", {}).get("application/problem+json")
            for code in content["schema"]["allOf"][1]["properties"]["code"]["enum"] if content else []:
                written.add(code)
                if in_code.get(code) != int(status) and (int(status), code) not in FROM_NGINX:
                    problems.append(f"{method} {path}: {code} is {status} in the file, {in_code.get(code)} in the catalogue")
    for code in set(in_code) - written - {"route_unknown", "method_not_allowed"}:  # of no path in the file
        problems.append(f"{code}: has a status, and is in no operation of the file")


def check_examples(operations):
    count = 0
    for path, method, operation in operations:
        bodies = [resolve(response) for response in operation["responses"].values()] + [operation.get("requestBody", {})]
        for body in bodies:
            for media in body.get("content", {}).values():
                if "example" in media:
                    count += 1
                    if found := mismatch(media["schema"], media["example"], f"{method} {path}"):
                        problems.append(found)
    return count


def main():
    operations = [(path, method, operation) for path, item in api["paths"].items()
                  for method, operation in item.items() if isinstance(operation, dict)]
    check_routes(operations)
    check_failures(operations)
    examples = check_examples(operations)
    assert mismatch({"type": "string", "pattern": "^a$"}, "b", "self-test")
    print("\n".join(problems) or f"{len(operations)} operations, {examples} examples: file and code agree")
    return 1 if problems or not examples else 0


if __name__ == "__main__":
    sys.exit(main())
