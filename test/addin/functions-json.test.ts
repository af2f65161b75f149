/** The metadata of the functions, held against the limits that Excel's own schema and its rules of naming set; without Microsoft's service. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { pages } from '../../scripts/pages.ts'
import { at } from '../../scripts/root.mjs'

type Parameter = {
  name: string
  description: string
  type: string
  dimensionality: string
  optional: boolean
  customEnumId?: string
}
type Fn = {
  id: string
  name: string
  description: string
  helpUrl: string
  parameters: Parameter[]
  result: { type: string; dimensionality: string }
}
type Enum = { id: string; type: string; values: { name: string; stringValue: string; tooltip: string }[] }
type Metadata = { functions: Fn[]; enums: Enum[] }

const files = { en: 'functions.json', zh: 'functions.zh-CN.json' } as const
const read = (language: keyof typeof files): Metadata =>
  JSON.parse(readFileSync(at('addin/public', files[language]), 'utf8'))

/** Is it the address of a cell, up to the last one, XFD1048576? Excel then never takes it for a name; RC1 and its like are addresses too. */
const isAddress = (name: string) => {
  const [, letters = '', digits = ''] = /^([A-Z]{1,3})(\d{1,7})$/.exec(name.toUpperCase()) ?? []
  const column = [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0)
  const within = letters !== '' && column <= 16_384 && Number(digits) >= 1 && Number(digits) <= 1_048_576
  return within || /^R\d*C\d*$/i.test(name)
}

/** Functions of Excel and commands of its old macro language with names as short and plain as ours might become. */
const builtIn = new Set(
  `ABS ACOS ADDRESS AND AREAS AVERAGE BASE BYCOL BYROW CALL CELL CHAR CHOOSE CLEAN CODE COLUMN COMBIN COPY COUNT COUNTIF DATE DAY DB DDB
   DEGREES DELTA DOLLAR ECHO ERF ERROR EVALUATE EXACT EXEC EXP EXPAND FACT FALSE FILES FILTER FIND FIXED FLOOR FORECAST FORMULA FREQUENCY
   FV GAMMA GAUSS GET GOTO GROWTH HALT HELP HLOOKUP HOUR IF IFERROR IFS IMAGE INDEX INDIRECT INFO INPUT INT IRR ISBLANK LAMBDA LARGE LEFT
   LEN LET LINEST LN LOG LOOKUP LOWER MAKEARRAY MAP MATCH MAX MEDIAN MESSAGE MID MIN MINUTE MMULT MOD MODE MONTH NA NOT NOTE NOW NPV
   OFFSET OR PI PMT POWER PRICE PRODUCT PROPER PV QUARTILE QUIT RAND RANK RATE REDUCE REGISTER REPLACE REPT RESULT RETURN RIGHT ROUND ROW
   RUN SCAN SEARCH SECOND SELECT SEND SEQUENCE SET SIGN SIN SMALL SORT SQRT STEP STOCKHISTORY SUM SUMIF SUMPRODUCT SWITCH TABLE TAKE TAN
   TEXT TIME TODAY TREND TRIM TRUE TRUNC TYPE UNIQUE UPPER VALUE VAR VLOOKUP VOLATILE WAIT WEBSERVICE WEEKDAY WORKDAY YEAR YIELD`.split(
    /\s+/,
  ),
)

const types = ['any', 'boolean', 'number', 'string']
const dimensions = ['matrix', 'scalar']

/** What Excel would refuse, or cut, or never find. */
function findings({ functions, enums }: Metadata, built: ReadonlySet<string>): string[] {
  const problems: string[] = []
  const check = (holds: boolean, sentence: string) => holds || problems.push(sentence)
  const unique = (all: readonly string[], what: string) => {
    const upper = all.map((each) => each.toUpperCase())
    for (const [i, each] of upper.entries()) check(upper.indexOf(each) === i, `${what} ${all[i]} stands twice`)
  }
  const spread = (text: string, most: number, what: string) =>
    check(text.length > 0 && text.length <= most, `${what} has ${text.length} characters, of 1 to ${most}`)

  check(functions.length > 0 && functions.length <= 20_000, `there are ${functions.length} functions`)
  unique(
    functions.map(({ id }) => id),
    'the id',
  )
  unique(
    functions.map(({ name }) => name),
    'the name',
  )
  unique(
    enums.map(({ id }) => id),
    'the list',
  )
  for (const { id, name, description, helpUrl, parameters, result } of functions) {
    for (const each of [id, name]) {
      check(/^[A-Za-z][A-Za-z0-9._]{2,63}$/.test(each), `${each} is no name of 3 to 64 letters, digits, _ and .`)
      check(!isAddress(each), `${each} is the address of a cell`)
      check(!builtIn.has(each.toUpperCase()), `${each} is a name of Excel`)
    }
    check(id === name, `${id} has another name, ${name}`)
    spread(description, 1024, `the description of ${name}`)
    const page = helpUrl.replace('https://tanbiao.example/', '').replace(/(?<!\.html)$/, '.html')
    check(built.has(page), `there is no page ${helpUrl}`)
    check(parameters.length <= 128, `${name} has ${parameters.length} parameters`)
    unique(
      parameters.map((each) => each.name),
      `the parameter of ${name}`,
    )
    for (const [i, each] of parameters.entries()) {
      const called = `the parameter ${each.name} of ${name}`
      spread(each.name, 64, called)
      check(!each.name.includes('.'), `${called} has a dot`)
      spread(each.description, 512, `the help of ${called}`)
      check(!each.description.endsWith('…'), `the help of ${called} is cut`)
      check(types.includes(each.type), `${called} is ${each.type}`)
      check(dimensions.includes(each.dimensionality), `${called} is ${each.dimensionality}`)
      check(each.optional || !parameters[i - 1]?.optional, `${called} must be given, the one before not`)
      const list = enums.find((one) => one.id === each.customEnumId)
      check(each.customEnumId === undefined || list !== undefined, `${called} names no list: ${each.customEnumId}`)
      check(list === undefined || list.type === each.type, `${called} is ${each.type}, its list ${list?.type}`)
    }
    check(types.includes(result.type), `${name} gives ${result.type}`)
    check(dimensions.includes(result.dimensionality), `${name} gives ${result.dimensionality}`)
  }
  const used = functions.flatMap(({ parameters }) => parameters.flatMap(({ customEnumId }) => customEnumId ?? []))
  for (const { id, values } of enums) {
    check(used.includes(id), `nothing uses the list ${id}`)
    check(values.length > 0 && values.length <= 256, `the list ${id} has ${values.length} values`)
    unique(
      values.map(({ stringValue }) => stringValue),
      `in the list ${id}`,
    )
    unique(
      values.map(({ name }) => name),
      `in the list ${id} the name`,
    )
    for (const { name, stringValue, tooltip } of values) {
      spread(name, 256, `a name in the list ${id}`)
      spread(tooltip, 256, `the tooltip of ${stringValue} in the list ${id}`)
    }
  }
  return problems
}

describe('the metadata of the functions', () => {
  const built = new Set(pages().map(({ path }) => path))

  test.each(['en', 'zh'] as const)('keeps to the limits in %s', (language) => {
    expect(findings(read(language), built)).toEqual([])
  })

  test('is the same in both languages but for the texts', () => {
    const bare = ({ functions, enums }: Metadata) => ({
      functions: functions.map(({ description, helpUrl, parameters, ...rest }) => ({
        ...rest,
        helpUrl: helpUrl.replace('.en.html', ''),
        parameters: parameters.map(({ description, ...each }) => each),
      })),
      enums: enums.map(({ id, type, values }) => ({ id, type, values: values.map(({ stringValue }) => stringValue) })),
    })
    expect(bare(read('zh'))).toEqual(bare(read('en')))
  })

  test('is Chinese in Chinese and English in English', () => {
    for (const { description, parameters } of read('zh').functions)
      for (const text of [description, ...parameters.map((each) => each.description)])
        expect(text).toMatch(/\p{Script=Han}/u)
    for (const { description } of read('en').functions) expect(description).not.toMatch(/\p{Script=Han}/u)
  })
})

describe('the checks notice', () => {
  const page = 'help/GOOD_NAME.html'
  const parameter = { name: 'x', description: 'a number', type: 'any', dimensionality: 'scalar', optional: true }
  const good: Fn = {
    id: 'GOOD_NAME',
    name: 'GOOD_NAME',
    description: 'what it does',
    helpUrl: 'https://tanbiao.example/help/GOOD_NAME',
    parameters: [
      { ...parameter, optional: false },
      { ...parameter, name: 'y', type: 'string', customEnumId: 'LIST' },
    ],
    result: { type: 'any', dimensionality: 'matrix' },
  }
  const list: Enum = { id: 'LIST', type: 'string', values: [{ name: 'A', stringValue: 'a', tooltip: 'a: A' }] }
  const found = (fn: Partial<Fn>, one: Partial<Enum> = {}) =>
    findings({ functions: [{ ...good, ...fn }], enums: [{ ...list, ...one }] }, new Set([page]))

  test('nothing in what is well', () => expect(found({})).toEqual([]))

  test.each(['ER2025', 'PCF1', 'XFD1048576', 'a1', 'R1C1'])('the address %s', (name) => {
    expect(found({ id: name, name })).toContain(`${name} is the address of a cell`)
  })
  test.each(['XFE1', 'PCF_STAGE', 'ABCD1', 'ER2025X', 'A1048577'])('no address in %s', (name) => {
    expect(found({ id: name, name })).toEqual([])
  })
  test.each([
    ['a short name', { id: 'ER', name: 'ER' }, 'ER is no name of 3 to 64 letters, digits, _ and .'],
    ['a name of Excel', { id: 'Sum', name: 'Sum' }, 'Sum is a name of Excel'],
    ['another name than the id', { name: 'OTHER' }, 'GOOD_NAME has another name, OTHER'],
    ['an empty description', { description: '' }, 'the description of GOOD_NAME has 0 characters, of 1 to 1024'],
    [
      'a page that is not there',
      { helpUrl: 'https://tanbiao.example/help/X' },
      'there is no page https://tanbiao.example/help/X',
    ],
    ['an unknown word', { result: { type: 'any', dimensionality: 'vector' } }, 'GOOD_NAME gives vector'],
    [
      'a help that is too long',
      { parameters: [{ ...parameter, description: 'x'.repeat(513) }] },
      'the help of the parameter x of GOOD_NAME has 513 characters, of 1 to 512',
    ],
    [
      'a list that is not there',
      { parameters: [{ ...parameter, type: 'string', customEnumId: 'NONE' }] },
      'the parameter x of GOOD_NAME names no list: NONE',
    ],
    [
      'a required parameter after an optional one',
      { parameters: [parameter, { ...parameter, name: 'y', optional: false }] },
      'the parameter y of GOOD_NAME must be given, the one before not',
    ],
  ])('%s', (_, fn, finding) => expect(found(fn)).toContain(finding))

  test('a long name in a list', () => {
    const values = [{ name: 'x'.repeat(257), stringValue: 'a', tooltip: 'a' }]
    expect(found({}, { values })).toContain('a name in the list LIST has 257 characters, of 1 to 256')
  })
})
