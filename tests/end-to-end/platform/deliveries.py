"""Deliveries of a department, by the command that takes them in: sheets, lists of errors, wrong and doubled codes."""
import csv
import io
import subprocess
import unittest
import zipfile
from xml.sax.saxutils import escape

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PARTS = {
    "xl/workbook.xml": f'<workbook xmlns:r="{RELATIONS}"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships><Relationship Id="r1" Type="{RELATIONS}/worksheet" Target="worksheets/a.xml"/>'
                                  "</Relationships>",
}


def write_sheet(file, rows):
    cells = "".join("<row>" + "".join(f'<c t="inlineStr"><is><t>{escape(cell)}</t></is></c>' for cell in row) + "</row>" for row in rows)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in {**PARTS, "xl/worksheets/a.xml": f"<worksheet><sheetData>{cells}</sheetData></worksheet>"}.items():
            archive.writestr(name, text)


class Deliveries(unittest.TestCase):
    world = None

    def setUp(self):
        self.folder = self.world.folder / "deliveries"
        self.folder.mkdir(exist_ok=True)
        self.settings = self.world.settings_of("deliveries", self.folder / "settings.toml")
        self.world.stores.drop("deliveries")
        self.assertEqual(self.manage("prepare").returncode, 0)
        self.assertEqual(self.deliver("persons", self.world.folder / "seed/persons.csv").returncode, 0)
        with open(self.world.folder / "seed/penalty.csv", encoding="utf-8-sig", newline="") as file:
            self.head, *self.rows = list(csv.reader(file))

    def manage(self, command, *arguments):
        return subprocess.run([self.world.platform, command, "--settings", self.settings, *arguments], capture_output=True, text=True)

    def deliver(self, table, file):
        self.errors = self.folder / "errors.csv"
        return self.manage("import", "--table", table, "--errors", self.errors, file)

    def error_rows(self):
        content = self.errors.read_bytes()
        self.assertTrue(content.startswith(b"\xef\xbb\xbf"))
        self.assertEqual(self.errors.stat().st_mode & 0o777, 0o600)
        return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))

    def cell(self, row, head):
        return row[self.head.index(head)]

    def test_a_sheet_is_taken_in_as_the_same_csv(self):
        sheet = self.folder / "penalty.xlsx"
        write_sheet(sheet, [self.head, *self.rows])
        done = self.deliver("penalty", sheet)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn(f"taken {len(self.rows)}, corrected 0, already there 0, rejected 0", done.stdout)
        again = self.deliver("penalty", self.world.folder / "seed/penalty.csv")
        self.assertIn(f"taken 0, corrected 0, already there {len(self.rows)}, rejected 0", again.stdout)
        self.assertEqual({row["结果"] for row in self.error_rows()}, {"平台已有"})

    def test_what_a_department_must_put_right(self):
        row = list(self.rows[0])
        number, name = self.cell(row, "证件号码"), self.cell(row, "行政相对人名称")
        wrong = number[:-1] + ("0" if number[-1] != "0" else "1")
        row[self.head.index("证件号码")] = wrong
        sheet = self.folder / "wrong.xlsx"
        write_sheet(sheet, [self.head, row, self.rows[0], self.rows[0]])
        self.assertEqual(self.deliver("penalty", sheet).returncode, 2)
        rejected, doubled = self.error_rows()
        self.assertEqual((rejected["结果"], rejected["行号"], rejected["列"], rejected["错误代码"]),
                         ("退回", "2", "证件号码", "import_id_number_wrong"))
        self.assertEqual((doubled["结果"], doubled["行号"], doubled["问题"]), ("文件内重复", "4", "与第 3 行相同"))
        self.assertNotIn(number[:14], self.errors.read_text(encoding="utf-8"))
        self.assertNotIn(name, self.errors.read_text(encoding="utf-8"))
        codes = self.manage("codes")
        self.assertEqual(codes.returncode, 2)
        self.assertIn(f"wrong.xlsx,2,import_id_number_wrong,{wrong},{name}", codes.stdout)

    def test_one_code_with_two_names_waits_for_the_staff(self):
        row = list(self.rows[0])
        row[self.head.index("行政相对人名称")] = "测试申"
        sheet = self.folder / "named.xlsx"
        write_sheet(sheet, [self.head, row])
        self.assertEqual(self.deliver("penalty", sheet).returncode, 2)
        codes = self.manage("codes").stdout
        self.assertIn("测试申", codes)
        self.assertIn(self.cell(self.rows[0], "行政相对人名称"), codes)
        number = self.cell(row, "证件号码")
        self.assertNotIn(number, codes)
        self.assertEqual(self.manage("codes", "admit", number, "测试申").returncode, 0)
        self.assertEqual(self.deliver("penalty", sheet).returncode, 0)
        self.assertEqual(self.manage("codes").returncode, 0)

    def test_what_is_no_table_leaves_the_store_as_it_was(self):
        for content in (b"PK\x03\x04 and no more", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
            file = self.folder / "broken.xlsx"
            file.write_bytes(content)
            done = self.deliver("penalty", file)
            self.assertEqual(done.returncode, 1)
            self.assertIn("sheet_malformed", done.stderr)
