/** The page that WPS loads when it starts: makes the sheet functions known and answers the ribbon. */
import '../app/older.ts'

import * as z from 'zod/mini'
import { definitions, prepareLater } from '#core'
import { sheetFunctions } from '#core/sheet/index'
import { namespaceKey } from '../find-host.ts'
import { registerInWps } from '../wps.ts'
import { languageOf } from './language.ts'
import { ribbonOf } from './ribbon.ts'
import type { Wps } from './wps.ts'

// The page's policy forbids code from text, so zod shall not try.
z.config({ jitless: true })

declare const wps: Wps | undefined

if (typeof wps === 'object') {
  const host = wps
  const language = () => languageOf(host)
  const functions = sheetFunctions(definitions.map(prepareLater))
  // the pane is a page of its own and reads there what stands before the names
  host.PluginStorage.setItem(namespaceKey, registerInWps(functions, host, language))
  // WPS calls what ribbon.xml names as globals of this page
  Object.assign(globalThis, ribbonOf(host, language))
}
