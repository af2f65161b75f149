/** The page that tells how to install the add-in in WPS, for the server it stands on; it talks to WPS on a click only. */
import { jspluginsXml, type Order, oemIni, orderOf, publishXml, service } from './deploy.ts'

/** WPS wants the slash at the end. */
const url = new URL('./', location.href).href
const texts: Readonly<Record<string, string>> = {
  address: url,
  jsplugins: jspluginsXml(url),
  oem: oemIni(new URL('jsplugins.xml', url).href),
  publish: publishXml(url),
}
for (const [id, text] of Object.entries(texts)) {
  const place = document.getElementById(id)
  if (place) place.textContent = text
}

const isChinese = document.documentElement.lang.startsWith('zh')
const say = (zh: string, en: string) => {
  const place = document.getElementById('answer')
  if (place) place.textContent = isChinese ? zh : en
}

async function order(command: Order) {
  say('正在联系 WPS……', 'Asking WPS …')
  try {
    const { ok } = await fetch(`${service}/deployaddons/runParams`, { method: 'POST', body: orderOf(command, url) })
    if (ok) say('完成，请重启 WPS。', 'Done; restart WPS.')
    else say('WPS 没有接受，请用其他装法。', 'WPS refused; take another way.')
  } catch {
    say(
      '联系不到 WPS 的本机服务：请先启动 WPS，或用其他装法。',
      'The service of WPS does not answer: start WPS, or take another way.',
    )
  }
}

for (const command of ['enable', 'disable'] as const) {
  const button = document.querySelector<HTMLButtonElement>(`#${command}`)
  button?.addEventListener('click', () => order(command))
  // until now a press would have been lost
  button?.removeAttribute('disabled')
}
