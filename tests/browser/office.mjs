// LibreOffice as a person would use it: cells of a workbook are filled in and it is saved; a workbook is worked out again.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const program = process.env.SOFFICE ?? 'soffice';

/** Without this it shows the values that are in a file which it did not write. */
const settings = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
`;

/** Types texts into cells, each found by the reference of its row and the head of its column. */
const macro = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Fill(source As String, target As String, list As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  book = StarDesktop.loadComponentFromURL(ConvertToURL(source), "_blank", 0, hidden())
  file = FreeFile
  Open list For Input As #file
  Do While Not EOF(file)
    Line Input #file, entry
    parts = Split(entry, Chr(9))
    If UBound(parts) = 2 Then Put(book, parts(0), parts(1), parts(2))
  Loop
  Close #file
  Dim xlsx(0) As New com.sun.star.beans.PropertyValue
  xlsx(0).Name = "FilterName"
  xlsx(0).Value = "Calc MS Excel 2007 XML"
  book.storeToURL(ConvertToURL(target), xlsx())
  book.close(True)
  StarDesktop.terminate()
End Sub

Sub Put(book, reference, head, text)
  For Each sheet In book.Sheets
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    last = cursor.RangeAddress.EndColumn
    about = -1
    column = -1
    For row = 0 To cursor.RangeAddress.EndRow
      For at = 0 To last
        said = sheet.getCellByPosition(at, row).String
        If said = head Then column = at
        If Left(said, 9) = "Reference" And at = last Then about = at
      Next
      If about &gt;= 0 And column &gt;= 0 Then
        If sheet.getCellByPosition(about, row).String = reference Then
          sheet.getCellByPosition(column, row).FormulaLocal = text
          Exit Sub
        End If
      End If
    Next
  Next
End Sub
</script:module>
`;

/** Does something in a folder and a profile of its own. */
function apart(work) {
  const folder = mkdtempSync(join(tmpdir(), 'office-'));
  const profile = join(folder, 'profile');
  const run = (...words) => execFileSync(
    program, [`-env:UserInstallation=${pathToFileURL(profile)}`, '--headless', '--norestore', ...words], { stdio: 'pipe' },
  );
  try {
    mkdirSync(join(profile, 'user'), { recursive: true });
    writeFileSync(join(profile, 'user', 'registrymodifications.xcu'), settings);
    return work(folder, run, profile);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A workbook in which a person has typed: `[reference of the row, head of the column, text]`. */
export const filledIn = (workbook, entries) => apart((folder, run, profile) => {
  // Its first start makes the place for macros, and would write over one that is there.
  run('--terminate_after_init');
  writeFileSync(join(profile, 'user', 'basic', 'Standard', 'Module1.xba'), macro);
  const [source, target, list] = ['in.xlsx', 'out.xlsx', 'list.txt'].map((name) => join(folder, name));
  writeFileSync(source, workbook);
  writeFileSync(list, `${entries.map((entry) => entry.join('\t')).join('\n')}\n`);
  run(`macro:///Standard.Module1.Fill(${source},${target},${list})`);
  return readFileSync(target);
});

/** The sheets of a workbook by name, each as comma-separated text, once every formula is worked out again. */
export const workedOut = (workbook) => apart((folder, run) => {
  const source = join(folder, 'book.xlsx');
  writeFileSync(source, workbook);
  // Comma, double quotes, UTF-8, as shown, every sheet.
  run('--convert-to', 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1', '--outdir', folder, source);
  const sheets = readdirSync(folder).filter((name) => name.endsWith('.csv'));
  return Object.fromEntries(sheets.map((name) => [name.slice('book-'.length, -'.csv'.length), readFileSync(join(folder, name), 'utf8')]));
});
