/** `npm run sideload`: the manifest it writes, what it leaves alone, and what it says in both languages. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { at } from '../../scripts/root.mjs'
import { manifestFor } from '../../worker/manifest.ts'

const folder = mkdtempSync(join(tmpdir(), 'sideload-'))
afterAll(() => rmSync(folder, { recursive: true }))

const run = (...args: string[]) => {
  const { INIT_CWD, ...env } = process.env
  const { status, stdout, stderr } = spawnSync(process.execPath, [at('scripts/sideload.mjs'), ...args], {
    cwd: folder,
    env,
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}
const template = readFileSync(at('manifest.xml'), 'utf8')
const written = (name: string) => readFileSync(join(folder, name), 'utf8')

describe('npm run sideload', () => {
  test('writes the manifest of npm start and says what to do on every system', () => {
    const { status, stdout } = run()
    expect(status).toBe(0)
    expect(written('tanbiao.xml')).toBe(manifestFor(template, 'http://127.0.0.1:8080'))
    for (const text of [
      'Windows',
      'Mac',
      '网页版',
      '共享文件夹',
      'Shared Folder',
      'wef',
      '只在本机可用',
      'works here only',
    ])
      expect(stdout).toContain(text)
  })

  test('writes that of another origin, over its own older one', () => {
    expect(run('--origin', 'https://carbon.company.cn:8443').status).toBe(0)
    expect(written('tanbiao.xml')).toBe(manifestFor(template, 'https://carbon.company.cn:8443'))
  })

  test('takes an address as it is copied from a browser, and tells how it is used', () => {
    expect(run('--origin', 'https://carbon.company.cn/').status).toBe(0)
    expect(written('tanbiao.xml')).toBe(manifestFor(template, 'https://carbon.company.cn'))
    expect(run('--help')).toMatchObject({ status: 0, stderr: '', stdout: expect.stringMatching(/用法：[\s\S]+Usage:/) })
  })

  test('says that http became https', () => {
    const { status, stdout } = run('--origin', 'http://10.0.0.8:8080', '--file', 'other.xml')
    expect(status).toBe(0)
    expect(written('other.xml')).toContain('"https://10.0.0.8:8080/taskpane.html"')
    expect(stdout).toMatch(/http 改成了 https[\s\S]+http became https/)
  })

  test('leaves a file of somebody else alone', () => {
    writeFileSync(join(folder, 'mine.xml'), '<OfficeApp><Id>1</Id></OfficeApp>')
    const { status, stderr } = run('--file', 'mine.xml')
    expect(status).toBe(1)
    expect(stderr).toMatch(/没有改动[\s\S]+left alone/)
    expect(written('mine.xml')).toBe('<OfficeApp><Id>1</Id></OfficeApp>')
  })

  test.each([
    [['--origin', 'carbon.company.cn'], 'is no origin'],
    [['--origin', 'https://carbon.company.cn/path'], 'is no origin'],
    [['--port', '1'], 'are not understood'],
  ])('refuses %j', (args, reason) => {
    const { status, stderr } = run(...args)
    expect([status, stderr]).toEqual([1, expect.stringContaining(reason)])
  })
})
