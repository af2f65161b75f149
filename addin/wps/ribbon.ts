/** What the buttons of ribbon.xml are called, look like and do. */
import type { Text } from '#core'
import { findHost } from '../find-host.ts'
import { troubleOf } from '../host.ts'
import type { Wps } from './wps.ts'

type Control = { readonly Id: string }
type Button = { label: Text; image: string; press(): void }

/** msoCTPDockPositionRight */
const right = 2
const paneKey = 'tanbiao.pane'
const address = (path: string) => new URL(path, location.href).href

/** The pane is made once for a window and afterwards shown or hidden. */
function togglePane(wps: Wps, title: string) {
  const id = Number(wps.PluginStorage.getItem(paneKey) ?? 0)
  const known = id > 0 ? wps.GetTaskPane(id) : undefined
  if (known) {
    known.Visible = !known.Visible
    return
  }
  const pane = wps.CreateTaskPane(address('taskpane.html'), title)
  wps.PluginStorage.setItem(paneKey, pane.ID)
  pane.DockPosition = right
  pane.Visible = true
}

/** The same check as in the pane; what it found is said. */
async function repaired(): Promise<Text> {
  const [{ checkFormulas }, { troubles }] = await Promise.all([
    import('../app/workbook/check.ts'),
    import('../app/workbook/texts.ts'),
  ])
  try {
    const { workbook } = await findHost()
    return workbook ? (await checkFormulas(workbook, async () => {})).said : troubles.selection('')
  } catch (error) {
    const { is, where } = troubleOf(error)
    return troubles[is](where)
  }
}

export function ribbonOf(wps: Wps, language: () => keyof Text) {
  const buttons: Readonly<Record<string, Button>> = {
    pane: {
      label: { zh: '碳计算器', en: 'Carbon calculator' },
      image: 'images/pane.svg',
      press: () => togglePane(wps, language() === 'zh' ? '碳表' : 'Tanbiao'),
    },
    repair: {
      label: { zh: '检查与修复公式', en: 'Check and repair formulas' },
      image: 'images/repair.svg',
      press: () => {
        repaired().then((said) => alert(said[language()]))
      },
    },
    help: {
      label: { zh: '函数帮助', en: 'Help on functions' },
      image: 'images/help.svg',
      press: () => wps.ShowDialog(address(language() === 'zh' ? '/help/' : '/help/index.en.html'), '', 960, 720, false),
    },
  }
  return {
    OnAddinLoad: () => true,
    OnAction: ({ Id }: Control) => {
      buttons[Id]?.press()
      return true
    },
    GetLabel: ({ Id }: Control) => buttons[Id]?.label[language()] ?? '',
    GetImage: ({ Id }: Control) => buttons[Id]?.image ?? '',
  }
}
