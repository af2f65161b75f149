/** The codes that every method shares, with what each means in Chinese and English. A method's own codes stand in its definition. */
import { type CommonCode, type Severity, severities, type Text } from './problem.ts'

const titles: Readonly<Record<CommonCode, Text>> = {
  MISSING: { zh: '缺少必填项', en: 'A required input is missing' },
  TYPE: { zh: '类型不对', en: 'The value has the wrong type' },
  RANGE: { zh: '超出允许范围', en: 'The value is outside its range' },
  CHOICE: { zh: '不在可选项之中', en: 'The value is none of the choices' },
  'UNKNOWN-KEY': { zh: '未知的键', en: 'The key is not known' },
  CONFLICT: { zh: '与其他输入冲突', en: 'The input contradicts another' },
  'NOT-FINITE': { zh: '数值不是有限数', en: 'The number is not finite' },
  'DIV-ZERO': { zh: '除数为零', en: 'Division by zero' },
  UNIT: { zh: '单位不符', en: 'The unit does not fit' },
  'EF-NONE': { zh: '该地区没有因子', en: 'No factor exists for this place' },
  'EF-UNKNOWN': { zh: '因子集中没有该因子', en: 'The factor is not in the set' },
  BODY: { zh: '请求体无法读取', en: 'The body cannot be read' },
  LIMIT: { zh: '超出限制', en: 'A limit is exceeded' },
  'EF-FAMILY': { zh: '因子类别不同', en: 'The factor is of another family' },
  'EF-YEAR': { zh: '因子年份不匹配', en: 'The year of the factor does not match' },
  'EF-NATIONAL': { zh: '使用了全国因子', en: 'A national factor was used' },
  'M-CO2-ONLY': { zh: '因子只含二氧化碳', en: 'The factor covers CO2 only' },
  PERIOD: { zh: '数据期间不是十二个月', en: 'The data period is not twelve months' },
  'OWN-FACTOR': {
    zh: '使用了自有因子（保留，目前没有方法给出）',
    en: 'An own factor was used (reserved: nothing raises it yet)',
  },
  'W-NAME': { zh: '工作簿的名称缺失或多余', en: 'A name of the workbook is missing, or is none of the method' },
  'W-VERSION': { zh: '模板的版本不是现行版本', en: 'The template is of another version' },
  'W-TEXT': { zh: '数以文本填写', en: 'A number was written as text' },
  'W-PERCENT': { zh: '百分数可能小了一百倍', en: 'A percentage may be a hundred times too small' },
  'W-FORMULA': { zh: '填报值是公式的结果', en: 'A value given is the result of a formula' },
  'W-GAP': { zh: '中间有空行', en: 'There are blank rows between others' },
  'W-OVERWRITTEN': { zh: '模板的公式被改写', en: 'A formula of the template was overwritten' },
  'W-DIFFERS': { zh: '工作簿中的结果与计算不同', en: 'A result in the workbook differs from the one computed' },
  'W-BLANK': { zh: '工作簿没有重算', en: 'The workbook was not recalculated' },
  'W-OVERRIDE': { zh: '“因子”表中有自行采用值', en: 'The sheet of factors has an override' },
  'W-LEFT': { zh: '自行采用值没有写入输入', en: 'An override was not put into the inputs' },
}

export const commonCodes: Readonly<Record<string, { severity: Severity } & Text>> = Object.fromEntries(
  Object.entries(severities).map(([code, severity]) => [code, { severity, ...titles[code as CommonCode] }]),
)
