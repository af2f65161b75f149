/** The documents tell what the code does: examples of the README give what it says, generated pages are fresh, links lead somewhere. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { calculate, definitions, prepare, records, version } from '#core'
import { sayingsOf } from '#core/method'
import { sheetFunctions } from '#core/sheet/index'
import { readParams } from '#core/tables/index'
import { uncertainty } from '#core/uncertainty'
import { clauseAnchor, docsPages } from '../../scripts/docs.ts'
import { gallery } from '../../scripts/gallery.ts'
import { pages } from '../../scripts/pages.ts'
import { templates } from '../../scripts/templates.ts'
import { limits } from '../../worker/limits.ts'
import { openapi } from '../../worker/openapi.ts'

const root = join(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const methods = definitions.map((definition) => prepare(definition))
const functions = sheetFunctions(methods)
const method = (id: string | undefined) => {
  const found = methods.find(({ definition }) => definition.id === id)
  if (!found) throw new Error(`There is no method ${id}`)
  return found
}

describe.each(['README.md', 'README.zh-CN.md'])('%s', (file) => {
  const text = read(file)

  test('opens with the two commands', () => {
    expect(text).toMatch(/^```sh\nnpm start\b.*\nnpm test\b.*\n```\n/)
  })

  test('the curl line gives the outputs below it', () => {
    const [, id, body = ''] = /^curl http:\/\/127\.0\.0\.1:8080\/v1\/methods\/([\w-]+) .* -d '(.+)'$/m.exec(text) ?? []
    const [, told = ''] = /```json\n([\s\S]+?)```/.exec(text) ?? []
    const answer = calculate(method(id), JSON.parse(body))
    expect(answer.ok && answer.result.outputs).toEqual(JSON.parse(told).outputs)
    // the same line is what npm start prints
    const [, example = ''] = /const example = (\{[\s\S]+?\n\})/.exec(read('scripts/start.mjs')) ?? []
    expect(JSON.stringify(parse(example))).toBe(body)
  })

  test('what is to be put into its body for uncertainty=1 is enough, and nothing without it', () => {
    const [, id, body = ''] = /^curl http:\/\/127\.0\.0\.1:8080\/v1\/methods\/([\w-]+) .* -d '(.+)'$/m.exec(text) ?? []
    const [, more = ''] = /`("uncertainty":\{[^`]+\})`/.exec(text) ?? []
    expect(uncertainty(method(id), JSON.parse(body)).ok).toBe(false)
    expect(uncertainty(method(id), { ...JSON.parse(body), ...JSON.parse(`{${more}}`) }).ok).toBe(true)
  })

  test('the address that answers one number gives the same number', () => {
    const [, id, query = ''] = /`\/v1\/methods\/([\w-]+)\.txt\?([^`]+)`/.exec(text) ?? []
    const params = new URLSearchParams(query)
    const out = params.get('out') ?? ''
    params.delete('out')
    const inputs = readParams(method(id), params)
    const answer = inputs.ok ? calculate(method(id), inputs.inputs) : undefined
    const [, told = ''] = /```json\n([\s\S]+?)```/.exec(text) ?? []
    expect(answer?.ok && answer.result.outputs[out]).toEqual(JSON.parse(told).outputs[out])
  })

  test('the formula gives the number below it', () => {
    const [, name, args = '', told] = /^=(\w+)\((.+)\)\n```\n\n\D*([\d.]+) kgCO2e/m.exec(text) ?? []
    const values = args.split(', ').map((each) => (each.endsWith('%') ? Number.parseFloat(each) / 100 : Number(each)))
    const [[cell] = []] = functions.find((each) => each.name === name)?.run(values) ?? []
    // as a sheet shows it
    expect(Number((cell as number).toPrecision(15))).toBe(Number(told))
    // the request comes to the same
    const [, answered = ''] = /```json\n([\s\S]+?)```/.exec(text) ?? []
    expect(Number(JSON.parse(answered).outputs.ER.value.toPrecision(15))).toBe(Number(told))
  })
})

describe('the guide to deployment', () => {
  const guides = ['docs/deployment.md', 'docs/deployment.zh-CN.md'].map(read)

  test('has the same parts in both languages, and the same lines to type', () => {
    const [en, zh] = guides.map((text) => ({
      parts: [...text.matchAll(/<a id="([\w-]+)">/g)].map(([, id]) => id),
      lines: [...text.matchAll(/```[\s\S]+?```/g)].map(([block]) => block),
    }))
    expect(zh).toEqual(en)
  })

  test.each(guides)(
    'has the script of Office in China in place of the one that the pane loads, and allows its host',
    (text) => {
      const [, src = ''] = /<script defer src="(https:[^"]+)"/.exec(text) ?? []
      const { origin, pathname } = new URL(src)
      const [, loaded = ''] = /<script defer src="(https:[^"]+)"/.exec(read('addin/taskpane.html')) ?? []
      expect(pathname).toBe(`/appsforoffice${new URL(loaded).pathname}`)
      expect(text).toContain(`OFFICE_JS_ORIGIN = "${origin}"`)
    },
  )

  test.each(guides)('names what there is', (text) => {
    const { engines, scripts } = JSON.parse(read('package.json'))
    expect(text).toContain(`Node.js ${engines.node.replace('>=', '')}`)
    for (const [, script = ''] of text.matchAll(/npm run (\w+)/g)) expect(scripts).toHaveProperty(script)
    expect(text).toContain(`${limits.body / 2 ** 20} MiB`)
    expect(text).toContain(`${limits.workbook / 2 ** 20} MiB`)
    for (const setting of ['PUBLIC_ORIGIN', 'OFFICE_JS_ORIGIN', 'FRAME_ANCESTORS']) {
      expect(text).toContain(setting)
      expect(read('worker/env.ts')).toContain(setting)
    }
    for (const [, path = ''] of text.matchAll(/`(addin\/[\w./-]+|wrangler\.toml)`/g))
      expect(existsSync(join(root, path)), path).toBe(true)
  })
})

describe('the description of the interface', () => {
  const { description } = (openapi() as { info: { description: string } }).info

  test('tells Chinese and English readers the same, each in a list of their own', () => {
    const lists = description.split('\n\n').filter((part) => part.startsWith('- '))
    const [zh = [], en = []] = lists.map((list) => list.split('\n'))
    expect(lists).toHaveLength(2)
    expect(zh).toHaveLength(en.length)
    expect(zh.every((line) => /[一-鿿]/.test(line)) && en.every((line) => !/[一-鿿]/.test(line))).toBe(true)
    const [figuresZh, figuresEn] = [zh, en].map((list) =>
      list.map((line) => (line.match(/\d[\d\u00a0]*/g) ?? []).map(Number.parseFloat).sort()),
    )
    expect(figuresZh).toEqual(figuresEn)
  })

  test('parts large numbers where no line breaks, and says that workbooks with macros are refused', () => {
    expect(description).not.toMatch(/(?<!GB)\b\d{5}|\d \d{3}/)
    expect(description).toMatch(/含宏或外部链接的工作簿拒收[\s\S]+macros or external links are refused/)
  })
})

describe('documents', () => {
  const docs = docsPages()
  const written = [
    'README.md',
    'README.zh-CN.md',
    'CONTRIBUTING.md',
    'CHANGELOG.md',
    ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.md'))
      .map((path) => `docs/${path.replaceAll('\\', '/')}`),
  ]

  test('generated pages are fresh, and there are no others', () => {
    const generated = docs
    for (const { path, text } of generated) expect(read(path), `${path}: run npm run generate`).toBe(text)
    const paths = generated.map(({ path }) => path)
    const stray = written.filter((path) => path.startsWith('docs/methods/') && !paths.includes(path))
    expect(stray).toEqual([])
  })

  test('the page of factors explains every certainty that a result may name', () => {
    for (const letter of new Set(records().map(({ certainty }) => certainty)))
      for (const page of ['docs/factors.md', 'docs/factors.zh-CN.md'])
        expect(
          read(page)
            .split('\n\n')
            .find((part) => part.includes('`certainty`')),
        ).toContain(`\`${letter}\` `)
  })

  test('the files they link to are there', () => {
    const links = written.flatMap((path) =>
      [...read(path).matchAll(/\]\((?!<?https?:|#)([^)#]+)/g)].map(([, to = '']) => join(dirname(path), to)),
    )
    expect(links.length).toBeGreaterThan(0)
    expect(links.filter((link) => !existsSync(join(root, link)))).toEqual([])
  })

  test('the changelog speaks of this version', () => {
    expect(read('CHANGELOG.md')).toContain(`## ${version}\n`)
  })

  test.each(definitions.map((definition) => [definition.id, definition] as const))(
    '%s tells all of its definition',
    (id, definition) => {
      for (const language of ['.zh-CN', '']) {
        const text = docs.find(({ path }) => path === `docs/methods/${id}${language}.md`)?.text ?? ''
        const { inputs, formulas, checks, factorChecks, refused, outputs, functions, prefix } = definition
        const names = [
          ...Object.keys(inputs),
          ...Object.keys(formulas),
          ...Object.entries(checks).map(([key, { code }]) => code ?? key),
          ...Object.keys(factorChecks),
          ...Object.keys(refused),
          ...sayingsOf(definition).map(({ saying }) => saying.code),
          ...Object.keys(outputs),
          ...Object.keys(functions).map((key) => `${prefix}_${key}`),
          ...Object.values(formulas).map(({ is }) => is),
        ]
        for (const name of names) expect(text).toContain(`\`${name}\``)
        const clauses = [...Object.values(formulas), ...Object.values(checks)].flatMap(({ clause }) => clause ?? [])
        for (const clause of clauses) expect(text.split(`<a id="${clauseAnchor(clause)}">`), clause).toHaveLength(2)
      }
    },
  )
})

describe('pages of the site', async () => {
  const files = await templates()
  const site = [...pages(), ...gallery(files)]
  const paths = new Set(site.map(({ path }) => path))
  const ids = (path: string) =>
    [...(site.find((page) => page.path === path)?.html.matchAll(/ id="([^"]+)"/g) ?? [])].map(([, id]) => id)

  test('each sheet function has a help page whose example is a value', () => {
    for (const { name } of functions) {
      for (const path of [`help/${name}.html`, `help/${name}.en.html`]) {
        const page = site.find((each) => each.path === path)
        const [example = ''] = /<h2 id="example">[\s\S]+?(?=<h2)/.exec(page?.html ?? '') ?? []
        expect(example, path).not.toBe('')
        expect(example, path).not.toMatch(/#(VALUE|N\/A)|NaN|undefined/)
      }
    }
  })

  test('the list of methods and the templates say which standards are drafts', () => {
    for (const [path, state] of [
      ['docs/methods/index.html', /，征求意见稿</g],
      ['docs/methods/index.en.html', /, draft for comment</g],
      ['templates/index.html', /，征求意见稿</g],
      ['en/templates/index.html', /, draft for comment</g],
    ] as const)
      expect(site.find((page) => page.path === path)?.html.match(state), path).toHaveLength(definitions.length)
  })

  test('it says of each parameter what its definition says, and of each formula its basis and clause', () => {
    for (const { name, method: id, parameters } of functions.filter(({ method }) => method !== undefined)) {
      const { definition } = method(id)
      const spec = definition.functions[name.slice(definition.prefix.length + 1)]
      for (const path of [`help/${name}.html`, `help/${name}.en.html`]) {
        const parts = site.find((each) => each.path === path)?.html.split('<h2') ?? []
        const part = (title: RegExp) => parts.find((each) => title.test(each)) ?? ''
        const table = part(/^ id="parameters"/)
        expect(table, path).toMatch(/(单位|Unit)<\/th><th>(范围|Range)<\/th>/)
        for (const each of parameters) {
          expect(table, path).toContain(`<code>${each.name}</code>`)
          if (each.required) expect(table, path).toMatch(/必填|required/)
        }
        const given = spec ? [spec.gives].flat() : []
        for (const key of given) {
          const row = part(/^ id="clauses"/)
            .split('<tr>')
            .find((each) => each.startsWith(`<td><code>${key}</code>`))
          expect(row, `${path} ${key}`).toMatch(
            /编制说明|其他公开文本|本工具推定|drafting note|another published text|our inference/,
          )
          const { clause } = definition.formulas[key] ?? {}
          if (clause) expect(row, `${path} ${key}`).toContain(clause.split(/[&<]/)[0])
        }
      }
    }
  })

  test('an error stands as one, apart from what is said of it', () => {
    for (const { html, path } of site)
      for (const [, classes, text] of html.matchAll(/<p class="(result[^"]*)"><output>([^<]*)/g))
        expect(classes === 'result refused', path).toBe(/^(#|ERR:)/.test(text ?? ''))
    expect(site.find(({ path }) => path === 'help/MEETING_BE.html')?.html).toContain(
      '<p class="result refused"><output>#VALUE!</output> ',
    )
  })

  test('a function that methods share names each of them, what it gives, and when its codes apply', () => {
    const html = site.find(({ path }) => path === 'help/PCF_STAGE.en.html')?.html ?? ''
    for (const id of ['storage', 'server']) expect(html).toContain(` href="/docs/methods/${id}.en.html#clause-2-3"`)
    expect(html).toMatch(
      /<p>Gives one of these, the one that <code>stage<\/code> names, in kgCO₂e: raw material acquisition, production/,
    )
    expect(html).toContain('unless <code>')
    expect(html).not.toMatch(/\{[\w.]+\}/)
    // a number is of the drafting note, and what formulas name is told
    expect(html).toMatch(/draft for comment, <a href="\/docs\/basis.en.html">drafting note<\/a> 2 \(3\): /)
    for (const name of ['one_year', 'newest', 'most_amount']) expect(html).toContain(`<td><code>${name}</code></td>`)
    expect(html).toContain('<a href="#clauses">Clauses and basis</a>')
    expect(html).toContain('<a href="/help/GHG_WARNINGS.en.html"><code>GHG_WARNINGS</code></a>')
    expect(html).toContain('<output>#VALUE!</output> <code>MISSING</code> ')
    // what is required sometimes says when
    expect(html).not.toContain('<td>sometimes required</td><td></td>')
    // the second case has half of the amounts and nothing else changed
    expect(html).toContain('materials:Drives:SSD:12:pcs:95;')
    expect(html).toMatch(/answers otherwise than the block[\s\S]+2321\.8[\s\S]+1160\.9/)
  })

  test('each example says how to try it in a sheet', () => {
    const parts = (path: string) => site.find((each) => each.path === path)?.html.split('<h2') ?? []
    for (const { name } of functions)
      for (const [path, before] of [
        [`help/${name}.html`, /(粘贴到空工作表的 A1|任一空单元格)[^<]+<\/p>\n<pre><code><span>=/],
        [`help/${name}.en.html`, /(into A1 of an empty sheet|any empty cell)[^<]+<\/p>\n<pre><code><span>=/],
      ] as const)
        expect(
          parts(path).find((each) => each.startsWith(' id="example"')),
          path,
        ).toMatch(before)
  })

  test('gases stand in words as they do in units', () => {
    for (const { path, html } of site) {
      if (!/^(help\/(?!recipes)|docs\/methods\/)/.test(path)) continue
      const words = html.replace(
        /<(code|pre|output)[\s\S]+?<\/\1>|<table class="sheet">[\s\S]+?<\/table>|<p class="result[\s\S]+?<\/p>|<[^>]+>/g,
        '',
      )
      expect(/.{20}CO2e?(?![\w/@])/.exec(words)?.[0], path).toBeUndefined()
    }
  })

  test('what is to be pasted is the table above it', () => {
    const page = site.find(({ path }) => path === 'help/MEETING_BE.html')?.html ?? ''
    const [, table = '', paste = ''] =
      /<table class="sheet"><thead>.+?<\/thead><tbody>([\s\S]+?)<\/tbody>[\s\S]+?<\/summary><pre [^>]+><code>([\s\S]+?)<\/code><\/pre>/.exec(
        page,
      ) ?? []
    const cells = table.split('\n').map((row) => [...row.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, text]) => text))
    expect(cells.length).toBeGreaterThan(2)
    expect(paste).toBe(cells.map((row) => row.join('\t')).join('\n'))
  })

  test('the list of functions says of each method where its functions are', () => {
    for (const path of ['help/index.html', 'help/index.en.html']) {
      const html = site.find((each) => each.path === path)?.html ?? ''
      const parts = html.split('<h2').slice(1)
      expect(parts).toHaveLength(definitions.length + 1)
      for (const part of parts) expect(part, path).toMatch(/<a href/)
      expect(html).toContain(' href="#storage"')
    }
  })

  test('the list of functions says that a function which selects gives one of several', () => {
    const row = (path: string) =>
      site
        .find((each) => each.path === path)
        ?.html.split('<tr>')
        .find((each) => each.includes('>PCF_STAGE<')) ?? ''
    expect(row('help/index.html')).toContain('由 <code>stage</code> 选定其中一个')
    expect(row('help/index.en.html')).toContain('the one that <code>stage</code> names')
  })

  test('the head of a page marks the part of the site that it stands in', () => {
    const marked = (path: string) =>
      [...(site.find((each) => each.path === path)?.html ?? '').matchAll(/ aria-current="(\w+)">([^<]+)</g)].map(
        ([, how, name]) => `${how} ${name}`,
      )
    expect(marked('help/index.html')).toEqual(['page 函数'])
    expect(marked('help/index.en.html')).toEqual(['page Functions'])
    expect(marked('help/MEETING_ER.en.html')).toEqual(['true Functions'])
    expect(marked('help/recipes.html')).toEqual(['page 做法'])
    expect(marked('docs/methods/index.en.html')).toEqual(['page Methods'])
    expect(marked('docs/methods/server.html')).toEqual(['true 方法'])
    expect(marked('docs/factors.html')).toEqual(['page 因子库'])
    expect(marked('en/templates/index.html')).toEqual(['page Templates'])
    expect(marked('docs/deployment.html')).toEqual(['true 函数'])
  })

  test('each page has its other language, which leads back', () => {
    const otherOf = (path: string) =>
      / href="([^"]+)" lang=/
        .exec(site.find((each) => each.path === path)?.html ?? '')?.[1]
        ?.replace(/\/$/, '/index.html')
        .slice(1)
    const alone = new Set(['404.html', '404.en.html', 'docs/problems.html'])
    for (const path of paths) {
      if (alone.has(path)) continue
      const other = otherOf(path)
      expect(other, path).not.toBe(path)
      expect(otherOf(other ?? ''), path).toBe(path)
    }
  })

  test('links lead to pages and anchors that exist', () => {
    // pages and files that others make
    const elsewhere = new Set([
      ...['index.html', 'en/index.html', 'manifest.xml', 'pages.css', 'favicon.svg', 'openapi.json'],
      ...['docs/page.css', 'docs/swagger-ui.css'],
      ...files.map(({ url }) => url.slice(1).replaceAll('&', '&amp;')),
    ])
    // their anchors are made in the browser
    const inPlace = new Set(['index.html', 'en/index.html', 'docs/index.html', 'docs/index.en.html'])
    for (const { path, html } of site) {
      for (const [, href = ''] of html.matchAll(/ href="(?!https?:)([^"]+)"/g)) {
        const [file = '', anchor] = href.split('#')
        const absolute =
          file === '' ? path : posix.join(file.startsWith('/') ? '' : posix.dirname(path), file).replace(/^\//, '')
        const target = absolute === '' || absolute.endsWith('/') ? `${absolute}index.html` : absolute
        expect(paths.has(target) || elsewhere.has(target), `${path} -> ${href}`).toBe(true)
        if (anchor !== undefined && !inPlace.has(target)) expect(ids(target), `${path} -> ${href}`).toContain(anchor)
      }
    }
  })

  test('the guide to deployment leads by name to pages of its own language', () => {
    const linksOf = (path: string) => {
      const [, main = ''] = site.find((page) => page.path === path)?.html.split('<main>') ?? []
      return [...main.matchAll(/<a href="(\/[^"]+|\/)"[^>]*>(?:<code>)?([^<]+)/g)].map(
        ([, to, name]) => `${name} ${to}`,
      )
    }
    expect(linksOf('docs/deployment.html')).toEqual([
      '该文件 /manifest.xml',
      '做法中的 AirScript /help/recipes.html#airscript',
      '计算器 /',
      '模板 /templates/',
      '做法 /help/recipes.html',
      'MEETING_ER /help/MEETING_ER.html',
    ])
    expect(linksOf('docs/deployment.en.html')).toEqual([
      'that file /manifest.xml',
      'recipe for AirScript /help/recipes.en.html#airscript',
      'calculator /en/',
      'templates /en/templates/',
      'recipes /help/recipes.en.html',
      'MEETING_ER /help/MEETING_ER.en.html',
    ])
  })

  test('a page of a method leads to its form, its template and its address, and speaks as people read', () => {
    for (const { id } of definitions)
      for (const [suffix, calculator, templates, api] of [
        ['', '/', '/templates/', '/docs/'],
        ['.en', '/en/', '/en/templates/', '/docs/index.en.html'],
      ]) {
        const html = site.find(({ path }) => path === `docs/methods/${id}${suffix}.html`)?.html ?? ''
        for (const to of [`${calculator}#${id}`, `${templates}#${id}`, `${api}#/${id}`])
          expect(html, id).toContain(` href="${to}"`)
        const said = html.replace(/<pre[\s\S]+?<\/pre>/g, '')
        expect(said, id).not.toMatch(
          /\.0*[1-9]\d{10}|= <strong>(true|false)|npm run|<td>(person|amount|kgCO2e)<|<td>[\d.]+ … /,
        )
      }
  })

  test('Chinese texts have no gap where a line ends', () => {
    const text = site.find(({ path }) => path === 'docs/deployment.html')?.html.replace(/<pre[\s\S]+?<\/pre>/g, '')
    expect(text).toContain('模板和帮助。函数在用户电脑上计算')
    expect(text).not.toMatch(/[。，；：][\n ]+[“一-鿿]/)
  })

  test('no script, no style, no handler stands in a page, and nothing is fetched from elsewhere', () => {
    // the pages that need a script name it
    const named = /<script (?:type="module" )?src="\/(?:docs|wps)\/[\w-]+\.js"(?: defer)?><\/script>/g
    for (const { path, html } of site) {
      expect(html, path).toMatch(/^<!doctype html>\n<html lang="(zh-CN|en)">/)
      const isActive = /^(docs\/index|wps\/publish)(\.en)?\.html$/.test(path)
      expect(isActive ? html.replace(named, '') : html, path).not.toMatch(
        /<script|<style| style=| on\w+=|javascript:| src=(?!&quot;)/i,
      )
    }
  })

  test('ids are unique in a page', () => {
    for (const { path } of site) expect(new Set(ids(path)).size, path).toBe(ids(path).length)
  })
})
