#!/usr/bin/env python3
"""gallery.py VISITS OUT: the pictures that play.py left in VISITS as one page, OUT/index.html, every link relative.

Every screen of the app (VisitView::Screen) must be in it in each of the three languages; exit status 1 says which are not.
With --partial a selection of scenarios is no mistake.
"""
import hashlib
import html
import json
import pathlib
import re
import shutil
import sys

source = pathlib.Path(__file__).resolve().parents[3]
languages = {"zh_CN": "简体中文", "zh_TW": "繁體中文", "en": "English"}

head = """<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>自助终端画面 · Screens of the kiosk</title><style>
body { margin: 0; font: 16px/1.5 "Noto Sans CJK SC", sans-serif; color: #14263f; background: #f6f4ef; }
main, header, nav { max-width: 1400px; margin: 0 auto; padding: 16px 32px; }
h1 { margin: 16px 0 0; } h2 { margin: 40px 0 8px; border-top: 2px solid #d8d4ca; padding-top: 24px; } h3 { margin: 24px 0 8px; }
nav a { display: inline-block; margin: 0 16px 4px 0; color: #1d4e89; }
.row { display: flex; flex-wrap: wrap; gap: 24px; } figure { margin: 0; } figcaption { font-size: 14px; color: #4a5a70; }
img { display: block; max-width: 400px; max-height: 560px; border: 1px solid #8791a0; background: #fff; }
</style></head><body>
"""


def screens_of_the_app():
    header = (source / "kiosk/session/visit_view.h").read_text()
    names = re.findall(r"\w+", re.search(r"enum class Screen \{(.*?)\}", header, re.S)[1])
    return [re.sub(r"(?<!^)([A-Z])", r"-\1", name).lower() for name in names]


class Album:
    """Equal pictures are kept once."""

    def __init__(self, folder):
        self.folder, self.seen = folder, {}
        (folder / "pictures").mkdir(parents=True, exist_ok=True)

    def keep(self, file):
        name = f"pictures/{hashlib.sha256(file.read_bytes()).hexdigest()[:20]}.png"
        if not (self.folder / name).exists():
            shutil.copyfile(file, self.folder / name)
        return name


def step_shown(album, visit, step, number, met):
    caption = step["screen"] + (f" · {step['failure']}" if "failure" in step else "")
    parts = [f"<h3>{number}. {html.escape(caption)}</h3>"]
    for look in step["pictures"]:
        parts.append('<div class="row">')
        for language, file in sorted(look.items(), key=lambda item: list(languages).index(item[0])):
            met.setdefault(step["screen"], set()).add(language)
            parts.append(f'<figure><img loading="lazy" src="{album.keep(visit / file)}" alt="{html.escape(caption)}, {language}">'
                         f"<figcaption>{languages[language]}</figcaption></figure>")
        parts.append("</div>")
    if "did" in step:
        parts.append(f"<p>→ {html.escape(step['did'])}</p>")
    return parts


def visit_shown(album, visit, met):
    diary = json.loads((visit / "visit.json").read_text())
    parts = [f'<h2 id="{visit.name}">{html.escape(visit.name)}: {html.escape((visit / "words").read_text())}</h2>',
             f"<p>{html.escape(diary['card'])} · {languages[diary['language']]} · {html.escape(diary['outcome'])}</p>"]
    number = 0
    for step in diary["steps"]:
        if step.get("pictures"):
            number += 1
            parts += step_shown(album, visit, step, number, met)
    return parts


def main():
    partial = "--partial" in sys.argv
    visits, out = (pathlib.Path(argument) for argument in [word for word in sys.argv[1:] if word != "--partial"])
    shutil.rmtree(out, ignore_errors=True)
    album, met = Album(out), {}
    folders = sorted(file.parent for file in visits.glob("*/visit.json"))
    links = "".join(f'<a href="#{folder.name}">{html.escape(folder.name)}</a>' for folder in folders)
    body = [line for folder in folders for line in visit_shown(album, folder, met)]
    (out / "index.html").write_text(head + "<header><h1>自助终端画面</h1></header><nav>" + links + "</nav><main>" +
                                    "\n".join(body) + "</main></body></html>\n")
    missing = [f"{screen} in {language}" for screen in screens_of_the_app() for language in languages
               if language not in met.get(screen, set())]
    count = len(list((out / "pictures").iterdir()))
    print(f"gallery: {len(folders)} visits, {len(met)} of {len(screens_of_the_app())} screens, {count} pictures: {out}/index.html")
    for screen in [] if partial else missing:
        print(f"FAIL  no picture of {screen}")
    return 1 if missing and not partial else 0


if __name__ == "__main__":
    sys.exit(main())
