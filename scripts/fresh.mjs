/** `npm run check:fresh`: writes the generated files anew and fails when what is committed differs from that. */
import { execFileSync } from 'node:child_process'
import { at, refuse } from './root.mjs'

/** .gitattributes says which files are generated. */
const generated = ['--', ':(attr:linguist-generated)']

const git = (/** @type {string[]} */ ...args) =>
  execFileSync('git', [...args, ...generated], { cwd: at(), encoding: 'utf8' })
    .trim()
    .split('\n')
    .filter(Boolean)

execFileSync(process.execPath, [at('scripts/generate.mjs')], { cwd: at(), stdio: 'inherit' })

const stale = [...git('diff', '--name-only'), ...git('ls-files', '--others', '--exclude-standard')]
if (stale.length > 0) {
  const list = stale.map((file) => `  ${file}`).join('\n')
  refuse(
    `以下生成的文件已过期，请运行 npm run generate 并提交：`,
    `These generated files are stale; run npm run generate and commit them:\n${list}`,
  )
}
