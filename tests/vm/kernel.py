"""A Debian kernel for the virtual machine: the one apt would install, without installing it.

get(cache) gives the folder with `vmlinuz` and the modules, numbered in the order they are to be loaded. What was fetched
once is kept in the cache.
"""
import hashlib
import lzma
import pathlib
import re
import shutil
import subprocess
import tempfile

META = "linux-image-amd64"
# The emulated controllers, the drivers that devices get on a kiosk, and what the gadgets are put together from.
MODULES = ["vhci-hcd", "dummy_hcd", "libcomposite", "usb_f_hid", "usb_f_acm", "usbhid", "hid-generic", "cdc-acm", "evdev",
           "configfs"]


class NotToBeHad(Exception):
    """There is no kernel to be had here; the text says why."""


def ask(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        raise NotToBeHad(f"{' '.join(command)}: {done.stderr.strip()}")
    return done.stdout


def package_name():
    """The one package the meta package stands for; a pattern would fetch every kernel there is."""
    names = re.findall(r"^\s*Depends: (linux-image-[0-9][a-z0-9.+-]*)$", ask("apt-cache", "depends", META), re.M)
    if len(names) != 1:
        raise NotToBeHad(f"{META} names {names or 'no package'}; is the package list fetched (apt-get update)?")
    return names[0]


def download(package, folder):
    """apt checks the file against the signed list; once more here, so that nobody has slipped another in."""
    subprocess.run(["apt-get", "download", "-q", "-o", "APT::Sandbox::User=root", package], cwd=folder, check=False)
    files = list(folder.glob("*.deb"))
    if len(files) != 1:
        raise NotToBeHad(f"apt-get download {package} brought {len(files)} files")
    expected = re.findall(r"^SHA256: ([0-9a-f]{64})$", ask("apt-cache", "show", package), re.M)
    if hashlib.sha256(files[0].read_bytes()).hexdigest() not in expected:
        raise NotToBeHad(f"{files[0].name} is not what the signed package list names")
    return files[0]


def plain(module):
    """The module's bytes; Debian 13 packs them."""
    data = module.read_bytes()
    return lzma.decompress(data) if module.suffix == ".xz" else data


def name_of(module):
    return module.name.split(".ko")[0].replace("-", "_")


def with_dependencies(wanted, modules, builtin):
    """Names in load order, each after what it depends on (its own .modinfo says so)."""
    order = []

    def add(name):
        name = name.replace("-", "_")
        if name in order or (name not in modules and name in builtin):
            return
        if name not in modules:
            raise NotToBeHad(f"the kernel has no module {name}")
        depends = re.search(rb"\0depends=([^\0]*)\0", plain(modules[name]))
        for other in filter(None, depends.group(1).decode().split(",") if depends else []):
            add(other)
        order.append(name)

    for name in wanted:
        add(name)
    return order


def take(tree, into):
    """From the unpacked package only what the machine needs."""
    shutil.copy(next((tree / "boot").glob("vmlinuz-*")), into / "vmlinuz")
    root = next((tree / "lib/modules").iterdir())
    modules = {name_of(path): path for path in (root / "kernel").rglob("*.ko*")}
    builtin = {name_of(pathlib.Path(line)) for line in (root / "modules.builtin").read_text().split()}
    for number, name in enumerate(with_dependencies(MODULES, modules, builtin)):
        (into / f"{number:02}-{name}.ko").write_bytes(plain(modules[name]))


def fetch(cache):
    package = package_name()
    with tempfile.TemporaryDirectory(dir=cache) as scratch:
        scratch = pathlib.Path(scratch)
        tree, taken = scratch / "tree", scratch / "taken"
        taken.mkdir()
        ask("dpkg-deb", "-x", str(download(package, scratch)), str(tree))
        take(tree, taken)
        (taken / "package").write_text(package + "\n")
        return taken.rename(place(cache))


def place(cache):
    return cache / ("kernel-" + hashlib.sha256(" ".join(MODULES).encode()).hexdigest()[:12])


def get(cache):
    found = place(cache)
    return found if found.exists() else fetch(cache)
