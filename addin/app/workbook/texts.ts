/** What the part about the workbook says, in Chinese and English. */
import type { Text } from '#core'
import type { Trouble } from '../../host.ts'

const text = (zh: string, en: string): Text => ({ zh, en })
const plural = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`

export const texts = {
  title: text('工作簿', 'Workbook'),
  needsResult: text('先填好各项、得到结果，才能插入。', 'Fill in the form first: what is inserted needs a result.'),
  selection: text('所选区域', 'The selection'),
  whole: text('整个工作簿', 'The whole workbook'),
  block: text('插入输入与公式', 'Insert inputs and formula'),
  call: text('插入引用区域的函数', 'Insert a function of picked ranges'),
  audit: text('添加核对表（原生公式）', 'Add audit sheets (native formulas)'),
  chart: text('插入图表', 'Insert a chart'),
  fromBlock: text('用所选区域填表', 'Fill the form from the selection'),
  template: text('打开空白模板', 'Open the blank template'),
  check: text('检查并修复公式', 'Check and repair formulas'),
  freeze: text('公式转为数值', 'Convert formulas to values'),

  insert: text('插入', 'Insert'),
  replace: text('替换', 'Replace'),
  take: text('填入表单', 'Take into the form'),
  freezeNow: text('转为数值', 'Turn into values'),
  cancel: text('取消', 'Cancel'),
  stop: text('停止', 'Stop'),
  working: text('正在处理…', 'Working…'),
  which: text('选择', 'Choose'),
  whichChart: text('插入哪一个图表？', 'Which chart?'),

  item: text('项目', 'Item'),
  noChart: text('这个结果没有可以画的构成。', 'This result has no parts to draw.'),
  noCall: text(
    '没有函数能直接引用所取的区域：请用“插入输入与公式”。',
    'No function takes the picked ranges as they are: insert the inputs and the formula instead.',
  ),
  opened: text('已打开模板。', 'The template is open.'),
  cancelled: text('已取消，工作簿没有改动。', 'Cancelled: the workbook is as it was.'),

  noFormulas: text('这个工作簿里没有碳表的公式。', 'There is no formula of Tanbiao in this workbook.'),
  sheet: text('工作表', 'Sheet'),
  cell: text('单元格', 'Cell'),
  formula: text('公式', 'Formula'),
  value: text('数值', 'Value'),
  edition: text('版本', 'Edition'),
  factorSet: text('因子集', 'Factor set'),
  time: text('时间', 'Time'),
  ourFormulas: text('公式', 'Formulas'),
  unknownBefore: text('修复前 #NAME?', '#NAME? before'),
  entered: text('重新输入', 'Entered again'),
  unknownAfter: text('修复后 #NAME?', '#NAME? after'),
  frozenSheet: text('碳表追溯', 'Tanbiao trace'),

  pick: text('取自所选区域', 'From the selection'),
  column: text('列', 'Column'),
  takenAs: text('作为', 'Taken as'),
  leftOut: text('不取', 'left out'),
  noRows: text('所选区域里没有数据行。', 'The selection holds no rows of data.'),
  emptySelection: text('所选区域是空的。', 'The selection is empty.'),
  noForm: text(
    '认不出所选区域：整块的第一列、表的首行应是这个方法的名称。',
    'The selection is not recognised: the first column of a block, or the first row of a table, holds names of this method.',
  ),
} as const satisfies Record<string, Text>

const staying = (locked: readonly string[]) =>
  locked.length === 0
    ? text('', '')
    : text(
        `受保护的工作表没有改动：${locked.join('、')}。`,
        ` Protected sheets stay as they are: ${locked.join(', ')}.`,
      )
const joined = (...parts: readonly Text[]) =>
  text(parts.map(({ zh }) => zh).join(''), parts.map(({ en }) => en).join(''))

export const phrases = {
  written: (where: string) => text(`已写入 ${where}。`, `Written to ${where}.`),
  replaced: (where: string) => text(`已替换 ${where}。`, `${where} was replaced.`),
  occupied: (where: string) =>
    text(`${where} 已有内容，要替换吗？`, `There is something in ${where} already. Replace it?`),
  blockGoes: (block: string, formula: string) =>
    text(`输入写入 ${block}，公式写入 ${formula}：`, `The inputs go to ${block}, the formula to ${formula}:`),
  callGoes: (where: string) => text(`写入 ${where}：`, `Goes to ${where}:`),
  added: (n: number, first: string) =>
    text(`已添加 ${n} 个工作表，从“${first}”开始。`, `${plural(n, 'sheet')} added, the first is “${first}”.`),
  percent: (share: number) => `${Math.floor(share * 100)}%`,
  checked: (all: number, entered: number, left: number, locked: readonly string[]) =>
    joined(
      text(
        `共 ${all} 个公式，重新输入 ${entered} 个，仍有 ${left} 个显示 #NAME?。`,
        `${plural(all, 'formula')}, ${entered} entered again, ${left} still show #NAME?.`,
      ),
      staying(locked),
    ),
  freezes: (n: number, wrong: number, locked: readonly string[]) =>
    joined(
      text(
        `${n} 个公式将换成数值，并添加一张追溯表记下原来的公式。`,
        `${plural(n, 'formula')} will become values; a trace sheet keeps what they were.`,
      ),
      wrong === 0
        ? text('', '')
        : text(`显示错误的 ${wrong} 个不改。`, ` ${plural(wrong, 'formula')} with an error stay.`),
      staying(locked),
    ),
  nothingToFreeze: (wrong: number, locked: readonly string[]) =>
    joined(
      text('没有可以转为数值的公式。', 'No formula can become a value.'),
      wrong === 0 ? text('', '') : text(`${wrong} 个显示错误。`, ` ${wrong} show an error.`),
      staying(locked),
    ),
  frozen: (n: number, sheet: string) =>
    text(
      `${n} 个公式已换成数值；原公式见“${sheet}”。要恢复，可立即撤销（Ctrl+Z）。`,
      `${plural(n, 'formula')} became values; “${sheet}” keeps what they were. Undo at once (Ctrl+Z) to have them back.`,
    ),
  read: (address: string, rows: number, withHeader: boolean) =>
    text(
      `${address}：${rows} 行数据，${withHeader ? '首行是列名' : '没有列名，按顺序对应'}。`,
      `${address}: ${plural(rows, 'row')} of data, ${withHeader ? 'the first row names the columns' : 'no names of columns, taken in order'}.`,
    ),
  columnNo: (n: number) => text(`第 ${n} 列`, `Column ${n}`),
  meant: (keys: readonly string[]) => text(`是 ${keys.join('、')} 吗？`, `Is it ${keys.join(', ')}?`),
  taken: (rows: number, address: string) =>
    text(`已从 ${address} 取 ${rows} 行。`, `${plural(rows, 'row')} taken from ${address}.`),
  takes: (address: string, inputs: number) =>
    text(
      `${address} 中有 ${inputs} 项输入，会代替表单里现在的内容。`,
      `${address} holds ${plural(inputs, 'input')}, which take the place of what is in the form.`,
    ),
  takesCase: (address: string, cases: number) =>
    text(
      `${address} 是表，有 ${cases} 个算例：取哪一个？它会代替表单里现在的内容。`,
      `${address} is a table of ${plural(cases, 'case')}: which one? It takes the place of what is in the form.`,
    ),
  caseNo: (n: number) => text(`第 ${n} 个算例`, `Case ${n}`),
  filled: (address: string) => text(`已用 ${address} 填好表单。`, `The form is filled from ${address}.`),
} as const

/** Why something was not done, and what to do. */
export const troubles: Readonly<Record<Trouble, (where: string) => Text>> = {
  stopped: () => text('已停止。', 'Stopped.'),
  selection: () =>
    text(
      '请选择一个连续的单元格区域，再试一次。',
      'Select one range of cells (not several, not a drawing) and try again.',
    ),
  editing: () =>
    text(
      '单元格正在编辑：请按 Enter 或 Esc 结束编辑，再试一次。',
      'A cell is being edited: press Enter or Esc, then try again.',
    ),
  protected: (where) =>
    text(
      `工作表受保护，没有改动：请先撤销保护（${where}）。`,
      `The sheet is protected and stays as it is: unprotect it first (${where}).`,
    ),
  occupied: (where) =>
    text(`${where} 已有内容，没有改动。`, `There is something in ${where} already: nothing was written.`),
  large: (where) => text(`区域太大：请少选一些（${where}）。`, `The range is too large: select less (${where}).`),
  old: () =>
    text('这个版本的程序做不到：请更新后再试。', 'This version of the program cannot do that: update it first.'),
  reach: () =>
    text(
      '没有取到本站的文件：请检查网络后重试。',
      'A file of this site did not come: check the connection and try again.',
    ),
  other: (where) => text(`没有成功：${where}`, `That did not work: ${where}`),
}
