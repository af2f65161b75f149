/** The script that makes the sheet functions known to Excel. */
import './app/older.ts'

import * as z from 'zod/mini'
import { definitions, prepareLater } from '#core'
import { sheetFunctions } from '#core/sheet/index'
import { registerInExcel } from './excel.ts'

// The page's policy forbids code from text, so zod shall not try.
z.config({ jitless: true })

const language = () => (/^zh/i.test(globalThis.Office?.context?.displayLanguage ?? navigator.language) ? 'zh' : 'en')

/** The first Excel whose numbers may carry properties. */
const cards = () => globalThis.Office?.context?.requirements?.isSetSupported('ExcelApi', '1.19') === true

if (globalThis.CustomFunctions) {
  registerInExcel(sheetFunctions(definitions.map(prepareLater)), CustomFunctions, { language, cards })
}
