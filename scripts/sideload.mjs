/** `npm run sideload`: writes the manifest of an origin into a file and says how one computer gets it into Excel. It asks nothing of the network, and changes no settings. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { at, refuse, say } from './root.mjs'

const usage = 'npm run sideload -- --origin https://tanbiao.company.cn --file tanbiao.xml'

/** What was asked for: by default the server of `npm start`, and a file in this folder. */
const asked = () => {
  try {
    return parseArgs({
      options: {
        origin: { type: 'string', default: 'http://127.0.0.1:8080' },
        file: { type: 'string', default: 'tanbiao.xml' },
        help: { type: 'boolean', default: false },
      },
    }).values
  } catch {
    const given = process.argv.slice(2).join(' ')
    return refuse(
      `无法理解参数“${given}”。用法：${usage}`,
      `The arguments "${given}" are not understood. Usage: ${usage}`,
    )
  }
}

/** The identity of an add-in, which tells an older manifest of ours from a file of somebody else. */
const identity = (/** @type {string} */ text) => /<Id>[^<]+<\/Id>/.exec(text)?.[0]

const given = asked()
if (given.help) {
  say(`用法：${usage}`, `Usage: ${usage}`)
  process.exit()
}
// npm runs this in the folder of the project, whoever calls it wherever
const file = resolve(process.env.INIT_CWD ?? '.', given.file)
if (!existsSync(at('node_modules/vite')))
  refuse('请先运行一次 npm start，它会安装所需的一切。', 'Run npm start once first: it installs what is needed.')
const { runnerImport } = await import('vite')
const { module } = await runnerImport(at('worker/manifest.ts'), { configFile: false, root: at() })
// an address may be copied from a browser, with a slash at its end
/** @type {string | undefined} */
const origin = module.manifestOrigin(given.origin.replace(/\/$/, ''))
if (origin === undefined)
  refuse(
    `“${given.origin}”不是网址的开头。请只写协议、主机与端口。用法：${usage}`,
    `"${given.origin}" is no origin. Give scheme, host and port only. Usage: ${usage}`,
  )

const template = readFileSync(at('manifest.xml'), 'utf8')
const manifest = module.manifestFor(template, origin)
if (existsSync(file) && identity(readFileSync(file, 'utf8')) !== identity(manifest))
  refuse(
    `${file} 已存在，不是碳表的清单，没有改动。请用 --file 换一个文件名。`,
    `${file} exists and is no manifest of Tanbiao; it was left alone. Name another with --file.`,
  )
writeFileSync(file, manifest)

const wef = join(homedir(), 'Library/Containers/com.microsoft.Excel/Data/Documents/wef')
const onMac = process.platform === 'darwin'

say(
  `已写好清单：${file}\n加载项的地址：${origin}`,
  `The manifest is written: ${file}\nThe address of the add-in: ${origin}`,
)
if (origin !== new URL(given.origin).origin)
  say(
    'Office 只从 https 加载，所以 http 改成了 https：请在该地址提供 https。',
    'Office loads over https only, so http became https: serve that address over https.',
  )
if (origin.startsWith('http:'))
  say(
    '这是本机地址，只在本机可用，并且 npm start 要一直运行。',
    'This is an address of this computer: it works here only, and while npm start runs.',
  )

console.log('\nWindows')
say(
  `  1. 把 ${basename(file)} 放进一个共享文件夹（测试用；正式使用请由管理员部署，见 docs/deployment.zh-CN.md）。
  2. 文件 > 选项 > 信任中心 > 信任中心设置 > 受信任的加载项目录：添加该文件夹的网络路径，勾选“在菜单中显示”，重启 Excel。
  3. 开始 > 加载项 > 更多加载项 > 共享文件夹：选择“碳表”。`,
  `  1. Put ${basename(file)} into a shared folder (for tests; for daily use let the administrator deploy it, see docs/deployment.md).
  2. File > Options > Trust Center > Trust Center Settings > Trusted Add-in Catalogs: add the network path of the folder, tick "Show in Menu", restart Excel.
  3. Home > Add-ins > More Add-ins > Shared Folder: choose Tanbiao.`,
)
console.log('\nMac')
say(
  '  1. 把文件放进下面的文件夹（没有就新建），重启 Excel。\n  2. 开始 > 加载项：在“开发人员加载项”下选择“碳表”；每次重启 Excel 后要再选一次。',
  '  1. Put the file into the folder below (make it if it is not there) and restart Excel.\n  2. Home > Add-ins: choose Tanbiao under Developer Add-ins; again after each restart of Excel.',
)
console.log(
  onMac
    ? `  mkdir -p "${wef}" && cp "${file}" "${wef}/"`
    : `  ~/Library/Containers/com.microsoft.Excel/Data/Documents/wef`,
)
console.log('\n网页版 Excel on the web')
say(
  '  1. 开始 > 加载项：选择上传自己的加载项，选这个文件。它只对这个浏览器有效。',
  '  1. Home > Add-ins: choose to upload an add-in of your own, and this file. It counts for this browser only.',
)
console.log()
say(
  '然后在单元格中输入 =GHG_VERSION()。去掉加载项：删除清单文件，重启 Excel。这些步骤没有在真正的 Excel 中试过。',
  'Then type =GHG_VERSION() in a cell. To remove the add-in delete the file of the manifest and restart Excel. These steps were not tried in Excel itself.',
)
