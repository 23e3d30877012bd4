"""What every generator of this house shares: quoting, writing, its command line, and the check of a committed page."""
import argparse
import pathlib
import sys
import tomllib


def toml(path):
    return tomllib.loads(pathlib.Path(path).read_text(encoding="utf-8"))


def quote(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def write(path, text):
    """Leaves a file alone that already says so: nobody who reads it need be made anew. Several texts are a folder's files."""
    path = pathlib.Path(path)
    if isinstance(text, dict):
        for name, one in text.items():
            write(path / name, one)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


def run(load, makers):
    """generate.py --NAME FILE ... SOURCE ...: each option writes what its maker makes of the loaded sources."""
    parser = argparse.ArgumentParser()
    for name in makers:
        parser.add_argument(f"--{name}", metavar="FILE")
    parser.add_argument("sources", nargs="+")
    options = parser.parse_args()
    loaded = load(options.sources)
    for name, make in makers.items():
        if path := getattr(options, name):
            write(path, make(loaded))


def drift(page, text, renew):
    """Problems of a committed page that must say what its source says; `--write` on the command line renews it."""
    if "--write" in sys.argv:
        write(page, text)
    elif not page.exists() or page.read_text(encoding="utf-8") != text:
        return [f"docs/{page.name} differs from its source: {renew} . --write"]
    return []
