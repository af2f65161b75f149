/** The page of recipes: how sheets, queries, scripts and programs without the add-in get numbers from the API; every number was computed. */
import { calculate, factorSet, type Inputs, type Method } from '#core'
import { exampleIn } from '#core/example'
import { unitShown } from '#core/unit-names'
import { csv } from '../worker/formats.ts'
import { casesRange } from './compact.ts'
import type { Language } from './docs.ts'
import { apiOf, frame, helpOf, html, type Page, scrolling, suffix, type Words, words } from './frame.ts'
import { methods } from './functions.ts'
import { type Range, rowsRange } from './ranges.ts'
import { airScript, curlPost, pythonGet, pythonPost, queryCases, queryOne, queryRows } from './recipe-code.ts'
import { numberOf, type Pair, pairsOf, urlOf } from './requests.ts'
import { formula, program, result, sheet, shownNumber } from './sheet-table.ts'

/** The case of one URL: the first method, with its example. */
const one = methods[0] as Method
const {
  definition,
  definition: { example },
} = one
const headline = numberOf(one, example)
const { out } = headline
const pairs = pairsOf(definition, example)?.pairs ?? []

/** The first of its inputs that is made of rows. */
const listed = Object.keys(example).find((key) => definition.inputs[key]?.kind === 'rows') ?? ''

/** Many cases, one in each row: the first method whose example is made of numbers alone, so that a row of cells is a case. */
const many = methods.find((each) =>
  Object.values(each.definition.example).every((cell) => typeof cell === 'number'),
) as Method
const manyOut = numberOf(many, many.definition.example).out
const casesOf = (range: Range): Inputs[] => {
  const [keys = [], ...rows] = range
  return rows.map((row) => Object.fromEntries(keys.map((key, i) => [key, row[i]])))
}
const answersOf = (range: Range) =>
  casesOf(range).map((inputs) => {
    const answer = calculate(many, inputs)
    return answer.ok ? answer.result.outputs[manyOut] : undefined
  })
const cases = casesRange(many.definition, many.definition.example, (range) => {
  const values = answersOf(range).map((output) => output?.value)
  return !values.includes(undefined) && new Set(values).size === values.length
})?.range as Range

/** A value that the example has and that its input does not allow. */
const [wrongKey = '', wrongValue = 0] =
  Object.keys(example)
    .flatMap((key) => {
      const input = definition.inputs[key]
      return input?.kind === 'quantity' && input.max !== undefined ? [[key, input.max * 2] as const] : []
    })
    .at(-1) ?? []
const refusal = calculate(one, { ...example, [wrongKey]: wrongValue })

/** A number as a cell shows it, with its unit. */
const number = ({ value, unit }: { value: number; unit: string }, { language }: Words) =>
  result(shownNumber(value), html(unitShown(unit)[language]))
/** Cells of a sheet with what is typed into them; one that shows a number has it below. */
const typedCells = (...cells: readonly (readonly [cell: string, text: string, shown?: string])[]) =>
  `<dl class="cells">\n${cells.map(([cell, text, shown = '']) => `<dt>${cell}</dt><dd>${formula(text)}${shown}</dd>`).join('\n')}\n</dl>`

function cellRecipes(w: Words): string {
  const { say } = w
  const shown = number(headline, w)
  const txt = urlOf(definition, 'txt', [...pairs, ['out', out]])
  const xml = urlOf(definition, 'xml', pairs)
  const pinned = urlOf(definition, 'txt', [
    ...pairs,
    ['out', out],
    ['edition', definition.edition],
    ['factors', factorSet],
  ])
  const wrong = urlOf(definition, 'txt', [
    ...pairs.map(([key, text]): Pair => [key, key === wrongKey ? String(wrongValue) : text]),
    ['out', out],
    ['err', 'text'],
  ])
  const refused = result(`ERR:${refusal.ok ? '' : refusal.problems[0]?.code}`, '', true)
  // the last input comes from a cell, behind all others
  const [changed = '', typed = ''] = pairs.at(-1) ?? []
  const beginning = urlOf(definition, 'txt', [...pairs.slice(0, -1), ['out', out], [changed, '']])
  return [
    `<h2 id="webservice">${say('Excel：WEBSERVICE', 'Excel: WEBSERVICE')}</h2>`,
    `<p>${say(
      '只在 Windows 的 Excel 2013 及以后可用；Mac 上列有此函数但不返回结果，WPS 未见支持。地址最多 2048 个字符。公式中的文本常量最多 255 个字符，所以把地址放在单元格里。',
      'Works in Excel 2013 and later on Windows only; on a Mac the function is listed and returns nothing; in WPS no support was found. An address has at most 2048 characters. A text within a formula has at most 255, so the address stands in a cell.',
    )}</p>`,
    typedCells(['A1', txt], ['A2', '=NUMBERVALUE(WEBSERVICE(A1),".")', shown]),
    `<p>${say(
      '.txt 只返回一个数，小数点是点，不带单位；NUMBERVALUE 使结果与电脑的区域设置无关。',
      '.txt answers one bare number with a decimal point and no unit; NUMBERVALUE makes it independent of the settings of the computer.',
    )}</p>`,
    `<h3>${say('输入来自单元格', 'Inputs from cells')}</h3>`,
    `<p>${say('数字用点作小数点；文本用 ENCODEURL 编码。', 'Numbers with a point; texts through ENCODEURL.')}</p>`,
    typedCells(
      ['A1', beginning],
      ['B1', typed],
      ['A2', '=NUMBERVALUE(WEBSERVICE(A1&SUBSTITUTE(B1,",",".")),".")', shown],
    ),
    `<h3>${say('一次取多个结果：FILTERXML', 'Several results of one call: FILTERXML')}</h3>`,
    typedCells(
      ['A1', xml],
      ['A2', '=WEBSERVICE(A1)'],
      ...Object.keys(definition.outputs).map((key, i) => {
        const formulaOf = `=NUMBERVALUE(FILTERXML(A$2,"//${key}"),".")`
        return [`A${i + 3}`, formulaOf, number(numberOf(one, example, key), w)] as const
      }),
    ),
    `<h3>${say('报错写进单元格', 'Refusals as text')}</h3>`,
    `<p>${say(
      `被拒绝时 WEBSERVICE 只显示 #VALUE!。加上 err=text，单元格得到代码，例如 ${wrongKey} = ${wrongValue}：`,
      `Where the API refuses, WEBSERVICE only shows #VALUE!. With err=text the cell gets the code, as for ${wrongKey} = ${wrongValue}:`,
    )}</p>`,
    typedCells(['A1', wrong], ['A2', '=WEBSERVICE(A1)', refused]),
    `<h3>${say('结果不会悄悄改变', 'Answers that do not change unnoticed')}</h3>`,
    `<p>${say(
      '写明版次与因子集，同一地址就只得到同一个数；本站不再有该版次或因子集时，则被拒绝。',
      'With the edition and the factor set in it an address gets the same number, or a refusal once this site no longer has that edition or set.',
    )}</p>`,
    typedCells(['A1', pinned], ['A2', '=NUMBERVALUE(WEBSERVICE(A1),".")', shown]),
  ].join('\n')
}

function importRecipe(w: Words): string {
  const { say } = w
  const answer = calculate(one, example)
  const lines = answer.ok
    ? csv(answer.result)
        .trim()
        .split('\r\n')
        .map((line) => line.split(','))
    : []
  const shown = lines.slice(0, Object.keys(definition.outputs).length + 1)
  const more = lines.length - shown.length
  const cell = (text: string) => html(text === '' || Number.isNaN(Number(text)) ? text : shownNumber(Number(text)))
  const row = (cells: string[]) => `<tr>${cells.map((text) => `<td>${cell(text)}</td>`).join('')}</tr>`
  return [
    `<h2 id="importdata">${say('Google 表格：IMPORTDATA', 'Google Sheets: IMPORTDATA')}</h2>`,
    `<p>${say(
      '地址须能从互联网访问。打开的表格每小时刷新一次；用得多会被限速；参数不能取自 NOW 或 RAND。',
      'The address must be reachable from the internet. An open sheet refreshes it hourly; much use is slowed down; arguments may not depend on NOW or RAND.',
    )}</p>`,
    typedCells(['A1', urlOf(definition, 'csv', pairs)], ['A2', '=IMPORTDATA(A1)']),
    scrolling(`<table class="sheet"><tbody>${shown.map(row).join('\n')}</tbody></table>`, 'IMPORTDATA'),
    `<p>${say(
      `下面还有 ${more} 行（方法、版次、因子集、警告、摘要）；A2 起的 ${lines.length} 行 3 列须是空单元格。`,
      `${more} more rows follow (method, edition, factor set, warnings, digest); ${lines.length} rows of 3 cells from A2 on must be free.`,
    )}</p>`,
    `<p>${say('只要一个数：', 'One number alone:')}</p>`,
    typedCells(['A2', `=VLOOKUP("${out}",IMPORTDATA(A1),2,FALSE)`, number(headline, w)]),
  ].join('\n')
}

/** What is to be changed for other methods, and what a row of cells cannot hold. */
const otherMethods = ({ say }: Words, changed: string) =>
  `<p>${say(
    `换成别的方法时，改 ${changed}；空单元格视为没有填写。由多行组成的输入（如 ${listed}）放不进一个单元格，这样的方法用<a href="#methods">各方法的地址</a>里的紧凑写法。`,
    `For another method change ${changed}; a blank cell counts as not given. Inputs that are made of rows, such as ${listed}, do not fit into one cell: for such methods use <a href="#methods">addresses</a>, where rows are compact text.`,
  )}</p>`

const manyResults = (w: Words) => answersOf(cases).flatMap((output) => (output ? number(output, w) : []))

function queryRecipes(w: Words): string {
  const { say } = w
  const paste = `<p>${say('粘贴到高级编辑器：', 'For the Advanced Editor:')}</p>`
  // the first input that is made of rows goes as a table, the others stay in the address
  const others = pairs.filter(([key]) => key !== listed)
  return [
    '<h2 id="power-query">Power Query</h2>',
    `<p>${say(
      '数据 > 获取数据 > 空白查询 > 高级编辑器；连接方式选“匿名”，最多等 100 秒。RelativePath 与 Query 由 Power Query 编码，地址里不用自己转义。把工作簿的表与网址合用时，可能要设置隐私级别。',
      'Data > Get Data > Blank Query > Advanced Editor; choose Anonymous access; it waits 100 seconds at most. Power Query encodes RelativePath and Query, so nothing is escaped by hand. A table of the workbook together with an address may ask for privacy levels.',
    )}</p>`,
    `<h3>${say('一个算例', 'One case')}</h3>`,
    paste,
    program(queryOne(definition, pairs, out), w),
    number(headline, w),
    `<h3>${say(`表中的多行作为一项输入（POST，CSV）`, 'The rows of a table as one input (POST, CSV)')}</h3>`,
    `<p>${say(`工作簿中有一个名为 ${listed} 的表（单元格中不含逗号）：`, `The workbook has a table named ${listed}, without commas in its cells:`)}</p>`,
    sheet(rowsRange(example[listed] as readonly Readonly<Record<string, string | number>>[]), listed, w),
    paste,
    program(queryRows(definition, listed, others, out), w),
    number(headline, w),
    `<h3>${say('每行一个算例（POST，JSON）', 'One case in each row (POST, JSON)')}</h3>`,
    `<p>${say('工作簿中有一个名为 cases 的表，列名是输入的键：', 'The workbook has a table named cases; its columns are the keys of the inputs:')}</p>`,
    sheet(cases, 'cases', w),
    otherMethods(
      w,
      say('RelativePath 与 [outputs] 后的结果名', 'RelativePath and the name of the result after [outputs]'),
    ),
    paste,
    program(queryCases(many.definition, manyOut), w),
    ...manyResults(w),
  ].join('\n')
}

function scriptRecipe(w: Words): string {
  const { language, say } = w
  return [
    `<h2 id="airscript">${say('金山文档、WPS 智能表格：AirScript', 'Kdocs and WPS smart sheets: AirScript')}</h2>`,
    `<p>${say(
      '在线表格里不能安装函数，但脚本可以逐行提交。当前工作表从 A1 起是下表，列名是输入的键；结果写在空一列之后。地址须能从互联网访问。',
      'Functions cannot be added to online sheets, but a script can post row by row. The active sheet holds this table from A1 on, its columns are the keys of the inputs; the results stand after one empty column. The address must be reachable from the internet.',
    )}</p>`,
    `<p class="note">${say(
      '未经验证的名称：HTTP.post（及它把对象写成 JSON、headers 的写法）、返回值的 json()、Application.Range(...).Value2。我们只在他人的脚本里见过它们；旧版 AirScript 写入时用 Value。发出请求前，可能要在脚本编辑器里添加网络服务。',
      'Names that were not verified: HTTP.post (that it writes an object as JSON, and how it takes headers), json() of what it returns, Application.Range(...).Value2. We have seen them in scripts of others only; older AirScript writes through Value. The script editor may ask to add the network service before a request is sent.',
    )}</p>`,
    sheet(cases, 'AirScript', w),
    otherMethods(w, say('url 与 output', 'url and output')),
    `<p>${say('粘贴到脚本编辑器：', 'For the script editor:')}</p>`,
    program(airScript(many.definition, manyOut, language), w),
    ...manyResults(w),
  ].join('\n')
}

function commandRecipes(w: Words): string {
  const { say } = w
  const shown = number(headline, w)
  const txt = urlOf(definition, 'txt', [...pairs, ['out', out]])
  return [
    `<h2 id="command-line">${say('命令行与 Python', 'Command line and Python')}</h2>`,
    `<p>${say('在终端里得到一个数：', 'One number, in a terminal:')}</p>`,
    program(`curl "${txt}"`, w),
    shown,
    `<p>${say('或者用 Python：', 'Or with Python:')}</p>`,
    program(pythonGet(txt), w),
    shown,
    `<p>${say(
      '用 POST 得到全部结果（JSON），其中有（引号按 Mac、Linux 与 Git Bash 的写法；在 Windows 的命令提示符里，把请求体存成文件 body.json，写作 -d @body.json）：',
      'POST gives all results as JSON, among them (quoted for Mac, Linux and Git Bash; in the command prompt of Windows keep the body in a file body.json and write -d @body.json):',
    )}</p>`,
    program(curlPost(definition, example), w),
    result(html(`"${out}":{"value":${shownNumber(headline.value)},"unit":"${headline.unit}"}`)),
    `<p>${say('在 Python 程序里取其中一个数：', 'One number of them in a Python program:')}</p>`,
    program(pythonPost(definition, example, out), w),
    shown,
  ].join('\n')
}

/** The result proper of the example, by its name; where it is below zero, what the method says of that. */
function named(
  { value, unit, label, column, warnings }: ReturnType<typeof numberOf>,
  { language, say }: Words,
): string {
  const shown = unitShown(unit)[language]
  const lines = column
    ? column.values.map((each, i) => result(shownNumber(each), html(`${shown}${say('，', ', ')}${column.names[i]}`)))
    : [result(shownNumber(value), html([shown, label[language]].filter(Boolean).join(say('，', ', '))))]
  const said = value < 0 ? warnings.filter(({ severity, path }) => severity === 'warn' && path === '') : []
  return [...lines, ...said.map((warning) => `<p class="note">${html(warning[language])}</p>`)].join('\n')
}

function everyMethod(w: Words): string {
  const { language, say } = w
  const entries = methods.map((method) => {
    const { definition: each } = method
    const title = `<h3>${html(each.title[language])}</h3>`
    const own = exampleIn(each, language)
    const written = pairsOf(each, own)
    const headline = numberOf(method, own)
    if (!written || written.left.length > 0) {
      const page = `<a href="/docs/methods/${each.id}${suffix[language]}.html#inputs">${say('方法的输入', 'inputs of the method')}</a>`
      return `${title}\n<p>${say(
        `算例各行的列多于地址能写的，请用 POST 提交；各列见${page}。`,
        `The rows of this example have more columns than an address can hold: send it by POST. The columns are among the ${page}.`,
      )}</p>\n${program(curlPost(each, own), w)}\n${named(headline, w)}`
    }
    const [column] = headline.out.split('/')
    const url = headline.column
      ? urlOf(each, 'csv', written.pairs)
      : urlOf(each, 'txt', [...written.pairs, ['out', headline.out]])
    const keys = headline.column?.values.map((_, i) => `${column}_${i + 1}`).join(say('、', ', '))
    const list = say(`结果是一列，.csv 中的 ${keys}：`, `The result is a column, ${keys} of the .csv:`)
    return [title, ...(headline.column ? [`<p>${list}</p>`] : []), formula(url), named(headline, w)].join('\n')
  })
  return [
    `<h2 id="methods">${say('各方法的地址', 'The address of each method')}</h2>`,
    `<p>${say(
      '各方法的算例写成地址，下面是它的结果。行写成紧凑文本：行以分号、格以冒号分开，列的顺序见<a href="/docs/">接口文档</a>；文本按 UTF-8 编码。.txt 可换成 .csv、.xml、.json，并去掉 out。',
      `The example of each method as an address, with its result below. Rows are compact text, parted by semicolons, their cells by colons, in the order that the <a href="${apiOf(language)}">API</a> tells; texts are encoded as UTF-8. Write .csv, .xml or .json instead of .txt, without out.`,
    )}</p>`,
    ...entries,
  ].join('\n')
}

function recipesPage(language: Language): Page {
  const w = words(language)
  const { say } = w
  const title = say('做法', 'Recipes')
  const contents: [string, string][] = [
    ['webservice', 'WEBSERVICE'],
    ['importdata', 'IMPORTDATA'],
    ['power-query', 'Power Query'],
    ['airscript', 'AirScript'],
    ['command-line', say('命令行与 Python', 'Command line and Python')],
    ['methods', say('各方法的地址', 'Each method')],
  ]
  const method = `<a href="/docs/methods/${definition.id}${suffix[language]}.html">${html(definition.title[language])}</a>`
  const main = [
    `<h1>${title}</h1>`,
    `<p>${say(
      `不装加载项，也能从接口取数。以下算例取自${method}，数由代码算出，我们的测试逐个向接口核对每个地址；Excel、Google 表格、Power Query 与金山文档本身没有试过。`,
      `Numbers without the add-in, from the API. The case is the example of ${method}; the code computed every number, and our tests ask the API for each address; Excel, Google Sheets, Power Query and Kdocs themselves were not tried.`,
    )}</p>`,
    `<p>${say('数字写到表格保留的 15 位；接口给出全部位数。', 'Numbers stand here with the 15 digits that sheets keep; the API gives all digits.')}</p>`,
    `<p>${say('地址中不要写保密的内容：网址会留在日志里。要保密，请用 POST，或用加载项在本机计算。', 'Write nothing confidential into an address: addresses stay in logs. Use POST for that, or the add-in, which computes on your computer.')}</p>`,
    `<nav class="contents" aria-label="${say('本页', 'This page')}">${contents.map(([id, text]) => `<a href="#${id}">${text}</a>`).join(' ')}</nav>`,
    cellRecipes(w),
    importRecipe(w),
    queryRecipes(w),
    scriptRecipe(w),
    commandRecipes(w),
    everyMethod(w),
  ]
  return {
    path: `help/recipes${suffix[language]}.html`,
    html: frame(language, title, main.join('\n'), helpOf('recipes', w.other)),
  }
}

export const recipes = (): Page[] => [recipesPage('zh'), recipesPage('en')]
