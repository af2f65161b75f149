/** The workbook around the pane and the parts of the page that work with it; they come when there is one. */
import { useEffect, useState } from 'preact/hooks'
import { findHost } from '../find-host.ts'
import type { Workbook } from '../host.ts'
import { followRibbon } from '../office.ts'

export type Around = {
  /** Absent in a browser. */
  workbook?: Workbook
  parts?: typeof import('./workbook/index.ts')
  /** How often the ribbon asked for a check of the formulas. */
  checks: number
}

export function useAround(): Around {
  const [around, setAround] = useState<Around>({ checks: 0 })
  useEffect(() => {
    const find = async () => {
      const { name, workbook } = await findHost()
      if (!workbook) return
      const parts = await import('./workbook/index.ts')
      setAround((before) => ({ ...before, workbook, parts }))
      if (name === 'excel') followRibbon({ check: () => setAround((one) => ({ ...one, checks: one.checks + 1 })) })
    }
    // without a workbook, or without these parts, the page is the calculator that it is in a browser
    find().catch(() => {})
  }, [])
  return around
}
