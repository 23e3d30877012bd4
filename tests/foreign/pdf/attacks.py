"""What may be done to a signed report: each returns the bytes of the spoilt file."""
import io
import re
import subprocess

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader


def changed_byte(pdf, _other, _folder):
    spoilt = bytearray(pdf)
    spoilt[len(spoilt) // 3] ^= 1
    return bytes(spoilt)


def appended_revision(pdf, _other, _folder):
    """A well-formed incremental update: a line of text in the document's information."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    info = writer.add_object(generic.DictionaryObject({generic.NameObject("/Subject"): generic.TextStringObject("added")}))
    writer.set_info(info)
    return written(writer)


def removed_signature(pdf, _other, _folder):
    """The field stands, its value is gone: the update of whoever hopes that nobody asks for a signature."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    field = writer.root["/AcroForm"]["/Fields"][0]
    del field["/V"]
    writer.update_container(field)
    return written(writer)


def emptied_signature(pdf, _other, _folder):
    """In place: the signature's digits are zeros."""
    return re.sub(rb"/Contents <[0-9a-f]+>", lambda found: b"/Contents <" + b"0" * (len(found[0]) - 12) + b">", pdf)


def swapped_page(pdf, other, folder):
    """The first page is that of another signed report: the file is written anew around it."""
    (folder / "one.pdf").write_bytes(pdf)
    (folder / "two.pdf").write_bytes(other)
    subprocess.run(["qpdf", "--object-streams=disable", "one.pdf", "--pages", "two.pdf", "1", "one.pdf", "2-z", "--", "swapped.pdf"], cwd=folder, check=True)
    return (folder / "swapped.pdf").read_bytes()


def laid_over_page(pdf, other, _folder):
    """The same as an update: every byte that was signed still stands, and the first page shows another report's."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    foreign = PdfFileReader(io.BytesIO(other)).root["/Pages"]["/Kids"][0]
    page = writer.root["/Pages"]["/Kids"][0]
    page["/Contents"] = writer.import_object(foreign.raw_get("/Contents"))
    page["/Resources"] = writer.import_object(foreign.raw_get("/Resources"))
    writer.update_container(page)
    return written(writer)


def moved_signature(pdf, other, _folder):
    """The signature of one report in the room of another's."""
    digits = re.search(rb"/Contents <[0-9a-f]+>", pdf)[0]
    room = re.search(rb"/Contents <[0-9a-f]+>", other)[0]
    if len(digits) > len(room):  # a stamped one does not fit: without its padding it would, as far as it goes
        digits = digits[:len(room) - 1] + b">"
    return other.replace(room, digits[:-1].ljust(len(room) - 1, b"0") + b">")


def written(writer):
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


ATTACKS = [changed_byte, appended_revision, removed_signature, emptied_signature, swapped_page, laid_over_page,
           moved_signature]
