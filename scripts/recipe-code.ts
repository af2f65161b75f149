/** Programs that ask the API: Power Query, AirScript, Python and the command line, written from the case they ask for. */
import type { Definition, Inputs } from '#core'
import type { Language } from './docs.ts'
import { origin, type Pair } from './requests.ts'

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
const fieldOf = ([key, text]: Pair) => `${/^\w+$/.test(key) ? key : `#${quoted(key)}`} = ${quoted(text)}`
const queryOf = (pairs: readonly Pair[]) => `[${pairs.map(fieldOf).join(', ')}]`

/** Power Query: one case as a URL, taken apart so that Power Query does the encoding. */
export const queryOne = ({ id }: Definition, pairs: readonly Pair[], out: string) => `let
  answer = Json.Document(Web.Contents(${quoted(origin)}, [
    RelativePath = "v1/methods/${id}.json",
    Query = ${queryOf(pairs)}
  ]))
in
  answer[outputs][${out}][value]`

/** Power Query: the rows of one input from a table of the workbook, posted as CSV, with the other inputs in the URL. */
export const queryRows = ({ id }: Definition, rows: string, pairs: readonly Pair[], out: string) => `let
  rows = Excel.CurrentWorkbook(){[Name = ${quoted(rows)}]}[Content],
  cell = (value) => if value = null then "" else Text.From(value, "en-US"),
  line = (cells as list) => Text.Combine(List.Transform(cells, cell), ","),
  csv = Text.Combine({line(Table.ColumnNames(rows))} & List.Transform(Table.ToRows(rows), line), "#(lf)"),
  answer = Json.Document(Web.Contents(${quoted(origin)}, [
    RelativePath = "v1/methods/${id}",
    Query = ${queryOf([['rows', rows], ...pairs])},
    Headers = [#"Content-Type" = "text/csv"],
    Content = Text.ToBinary(csv)
  ]))
in
  answer[outputs][${out}][value]`

/** Power Query: a table with one case in each row, each posted as JSON. */
export const queryCases = ({ id }: Definition, out: string) => `let
  cases = Excel.CurrentWorkbook(){[Name = "cases"]}[Content],
  filled = (one as record) => Record.SelectFields(one, List.Select(Record.FieldNames(one), (name) => Record.Field(one, name) <> null)),
  ask = (one as record) => Json.Document(Web.Contents(${quoted(origin)}, [
    RelativePath = "v1/methods/${id}",
    Headers = [#"Content-Type" = "application/json"],
    Content = Json.FromValue(filled(one))
  ]))[outputs][${out}][value],
  results = Table.AddColumn(cases, ${quoted(out)}, ask)
in
  results`

/** AirScript: reads a table from A1 on, asks for each row, and writes the answer beside it, a refusal in the language of the page. */
export const airScript = (
  { id }: Definition,
  out: string,
  language: Language,
) => `const url = '${origin}/v1/methods/${id}'
const output = '${out}'

function ask(inputs) {
  const answer = HTTP.post(url, inputs, { headers: { 'Content-Type': 'application/json' } })
  return answer.json()
}

const letter = (number) => String.fromCharCode(64 + number)
const letters = (column) => (column > 26 ? letter(Math.floor((column - 1) / 26)) : '') + letter((column - 1) % 26 + 1)
const cell = (row, column) => Application.Range(letters(column) + row)
const isBlank = (value) => value === undefined || value === null || value === ''

let last = 0
while (!isBlank(cell(1, last + 1).Value2)) last = last + 1

for (let row = 2; !isBlank(cell(row, 1).Value2); row++) {
  const inputs = {}
  for (let column = 1; column <= last; column++) {
    const value = cell(row, column).Value2
    if (!isBlank(value)) inputs[cell(1, column).Value2] = value
  }
  const answer = ask(inputs)
  cell(row, last + 2).Value2 = answer.outputs ? answer.outputs[output].value : answer.errors[0].code + ' ' + answer.errors[0].${language}
}`

const json = (inputs: Inputs) => JSON.stringify(inputs)

export const curlPost = ({ id }: Definition, inputs: Inputs) =>
  `curl ${origin}/v1/methods/${id} -H 'content-type: application/json' -d '${json(inputs).replaceAll("'", "'\\''")}'`

export const pythonGet = (url: string) =>
  `python3 -c "from urllib.request import urlopen; print(urlopen('${url}').read().decode())"`

export const pythonPost = ({ id }: Definition, inputs: Inputs, out: string) => `import json
from urllib.request import Request, urlopen

inputs = json.loads(r'''${json(inputs)}''')
request = Request("${origin}/v1/methods/${id}", json.dumps(inputs).encode(), {"Content-Type": "application/json"})
answer = json.load(urlopen(request))
print(answer["outputs"]["${out}"]["value"])`
