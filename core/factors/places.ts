/** Places and the ways to spell them: ISO 3166-2, GB/T 2260, the seven grid regions, Chinese and English names. */
import { plain } from '../plain.ts'
import type { Text } from '../problem.ts'

/** code | GB/T 2260 | Chinese | what the full name adds | English; a `*` before the code: no official figure exists for this place. */
const provinces = `
BJ|110000|北京|市|Beijing
TJ|120000|天津|市|Tianjin
HE|130000|河北|省|Hebei
SX|140000|山西|省|Shanxi
NM|150000|内蒙古|自治区|Inner Mongolia
LN|210000|辽宁|省|Liaoning
JL|220000|吉林|省|Jilin
HL|230000|黑龙江|省|Heilongjiang
SH|310000|上海|市|Shanghai
JS|320000|江苏|省|Jiangsu
ZJ|330000|浙江|省|Zhejiang
AH|340000|安徽|省|Anhui
FJ|350000|福建|省|Fujian
JX|360000|江西|省|Jiangxi
SD|370000|山东|省|Shandong
HA|410000|河南|省|Henan
HB|420000|湖北|省|Hubei
HN|430000|湖南|省|Hunan
GD|440000|广东|省|Guangdong
GX|450000|广西|壮族自治区|Guangxi
HI|460000|海南|省|Hainan
CQ|500000|重庆|市|Chongqing
SC|510000|四川|省|Sichuan
GZ|520000|贵州|省|Guizhou
YN|530000|云南|省|Yunnan
*XZ|540000|西藏|自治区|Tibet
SN|610000|陕西|省|Shaanxi
GS|620000|甘肃|省|Gansu
QH|630000|青海|省|Qinghai
NX|640000|宁夏|回族自治区|Ningxia
XJ|650000|新疆|维吾尔自治区|Xinjiang
*TW|710000|台湾|省|Taiwan
*HK|810000|香港|特别行政区|Hong Kong
*MO|820000|澳门|特别行政区|Macao`

const regions = `
North|华北
Northeast|东北
East|华东
Central|华中
Northwest|西北
South|南方
Southwest|西南`

const rowsOf = (table: string) =>
  table
    .trim()
    .split('\n')
    .map((line) => line.split('|'))

type Place = { title: Text; figure: boolean; spellings: string[] }

const table = (): Map<string, Place> => {
  const places = new Map<string, Place>([
    [
      'CN',
      {
        title: { zh: '全国', en: 'China' },
        figure: true,
        spellings: ['中国', '全国平均', '中华人民共和国', 'national', "People's Republic of China", 'PRC'],
      },
    ],
    [
      'GB',
      { title: { zh: '英国', en: 'United Kingdom' }, figure: true, spellings: ['UK', 'Great Britain', '联合王国'] },
    ],
    // no ISO code is the world; this is what life-cycle databases write
    ['GLO', { title: { zh: '全球', en: 'World' }, figure: true, spellings: ['世界', 'global'] }],
  ])
  for (const [en = '', zh = ''] of rowsOf(regions)) {
    places.set(`CN-${en}`, {
      title: { zh, en: `${en} China` },
      figure: true,
      spellings: [`${zh}电网`, `${zh}区域`, `${zh}区域电网`, `${en} China grid`],
    })
  }
  for (const [mark = '', gbt = '', zh = '', more = '', en = ''] of rowsOf(provinces)) {
    places.set(`CN-${mark.replace('*', '')}`, {
      title: { zh, en },
      figure: !mark.startsWith('*'),
      spellings: [gbt, zh + more, ...(more.endsWith('自治区') ? [`${zh}自治区`] : []), ...(aliases[zh] ?? [])],
    })
  }
  return places
}

const aliases: Record<string, string[]> = {
  内蒙古: ['Nei Mongol', 'Neimenggu'],
  西藏: ['Xizang'],
  香港: ['Hongkong'],
  澳门: ['Macau'],
  台湾: ['臺灣', '台灣'],
}

let cache: { places: Map<string, Place>; spellings: Map<string, string> } | undefined

const known = () => {
  if (cache === undefined) {
    const places = table()
    const spellings = new Map<string, string>()
    for (const [code, { title, spellings: more }] of places)
      for (const text of [code, title.zh, title.en, ...more]) spellings.set(plain(text), code)
    cache = { places, spellings }
  }
  return cache
}

/** The code of a place in any accepted spelling. */
export const placeCode = (text: string): string | undefined => known().spellings.get(plain(text))

/** Every spelling of every place, without what does not matter, with its code. */
export const placeSpellings = (): [spelling: string, code: string][] => [...known().spellings]

/** The name of a place by its code; a code that is not known is its own name. */
export const placeTitle = (code: string): Text => known().places.get(code)?.title ?? { zh: code, en: code }

/** The names of all places in both languages. */
export const placeNames = (): string[] => [...known().places.values()].flatMap(({ title }) => [title.zh, title.en])

/** All codes, the country and its regions first. */
export const placeCodes = (): string[] => [...known().places.keys()]

/** Whether the official tables cover this part of China, so that a national figure may stand for it. */
export const isCovered = (code: string): boolean => code.startsWith('CN-') && known().places.get(code)?.figure === true
