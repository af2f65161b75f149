/** The report of a result as data: sections with headings in both languages, told from the definition, the result and its trace. */
import type { Method, Result } from './calculate.ts'
import { type Chart, chartsOf } from './chart.ts'
import type { CommonSection, Definition } from './method.ts'
import type { Text } from './problem.ts'
import { commonSections, declarationOf, ownSection, type Section, tellerOf } from './report-sections.ts'
import { type Standard, standards } from './standards.ts'

export type { Cell, Line, ReportTable, Section } from './report-sections.ts'

/** `draft` says in words what `status` says in one. */
export type Report = {
  title: Text
  method: string
  edition: string
  status: Standard['status']
  draft: Text
  standard: Omit<Standard, 'status'>
  factors: string
  digest: string
  sections: Section[]
  charts: Chart[]
}

const draft: Text = {
  zh: '所依据的标准为征求意见稿，正文未公开获得；公式的依据逐条列出，凡注明“本工具推定”的由本工具所拟。',
  en: 'The standard behind this report is a draft for comment whose text has not been seen. The basis of every formula is stated; those marked as inference are ours.',
}

const commonOrder: readonly CommonSection[] = [
  'about',
  'boundary',
  'results',
  'data',
  'factors',
  'warnings',
  'uncertainty',
  'formulas',
  'quality',
]

const titleOf = ({ title, report }: Definition): Text =>
  report?.declaration
    ? { zh: `碳足迹报告：${title.zh}`, en: `Carbon footprint report: ${title.en}` }
    : { zh: `${title.zh}报告`, en: `Report: ${title.en}` }

/** @param result must carry its trace. */
export function reportOf(method: Method, result: Result): Report {
  const { definition } = method
  const { status, ...standard } = standards[definition.standard]
  const teller = tellerOf(method, result)
  const sections = (definition.report?.sections ?? commonOrder).map((section) =>
    typeof section === 'string' ? commonSections[section](teller) : ownSection(teller, section),
  )
  const declaration = definition.report?.declaration
  return {
    title: titleOf(definition),
    method: definition.id,
    edition: result.edition,
    status,
    draft,
    standard,
    factors: result.factors,
    digest: result.digest,
    sections: [...sections, ...(declaration ? [declarationOf(teller, declaration)] : [])],
    charts: chartsOf(method, result),
  }
}
