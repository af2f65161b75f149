/** The Excel manifest: what Microsoft's own validator asks of it, checked without Microsoft's service, and the origins it may be served for. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { OfficeAddinManifest } from 'office-addin-manifest'
import { afterAll, describe, expect, test } from 'vitest'
import { sizes } from '../../scripts/mark.mjs'
import { at } from '../../scripts/root.mjs'
import { manifestFor, manifestOrigin } from '../../worker/manifest.ts'

const template = readFileSync(at('manifest.xml'), 'utf8')
const served = (origin: string) => manifestFor(template, origin)

const folder = mkdtempSync(join(tmpdir(), 'manifest-'))
afterAll(() => rmSync(folder, { recursive: true }))
const saved = (origin: string) => {
  const path = join(folder, `${origin.replace(/\W+/g, '-')}.xml`)
  writeFileSync(path, served(origin))
  return path
}

type Element = { name: string; path: string; attributes: Record<string, string>; text: string; parent?: Element }

/** The elements of a manifest in their order; enough XML for a file of our own without CDATA or entities. */
const elements = (xml: string): Element[] => {
  const all: Element[] = []
  let open: Element | undefined
  for (const [, end, name, attributes = '', empty, text] of xml
    .replace(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>/g, '')
    .matchAll(/<(\/?)([\w:]+)((?:\s+[\w:]+="[^"]*")*)\s*(\/?)>|([^<]+)/g)) {
    if (text !== undefined && open) open.text += text.trim()
    if (name === undefined) continue
    if (end) {
      open = open?.parent
      continue
    }
    const pairs = [...attributes.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value])
    const element: Element = {
      name,
      path: `${open?.path ?? ''}/${name}`,
      attributes: Object.fromEntries(pairs),
      text: '',
    }
    if (open) element.parent = open
    all.push(element)
    if (!empty) open = element
  }
  return all
}

/** Is the one element somewhere inside the other? */
const within = (element: Element, other: Element): boolean =>
  element.parent === other || (element.parent !== undefined && within(element.parent, other))

/** Pixel width and height, bit depth and colour type of a PNG file; 6 is colour with transparency. */
const png = (path: string) => {
  const bytes = readFileSync(path)
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20), bytes[24], bytes[25]]
}

/** The longest text an element may hold, from Microsoft's schema. */
const longest = { DisplayName: 125, ProviderName: 125, Description: 250, 'bt:ShortStrings': 125, 'bt:LongStrings': 250 }

/** Our rules: each sentence is something the schema cannot see and Excel would refuse, or that would be wrong on some computer. */
const findings = (xml: string, origin: string): string[] => {
  const all = elements(xml)
  const named = (name: string) => all.filter((element) => element.name === name)
  const problems: string[] = []
  const check = (holds: boolean, sentence: string) => holds || problems.push(sentence)
  const children = (element: Element) => all.filter((other) => other.parent === element)

  // Resources
  const ids = all.flatMap(({ path, attributes }) =>
    path.includes('/Resources/') && attributes.id ? [attributes.id] : [],
  )
  const uses = all.flatMap(({ attributes }) => attributes.resid ?? [])
  for (const id of uses) check(ids.includes(id), `resid ${id} names no resource`)
  for (const id of ids) {
    check(uses.includes(id), `resource ${id} is not used`)
    check(id.length <= 32, `resource id ${id} is longer than 32 characters`)
    check(ids.filter((other) => other === id).length === 1, `resource id ${id} is given twice`)
  }

  // Addresses
  const values = all.flatMap(({ attributes, path }) =>
    [attributes.DefaultValue, attributes.Value].flatMap((value) => (value === undefined ? [] : [{ path, value }])),
  )
  const addresses = values.filter(({ path, value }) => /Url|Image|SourceLocation/.test(path) || /^\w+:/.test(value))
  check(addresses.length >= 10, 'addresses are missing')
  for (const { value } of addresses) {
    check(URL.canParse(value) && new URL(value).origin === origin, `${value} is not on ${origin}`)
    check(/^(https:|http:\/\/(localhost|127\.0\.0\.1)[:/])/.test(value), `${value} is not https`)
    check(value.length <= 2048, `${value} is too long`)
  }

  // Functions and the one runtime
  check(named('Namespace').length === 0, 'a namespace is given')
  check(named('TaskpaneId').length === 0, 'a shared runtime has one task pane, without a TaskpaneId')
  const pages = [
    ...named('Runtime'),
    ...named('FunctionFile'),
    ...named('SourceLocation').filter(({ parent }) => parent?.name === 'Page' || parent?.name === 'Action'),
  ].map(({ attributes }) => attributes.resid)
  check(pages.length === 4 && new Set(pages).size === 1, `the runtime is not shared: ${pages.join(', ')}`)
  check(named('Runtime')[0]?.attributes.lifetime === 'long', 'the lifetime of the runtime is not long')

  // Texts in both languages
  check(named('DefaultLocale')[0]?.text === 'en-US', 'the default language is not en-US')
  const texts = all.filter(({ name }) => /^(DisplayName|Description|bt:String)$/.test(name) && !name.includes('resid'))
  for (const element of texts.filter(({ attributes }) => attributes.DefaultValue !== undefined)) {
    const { name, attributes, parent } = element
    const label = attributes.id ?? name
    const overrides = children(element)
    const chinese = overrides
      .filter(({ attributes }) => attributes.Locale === 'zh-CN')
      .map((one) => one.attributes.Value ?? '')
    check(overrides.length === 1 && /\p{Script=Han}/u.test(chinese[0] ?? ''), `${label} has no Chinese text`)
    check(!/\p{Script=Han}/u.test(attributes.DefaultValue ?? ''), `${label} has no English text`)
    const limit = longest[name as keyof typeof longest] ?? longest[parent?.name as keyof typeof longest]
    for (const text of [attributes.DefaultValue ?? '', ...chinese]) {
      check(text.length > 0 && text.length <= limit, `${label} is longer than ${limit} characters`)
    }
  }
  const metadata = all.find(({ attributes }) => attributes.id === 'Functions.Metadata.Url')
  const localised = metadata && children(metadata).map(({ attributes }) => `${attributes.Locale} ${attributes.Value}`)
  check(localised?.join() === `zh-CN ${origin}/functions.zh-CN.json`, 'the functions have no Chinese descriptions')

  // Buttons
  const below = (element: Element, name: string) => all.find((other) => other.name === name && within(other, element))
  for (const button of named('Control')) {
    const { id = '' } = button.attributes
    const parts = children(button).map(({ name }) => name)
    check(parts.join() === 'Label,Supertip,Icon,Action', `the button ${id} has ${parts.join(', ')}`)
    check(button.attributes['xsi:type'] === 'Button', `the control ${id} is no button`)
    for (const part of ['Title', 'Description'] as const)
      check(below(button, part) !== undefined, `the button ${id} has no ${part.toLowerCase()} in its tooltip`)
  }
  const icon = (button: Element) => below(button, 'bt:Image')?.attributes.resid
  check(new Set(named('Control').map(icon)).size === named('Control').length, 'two buttons have the same icon')
  const actions = named('Action').map((action) =>
    `${action.attributes['xsi:type']} ${children(action)[0]?.text}`.trim(),
  )
  check(
    actions.join() === 'ShowTaskpane,ExecuteFunction checkFormulas,ExecuteFunction openHelp',
    `the buttons do other things: ${actions.join(', ')}`,
  )
  check(named('GetStarted').length === 1, 'nothing is said after the installation')

  // Icons
  const image = new Map(named('bt:Image').map(({ attributes }) => [attributes.id, attributes.DefaultValue]))
  const icons = [
    ...named('IconUrl').map(({ attributes }) => [32, attributes.DefaultValue] as const),
    ...named('HighResolutionIconUrl').map(({ attributes }) => [64, attributes.DefaultValue] as const),
    ...named('bt:Image').flatMap(({ attributes: { size, resid } }) =>
      size ? [[Number(size), image.get(resid)] as const] : [],
    ),
  ]
  for (const list of named('Icon')) {
    const given = children(list).map(({ attributes }) => Number(attributes.size))
    check(given.join() === sizes.join(), `an icon does not have the sizes ${sizes.join(', ')}: ${given.join(', ')}`)
    for (const { attributes } of children(list)) {
      const file = image.get(attributes.resid) ?? ''
      check(file.endsWith(`-${attributes.size}.png`), `the icon of ${attributes.size} pixels is ${file}`)
    }
  }
  for (const [size, address = ''] of icons) {
    const file = URL.canParse(address) ? at('addin/public', new URL(address).pathname) : ''
    if (!existsSync(file)) problems.push(`the icon ${address} does not exist`)
    else check(png(file).join() === `${size},${size},8,6`, `the icon ${address} is not ${size} pixels wide and high`)
  }
  return problems
}

const origins = [
  'https://tanbiao.example',
  'https://carbon.company.cn:8443',
  'http://127.0.0.1:8080',
  'http://localhost:8787',
]

describe('the manifest', () => {
  test.each(origins)('follows our rules when served for %s', (origin) => {
    expect(findings(served(origin), origin)).toEqual([])
  })

  test('the committed template does too', () => {
    expect(findings(template, 'https://tanbiao.example')).toEqual([])
  })

  test('keeps its identity, and its version is that of the package', async () => {
    const { version } = JSON.parse(readFileSync(at('package.json'), 'utf8')) as { version: string }
    const facts = await OfficeAddinManifest.readManifestFile(saved('http://localhost:8787'))
    expect(facts).toMatchObject({
      id: 'd5b6d0b2-ecba-4973-a7d3-27a3cbcee8c7',
      version: `${version}.0`,
      officeAppType: 'TaskPaneApp',
      defaultLocale: 'en-US',
      displayName: 'Tanbiao Carbon Sheet',
      hosts: ['Workbook'],
      permissions: 'ReadWriteDocument',
      iconUrl: 'http://localhost:8787/icons/icon-32.png',
      highResolutionIconUrl: 'http://localhost:8787/icons/icon-64.png',
      supportUrl: 'http://localhost:8787/help/index.en.html',
      defaultSettings: { sourceLocation: 'http://localhost:8787/taskpane.html' },
    })
    expect(facts.appDomains ?? []).toEqual([])
  })

  test("fits Microsoft's schema", ({ skip }) => {
    // The schema is Microsoft's and not part of this repository: it is looked for beside it, or where MANIFEST_XSD says.
    const schema = process.env.MANIFEST_XSD ?? at('../shared/xsd/patched/OfficeAppManifestV1_1.xsd')
    if (!existsSync(schema)) return skip(`the schema is not here: ${schema}`)
    if (spawnSync('xmllint', ['--version']).error) return skip('xmllint is not here: apt-get install libxml2-utils')
    for (const path of [at('manifest.xml'), ...origins.map(saved)]) {
      const { status, stderr } = spawnSync('xmllint', ['--noout', '--nonet', '--schema', schema, path], {
        encoding: 'utf8',
      })
      expect([status, stderr.trim()]).toEqual([0, `${path} validates`])
    }
  })
})

describe('the rules notice', () => {
  const good = served('https://a.example')
  test.each([
    ['a resid without its resource', 'resid="Group.Label"', 'resid="Group.Name"', 'resid Group.Name names no resource'],
    ['a resource nobody uses', 'resid="Group.Label"', 'resid="Calculator.Label"', 'resource Group.Label is not used'],
    [
      'plain http',
      'https://a.example/help/',
      'http://a.example/help/',
      'http://a.example/help/index.en.html is not https',
    ],
    [
      'another host',
      'https://a.example/help/',
      'https://b.example/help/',
      'https://b.example/help/index.en.html is not on https://a.example',
    ],
    ['a missing translation', '<bt:Override Locale="zh-CN" Value="碳表"/>', '', 'Group.Label has no Chinese text'],
    ['a text left in one language', 'DefaultValue="Tanbiao"', 'DefaultValue="碳表"', 'Group.Label has no English text'],
    [
      'a label that is too long',
      'Value="打开碳计算器"',
      `Value="${'碳'.repeat(126)}"`,
      'Calculator.Title is longer than 125 characters',
    ],
    [
      'a missing icon',
      '/icons/icon-80.png',
      '/icons/icon-128.png',
      'the icon https://a.example/icons/icon-128.png does not exist',
    ],
    [
      'an icon without a size',
      '<bt:Image size="20" resid="Help.20"/>',
      '',
      'an icon does not have the sizes 16, 20, 24, 32, 40, 48, 64, 80, 96: 16, 24, 32, 40, 48, 64, 80, 96',
    ],
    [
      'an icon under the wrong size',
      '<bt:Image size="20" resid="Help.20"/>',
      '<bt:Image size="20" resid="Help.24"/>',
      'the icon of 20 pixels is https://a.example/icons/help-24.png',
    ],
    [
      'a button without a tooltip',
      '<Description resid="Check.Description"/>',
      '',
      'the button Tanbiao.Check has no description in its tooltip',
    ],
    [
      'a command that no page knows',
      'checkFormulas',
      'checkFormula',
      'the buttons do other things: ShowTaskpane, ExecuteFunction checkFormula, ExecuteFunction openHelp',
    ],
    [
      'an icon of another size',
      '/icons/icon-80.png',
      '/icons/icon-64.png',
      'the icon https://a.example/icons/icon-64.png is not 80 pixels wide and high',
    ],
    [
      'a page of its own for the commands',
      '<FunctionFile resid="Taskpane.Url"/>',
      '<FunctionFile resid="Help.Url"/>',
      'the runtime is not shared: Taskpane.Url, Help.Url, Taskpane.Url, Taskpane.Url',
    ],
    ['a namespace', '</Metadata>', '</Metadata><Namespace resid="Group.Label"/>', 'a namespace is given'],
  ])('%s', (_, from, to, finding) => {
    expect(good).toContain(from)
    expect(findings(good.replace(from, to), 'https://a.example')).toContain(finding)
  })
})

describe('the origin', () => {
  test.each([
    ['https://tanbiao.example', 'https://tanbiao.example'],
    ['HTTPS://Carbon.Company.CN:443', 'https://carbon.company.cn'],
    ['https://碳表.example', 'https://xn--gez084a.example'],
    ['https://[2001:db8::1]:8443', 'https://[2001:db8::1]:8443'],
    // A proxy that ends TLS lets the server see http.
    ['http://carbon.company.cn', 'https://carbon.company.cn'],
    ['http://10.0.0.8:8080', 'https://10.0.0.8:8080'],
    ['http://localhost.company.cn', 'https://localhost.company.cn'],
    ['http://127.0.0.1.company.cn', 'https://127.0.0.1.company.cn'],
    ['http://localhost:8787', 'http://localhost:8787'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
    ['http://[::1]:8080', 'http://[::1]:8080'],
  ])('%s is served as %s', (given, origin) => expect(manifestOrigin(given)).toBe(origin))

  test.each([
    '',
    'null',
    'tanbiao.example',
    '//tanbiao.example',
    'ftp://tanbiao.example',
    'javascript:alert(1)',
    'https://',
    'https://tanbiao.example/',
    'https://tanbiao.example/path',
    'https://tanbiao.example?x',
    'https://tanbiao.example#x',
    'https://user@tanbiao.example',
    'https://tanbiao.example\\@evil.example',
    'https://tanbiao.example:99999',
    'https://tanbiao.example\n',
    'https://tan biao.example',
    'https://tan"biao.example',
    "https://tan'biao.example",
    'https://tan&amp;biao.example',
    'https://tan<biao.example',
    'https://"/><Override',
    'https://tan_biao.example',
    'https://tan..biao.example',
    'https://*.example',
  ])('%j is refused', (given) => {
    expect(manifestOrigin(given)).toBeUndefined()
    expect(() => served(given)).toThrow(TypeError)
  })

  test('stands in every place of the placeholder, and no comment of the template is served', () => {
    const manifest = served('https://a.example')
    expect(manifest).not.toMatch(/tanbiao\.example|<!--/)
    expect(manifest.match(/https:\/\/a\.example\//g)?.length).toBe(
      template.match(/="https:\/\/tanbiao\.example\//g)?.length,
    )
  })

  test('plain http on this computer is said in a comment, in Chinese and English', () => {
    expect(served('http://localhost:8080')).toMatch(
      /^<\?xml[^>]*\?>\n<!-- 仅供本机开发[^>]*For development on this computer only[^>]*-->\n<OfficeApp/,
    )
    expect(served('http://company.cn')).not.toContain('<!--')
    expect(served('https://localhost:8080')).not.toContain('<!--')
  })
})
