/** All that we say when we do not read a workbook: `BODY` where it is none or is damaged, `LIMIT` where it is too large. */
import { type Problem, problem } from '../../problem.ts'
import { limits } from './limits.ts'

/** What a step gives instead of its result. */
export type Refused = { refused: Problem }

const body = (zh: string, en: string): Refused => ({ refused: problem('', 'BODY', zh, en) })
const limit = (zh: string, en: string): Refused => ({ refused: problem('', 'LIMIT', zh, en) })

export const isRefused = (found: unknown): found is Refused =>
  typeof found === 'object' && found !== null && 'refused' in found

/** Names in the file are somebody's text: enough of one to find it. */
const short = (name: string) => (name.length > 60 ? `${name.slice(0, 60)}…` : name)

const megabytes = (size: number) => `${size / 2 ** 20} MB`
const resave = {
  zh: '请用 Excel、WPS 或 LibreOffice 重新另存为 .xlsx',
  en: 'save it again as .xlsx in Excel, WPS or LibreOffice',
}
const damaged = (zh: string, en: string) =>
  body(`文件已损坏：${zh}；${resave.zh}`, `The file is damaged: ${en}; ${resave.en}`)

export const noWorkbook = {
  zip: body(`文件不是 .xlsx 工作簿；${resave.zh}`, `The file is no .xlsx workbook; ${resave.en}`),
  empty: body('文件是空的：请选择一个 .xlsx 工作簿', 'The file is empty: choose an .xlsx workbook'),
  old: body(
    '文件是旧版 .xls，或设有打开密码：请去掉密码并另存为 .xlsx',
    'The file is an old .xls or has a password to open it: remove the password and save it as .xlsx',
  ),
  word: body(
    '文件是 Word 文档，不是工作簿：请选择 .xlsx 文件',
    'The file is a Word document, no workbook: choose an .xlsx file',
  ),
  slides: body(
    '文件是演示文稿，不是工作簿：请选择 .xlsx 文件',
    'The file is a presentation, no workbook: choose an .xlsx file',
  ),
  openDocument: body(
    '文件是 OpenDocument 格式（.ods）：请另存为 .xlsx',
    'The file is an OpenDocument (.ods): save it as .xlsx',
  ),
  binary: body(
    '文件是二进制工作簿（.xlsb）：请另存为 .xlsx',
    'The file is a binary workbook (.xlsb): save it as .xlsx',
  ),
  other: body(
    `压缩包中没有 [Content_Types].xml 或 xl/workbook.xml，不是 .xlsx 工作簿；${resave.zh}`,
    `The archive holds no [Content_Types].xml or no xl/workbook.xml, so it is no .xlsx workbook; ${resave.en}`,
  ),
}

export const unwanted = {
  macros: body('工作簿含有宏：请另存为不含宏的 .xlsx', 'The workbook holds macros: save it as .xlsx without macros'),
  links: body(
    '工作簿含有外部链接：请在“数据 > 编辑链接”中断开后再提交',
    'The workbook holds external links: break them under Data > Edit Links, then send it again',
  ),
}

export const tooLarge = {
  file: limit(
    `文件超过 ${megabytes(limits.file)}：请删去图片和无关的工作表`,
    `The file is larger than ${megabytes(limits.file)}: remove pictures and sheets that are not needed`,
  ),
  parts: limit(
    `工作簿的部件超过 ${limits.parts} 个：请删去图片、图表和无关的工作表`,
    `The workbook has more than ${limits.parts} parts: remove pictures, charts and sheets that are not needed`,
  ),
  part: (name: string) =>
    limit(
      `部件 ${short(name)} 解压后超过 ${megabytes(limits.part)}：请减少行数`,
      `The part ${short(name)} unpacks to more than ${megabytes(limits.part)}: send fewer rows`,
    ),
  unpacked: limit(
    `工作簿解压后超过 ${megabytes(limits.unpacked)}：请减少行数或分成几个文件`,
    `The workbook unpacks to more than ${megabytes(limits.unpacked)}: send fewer rows, or several files`,
  ),
  ratio: (name: string) =>
    limit(
      `部件 ${short(name)} 的压缩比超过 ${limits.ratio}：可能是压缩炸弹，不予读取`,
      `The part ${short(name)} is packed more than ${limits.ratio} times, as zip bombs are: it is not read`,
    ),
  sheets: limit(
    `工作表超过 ${limits.sheets} 个：请分成几个文件`,
    `There are more than ${limits.sheets} sheets: send several files`,
  ),
  cells: limit(
    `单元格超过 ${limits.cells} 个：请删去无关的工作表，或分成几个文件`,
    `There are more than ${limits.cells} cells: remove sheets that are not needed, or send several files`,
  ),
  area: (at: string) =>
    limit(
      `工作表的已用区域过大（到 ${at}）：请删去远处的空行、空列和零散单元格`,
      `The used area of the sheets is too large (it reaches ${at}): delete empty rows and columns and stray cells far out`,
    ),
  nodes: (name: string) =>
    limit(
      `部件 ${short(name)} 的内容过多：请删去格式、批注和无关的内容`,
      `The part ${short(name)} holds too much: remove formats, notes and what is not needed`,
    ),
  range: (name: string) =>
    limit(
      `名称 ${short(name)} 使所引用的单元格过多：一个区域最多 ${limits.cells} 个，合计最多 ${limits.named} 个`,
      `With the name ${short(name)} too many cells are referred to: a range may hold ${limits.cells}, all together ${limits.named}`,
    ),
}

export const broken = {
  end: damaged('压缩包不完整', 'the archive is incomplete'),
  directory: damaged('压缩包目录不一致', 'the directory of the archive contradicts itself'),
  zip64: body(`不接受 zip64 压缩包；${resave.zh}`, `Zip64 archives are not taken; ${resave.en}`),
  encrypted: body('文件内部已加密：请去掉密码再提交', 'Parts of the file are encrypted: remove the password'),
  method: (name: string) =>
    body(
      `部件 ${short(name)} 的压缩方式不受支持；${resave.zh}`,
      `The part ${short(name)} is packed in a way that workbooks do not use; ${resave.en}`,
    ),
  name: (name: string) => damaged(`部件名 ${short(name)} 无效`, `the part name ${short(name)} is not allowed`),
  twice: (name: string) => damaged(`部件 ${short(name)} 出现两次`, `the part ${short(name)} is there twice`),
  header: (name: string) =>
    damaged(`部件 ${short(name)} 的两处说明不一致`, `the two headers of the part ${short(name)} disagree`),
  overlap: (name: string) =>
    damaged(`部件 ${short(name)} 与其他部件重叠`, `the part ${short(name)} overlaps with another`),
  data: (name: string) =>
    damaged(`部件 ${short(name)} 的大小或校验和不符`, `the size or checksum of the part ${short(name)} is wrong`),
  doctype: (name: string) =>
    body(
      `部件 ${short(name)} 含有 DTD 声明（<!DOCTYPE、<!ENTITY），不予读取；${resave.zh}`,
      `The part ${short(name)} holds a document type declaration, which is not read; ${resave.en}`,
    ),
  depth: (name: string) =>
    damaged(
      `部件 ${short(name)} 嵌套超过 ${limits.depth} 层`,
      `the part ${short(name)} nests deeper than ${limits.depth}`,
    ),
  encoding: (name: string) => damaged(`部件 ${short(name)} 不是 UTF-8`, `the part ${short(name)} is not in UTF-8`),
  syntax: (name: string) =>
    damaged(`部件 ${short(name)} 不是完整的 XML`, `the part ${short(name)} is not complete XML`),
  cell: (at: string) =>
    damaged(`单元格 ${at} 位置无效、重复或次序有误`, `the cell ${at} is out of bounds, out of order or there twice`),
  sheets: damaged('工作表的目录不一致', 'the list of sheets contradicts itself'),
  names: (name: string) => damaged(`名称 ${short(name)} 定义了两次`, `the name ${short(name)} is defined twice`),
  content: damaged('内容无法解读', 'its content makes no sense'),
}
