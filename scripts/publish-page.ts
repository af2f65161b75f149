/** The page that installs the add-in in WPS; its script, addin/wps/publish.ts, writes the addresses of the server that it stands on. */
import { frame, html, lines, type Page, suffix, words } from './frame.ts'

/** The address of the page. */
const publishOf = (language: 'zh' | 'en') => `/wps/publish${suffix[language]}.html`

const files = [
  ['Windows', '%APPDATA%\\kingsoft\\wps\\jsaddons\\publish.xml'],
  ['Linux', '~/.local/share/Kingsoft/wps/jsaddons/publish.xml'],
  ['macOS', '~/Library/Containers/com.kingsoft.wpsoffice.mac/Data/.kingsoft/wps/jsaddons/publish.xml'],
] as const

function publishPage(language: 'zh' | 'en'): Page {
  const { other, say } = words(language)
  const title = say('在 WPS 表格中安装', 'Install in WPS Spreadsheets')
  const main = [
    `<h1>${title}</h1>`,
    `<p>${say(
      '需要 WPS 12.1.0.20540 或更高版本（自定义函数自该版本起支持）。加载项就是本站的 <code id="address"></code>，三种装法任选其一。我们在模拟的 WPS 中测试过，没有在真正的 WPS 中运行过。',
      'WPS 12.1.0.20540 or later is needed, the first with custom functions. The add-in is <code id="address"></code> on this server; take one of three ways. It is tested against a stand-in for WPS and has not been run in WPS itself.',
    )}</p>`,
    `<h2>${say('一、在这台电脑上安装', '1. On this computer')}</h2>`,
    `<p>${say(
      '先启动 WPS。点击后，本页才会联系 WPS 在本机的服务 <code>127.0.0.1:58890</code>，由它写入 publish.xml；完成后请重启 WPS。',
      'Start WPS first. Only when you click does this page talk to the service of WPS on this computer, <code>127.0.0.1:58890</code>, which writes publish.xml; restart WPS afterwards.',
    )}</p>`,
    `<p><button type="button" id="enable" disabled>${say('安装', 'Install')}</button><button type="button" id="disable" disabled>${say('卸载', 'Remove')}</button></p>`,
    '<p><output id="answer" aria-live="polite"></output></p>',
    `<h2>${say('二、全公司安装', '2. For a whole company')}</h2>`,
    `<p>${say(
      '在每台电脑 WPS 安装目录的 <code>office6/cfgs/oem.ini</code> 中写下面的内容，它指向本站的 <code>jsplugins.xml</code>；也可以把 <code>jsplugins.xml</code> 放在公司的其他服务器上，再改写其中的地址（个人版可能不接受，请向 WPS 索取企业安装包）。',
      'Write what stands under oem.ini into <code>office6/cfgs/oem.ini</code> in the folder of WPS on each computer: it names <code>jsplugins.xml</code> of this site. To keep <code>jsplugins.xml</code> on another server of the company, put it there and change the address (personal editions may refuse it; ask WPS for an enterprise package).',
    )}</p>`,
    '<h3>oem.ini</h3>',
    lines('', 'oem.ini', 'oem'),
    '<h3>jsplugins.xml</h3>',
    lines('', 'jsplugins.xml', 'jsplugins'),
    `<h2>${say('三、手工安装', '3. By hand')}</h2>`,
    `<p>${say(
      '把下面的 <code>jspluginonline</code> 一行加进当前用户的 <code>publish.xml</code>（没有该文件时整份新建），然后重启 WPS：',
      'Add the line <code>jspluginonline</code> to the user’s <code>publish.xml</code> (make the file where there is none) and restart WPS:',
    )}</p>`,
    lines('', 'publish.xml', 'publish'),
    `<ul>${files.map(([system, path]) => `<li>${system} <code>${html(path)}</code></li>`).join('\n')}</ul>`,
  ].join('\n')
  const script = '<script type="module" src="/wps/publish.js"></script>'
  return { path: publishOf(language).slice(1), html: frame(language, title, `${main}\n${script}`, publishOf(other)) }
}

export const publishPages = (): Page[] => [publishPage('zh'), publishPage('en')]
