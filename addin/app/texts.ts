/** Every word of the page that is not a method's own, in Chinese and English. */
import type { Severity, Text } from '#core'

const text = (zh: string, en: string): Text => ({ zh, en })

export const texts = {
  name: text('碳表', 'Tanbiao'),
  what: text('温室气体团体标准计算器', 'Calculator for greenhouse-gas group standards'),
  skip: text('跳到结果', 'Skip to the result'),
  local: text(
    '计算全部在本页完成；只有下载报告和读取填好的模板时，数据才会发给本站的接口，且不保存。',
    'Everything is computed in this page; data are sent to this site only when you download a report or have a filled template read, and are not kept.',
  ),
  methodDocs: text('方法文档', 'Method documentation'),
  factorDocs: text('因子库', 'Factor library'),
  functionHelp: text('函数', 'Functions'),
  recipes: text('做法', 'Recipes'),
  templates: text('表格模板', 'Workbook templates'),
  apiDocs: text('接口文档', 'API documentation'),

  method: text('方法', 'Method'),
  standard: text('标准', 'Standard'),
  boundary: text('核算边界', 'Boundary'),
  held: text('依据文本', 'Text we hold'),
  edition: text('版本', 'Edition'),
  template: text('空白模板', 'Blank template'),
  factorSet: text('因子集', 'Factor set'),
  draft: text('征求意见稿', 'Draft for comment'),

  inputs: text('输入', 'Inputs'),
  about: text('关于这次计算（选填，不参与计算）', 'About this calculation (optional, not computed with)'),
  sample: text('填入样例', 'Fill in the sample'),
  clear: text('清空', 'Clear'),
  undo: text('撤销', 'Undo'),
  compute: text('计算', 'Compute'),
  choose: text('请选择', 'Choose'),
  isDefault: text('默认', 'default'),
  optional: text('选填', 'optional'),
  sometimes: text('视情况必填', 'sometimes required'),
  shareHint: text('可写 0.6 或 60%', 'Such as 0.6 or 60%'),
  addRow: text('添加一行', 'Add a row'),
  listHint: text('每行一个数，可从表格粘贴一列', 'One number a line; a column of a sheet can be pasted'),
  namesHint: text('每行一个名称', 'One name a line'),
  tableHint: text(
    '每行一行数，以制表符或空格分隔，可从表格粘贴',
    'Rows of numbers parted by tabs or spaces; a range of a sheet can be pasted',
  ),
  empty: text('还没有行', 'No rows yet'),

  result: text('结果', 'Result'),
  first: text(
    '第一次用？先“填入样例”看一个算好的例子，再换成自己的数。',
    'New here? Fill in the sample to see a finished result, then put in your own numbers.',
  ),
  start: text(
    '填好各项后，这里显示结果、构成图、警告，下方是每一步的计算。',
    'Once the form is filled in, the result, its breakdown and warnings stand here, and each step of the calculation below.',
  ),
  next: text('下一步', 'Next'),
  toWorkbook: text('写入工作簿：到下方选择', 'Write to the workbook: choose below'),
  almost: text(
    '输入还不完整，按“计算”查看还缺什么。',
    'The inputs are not complete yet: press Compute to see what is missing.',
  ),
  noEngine: text(
    '计算部分没有加载成功：请检查网络，然后重新载入本页。已填的内容请先复制。',
    'What computes could not be loaded: check the connection and reload this page. Copy what you have entered first.',
  ),
  problems: text('请先改正以下各项', 'Please correct the following'),
  problem: text('错误：', 'Error: '),
  outputs: text('输出', 'Outputs'),
  copyValue: text('复制完整数值', 'Copy the full value'),
  copied: text('已复制', 'Copied'),
  copyFailed: text('无法复制，请手动选择文字', 'Could not copy: select the text by hand'),
  copyLink: text('复制链接', 'Copy link'),
  linkHint: text('链接中含有全部输入', 'The link holds all inputs'),
  curl: text('用接口得到同一结果', 'The same result over HTTP'),
  copyCurl: text('复制命令', 'Copy the command'),
  digest: text('指纹', 'Digest'),
  report: text('下载报告', 'Download the report'),
  reportHint: text(
    '报告是可打印的网页，由本站接口生成：下载时会把本次输入发给它',
    'A page to print, made by the API of this site: downloading it sends these inputs there',
  ),
  reportComes: text('正在生成…', 'On its way…'),
  reportHere: text('已下载，用浏览器打开即可打印', 'Downloaded: open it in a browser to print it'),
  reportFailed: text(
    '报告未能生成：请检查网络后重试，或用下面的接口命令加 ?report=html',
    'No report came: check the connection and try again, or add ?report=html to the command below',
  ),
  notTaken: text('输入不能取这个值', 'The input may not be so'),
  filled: text('读取填好的模板', 'Read a filled template'),
  filledHint: text(
    '.xlsx 文件会发给本站接口读取，不保存',
    'The .xlsx file is sent to the API of this site to be read, and not kept',
  ),
  filledComes: text('正在读取…', 'Reading…'),
  filledRefused: text('没有读出输入：', 'No inputs were read:'),
  filledFailed: text('没有读成：请检查网络后重试', 'The file was not read: check the connection and try again'),
  chart: text('构成', 'Breakdown'),
  valuesTable: text('数值表', 'Table of values'),
  savePicture: text('下载图片', 'Download the picture'),
  flowFrom: text('从', 'From'),
  flowTo: text('到', 'To'),
  analysis: text('敏感性与不确定度', 'Sensitivity and uncertainty'),
  sensitivity: text('敏感性', 'Sensitivity'),
  uncertainty: text('不确定度', 'Uncertainty'),
  sensitivityOf: text('哪个结果的敏感性', 'Sensitivity of'),
  intervals: text('95% 区间：P2.5 至 P97.5', '95% intervals: P2.5 to P97.5'),
  sayUncertainty: text(
    '在各行的“其他 … 项”中填写不确定度 u 后，这里可算出结果的区间。',
    'Fill in Uncertainty u, among the further fields of a row, to compute the interval of the result here.',
  ),
  computing: text('正在计算…', 'Computing…'),
  noAnalysis: text(
    '这一部分没有加载成功：请检查网络后重新载入本页。',
    'This part could not be loaded: check the connection and reload this page.',
  ),
  item: text('项目', 'Item'),
  notStated: text('（未说明）', '(not stated)'),
  shareOf: text('占比', 'Share'),
  value: text('数值', 'Value'),
  remarks: text('提示与警告', 'Warnings and remarks'),
  goTo: text('定位', 'Go to'),
  clause: text('条款', 'Clause'),

  steps: text('计算过程', 'Calculation'),
  stepsNote: text(
    '每一步给出公式、代入的数、结果与依据。',
    'Each step shows its formula, the numbers put in, its result and its basis.',
  ),
  inputValues: text('输入值及来源', 'Input values and where they come from'),
  formula: text('公式', 'Formula'),
  numbers: text('代入', 'Numbers'),
  origin: text('来源', 'Origin'),
  yes: text('是', 'yes'),
  no: text('否', 'no'),

  settings: text('设置', 'Settings'),
  settingPlace: text('地区', 'Region'),
  settingYear: text('年份', 'Year'),
  settingsInWorkbook: text(
    '新表单以此地区、年份开始，留空即全国、最新数据年份；设置存在这个工作簿里，随文件走。',
    'New forms start with this region and year; left blank, with China and the newest data year. The settings are kept in this workbook and travel with it.',
  ),
  settingsInBrowser: text(
    '新表单以此地区、年份开始，留空即全国、最新数据年份；设置只存在这个浏览器里。',
    'New forms start with this region and year; left blank, with China and the newest data year. The settings are kept in this browser alone.',
  ),
  pinned: text('工作簿按另一版本制作', 'This workbook was made with another version'),
  pinnedHint: text(
    '改用本版后，公式重算时结果可能变化；保留原版时，请在发出文件前把公式固定为数值，或用原版本的服务重算。',
    'With today’s version results may change when formulas are computed again. To keep the former ones, freeze the formulas to values before the file goes out, or compute with a server of that version.',
  ),
  pinToday: text('改用本版', 'Use today’s version'),
  keepPinned: text('保留原版标记', 'Keep the former version'),
  search: text('查找因子', 'Find a factor'),
  searchWords: text('名称、地区、年份或来源', 'Name, place, year or source'),
  close: text('关闭', 'Close'),
  factors: text('所用因子', 'Factors used'),
  factor: text('因子', 'Factor'),
  source: text('来源文件', 'Source document'),
  year: text('数据年份', 'Data year'),
  place: text('地区', 'Place'),
  scope: text('范围', 'Scope'),
  certainty: text('可信度', 'Certainty'),
  licence: text('许可', 'Licence'),
  published: text('发布', 'Published'),
  usedAt: text('用于', 'Used for '),
  and: text('；', '; '),
  colon: text('：', ': '),
  notSeen: text('未见', 'not seen'),
} as const satisfies Record<string, Text>

/** Texts with a number or a name in them. */
export const phrases = {
  row: (n: number) => text(`第 ${n} 行`, `Row ${n}`),
  rows: (from: number, to: number) =>
    from === to ? text(`第 ${from} 行`, `Row ${from}`) : text(`第 ${from} 至 ${to} 行`, `Rows ${from} to ${to}`),
  removeRow: (n: number, of: Text) => text(`删除第 ${n} 行（${of.zh}）`, `Remove row ${n} (${of.en})`),
  more: (n: number) => text(`其他 ${n} 项`, n === 1 ? '1 more field' : `${n} more fields`),
  filled: (of: readonly Text[]) =>
    text(`已填 ${of.map(({ zh }) => zh).join('、')}`, `filled: ${of.map(({ en }) => en).join(', ')}`),
  draws: (n: string, seed: number) => text(`抽样 ${n} 次，种子 ${seed}。`, `${n} draws, seed ${seed}.`),
  moreRows: (n: number) => text(`还有 ${n} 行`, `${n} more rows`),
  pasted: ({ first, more }: { first: readonly (readonly Text[])[]; more: boolean }) => {
    const all = (language: keyof Text, comma: string) =>
      first.map((slot) => slot.map((label) => label[language]).join(' / ')).join(comma)
    return text(
      `可从表格粘贴多行，首行可为列名，否则各列依次为：${all('zh', '、')}${more ? '，再接下方其余各列' : ''}`,
      `Rows can be pasted from a sheet, with names of columns above or else in this order: ${all('en', ', ')}${more ? ', then the further columns as below' : ''}`,
    )
  },
  unknownHeads: (heads: readonly string[]) =>
    text(
      `没有认出这些列，未粘贴：${heads.join('、')}`,
      `These columns are not known and were left out: ${heads.join(', ')}`,
    ),
  /** The names of a table's rows and columns; where columns have none, they are numbered. */
  tableOrder: (rows: readonly string[], columns: readonly string[]) =>
    columns.length === 0
      ? text(`各行依次为：${rows.join('、')}`, `Rows: ${rows.join(', ')}`)
      : text(
          `各列依次为：${columns.join('、')}；各行依次为：${rows.join('、')}`,
          `Columns: ${columns.join(', ')}; rows: ${rows.join(', ')}`,
        ),
  between: (min: string, max: string) => text(`${min} 至 ${max}`, `${min} to ${max}`),
  noPlace: (place: string) =>
    text(`没有地区“${place}”：请从列表选择`, `There is no place "${place}": choose one of the list`),
  noYear: (year: string, earliest: number, latest: number) =>
    text(
      `“${year}”不能作年份：请写 ${earliest} 至 ${latest} 的四位数字`,
      `"${year}" is no year to compute with: write one from ${earliest} to ${latest}`,
    ),
  pinnedTo: (of: Text, was: string, now: string) =>
    text(`${of.zh}：工作簿为 ${was}，本版为 ${now}`, `${of.en}: ${was} in the workbook, ${now} today`),
  searchFor: (of: Text) => text(`查找${of.zh}`, `Find: ${of.en}`),
  foundFactors: (all: number, shown: number) =>
    all === 0
      ? text('没有找到：请换一个词，或直接填写数值', 'None found: try another word, or type the number itself')
      : all > shown
        ? text(`共 ${all} 个，列出前 ${shown} 个：请再加一个词`, `${all} found, the first ${shown} shown: add a word`)
        : text(`共 ${all} 个`, `${all} found`),
  reportFile: (id: string) => text(`报告-${id}.html`, `report-${id}.html`),
  toMend: (n: number) => text(`有 ${n} 处需要改正`, n === 1 ? '1 problem to mend' : `${n} problems to mend`),
  remarks: (n: number) => text(`${n} 条提示与警告`, n === 1 ? '1 remark' : `${n} remarks`),
  alike: (n: number) => text(`同类还有 ${n} 条`, `${n} more of this kind`),
  inAll: (n: number) => text(`共 ${n} 处`, `${n} in all`),
  filledRead: (name: string, n: number) =>
    n === 0
      ? text(`已读入 ${name}`, `${name} was read`)
      : text(
          `已读入 ${name}，有 ${n} 处请留意：`,
          `${name} was read; ${n === 1 ? 'one thing' : `${n} things`} to look at:`,
        ),
  inputs: (n: number) => text(`${n} 项`, n === 1 ? '1 value' : `${n} values`),
} as const

export const severities: Record<Severity, Text> = {
  error: text('错误', 'Error'),
  warn: text('警告', 'Warning'),
  info: text('提示', 'Note'),
}
export const origins = {
  given: text('填写', 'given'),
  default: text('默认值', 'default'),
  factor: text('因子库', 'factor library'),
  derived: text('推算', 'derived'),
} as const
export const boundaries: Readonly<Record<string, Text>> = {
  generation: text('发电', 'generation'),
  operation: text('运行', 'operation'),
  lifeCycle: text('生命周期', 'life cycle'),
  gateToGate: text('大门到大门', 'gate to gate'),
  gateToGrave: text('大门到坟墓', 'gate to grave'),
  cradleToGate: text('摇篮到大门', 'cradle to gate'),
  cradleToGrave: text('摇篮到坟墓', 'cradle to grave'),
  notStated: text('未说明', 'not stated'),
}
