/** A product footprint as data for exchange, in names after those of the PACT data model. What the result does not know is left out; conformance is not claimed. */
import type { Method, Result } from './calculate.ts'
import { placeCode } from './factors/index.ts'
import type { Inputs, PactNames } from './method.ts'
import { standards } from './standards.ts'

/** Names from `productName` on, and those inside `pcf`, are after PACT; numbers are numbers, per cent where the name says so or for shares of data. */
export type Pact = {
  /** What made it, and what it depends on; these names are ours. */
  source: { method: string; edition: string; factors: string; digest: string; status: Result['status'] }
  comment: string
  companyName?: string
  productName?: string
  productDescription?: string
  pcf: {
    declaredUnit: 'piece'
    unitaryProductAmount: number
    pCfExcludingBiogenic: number
    pCfIncludingBiogenic: number
    fossilGhgEmissions: number
    dLucGhgEmissions: number
    otherBiogenicGhgEmissions: number
    aircraftGhgEmissions: number
    removals: number
    characterizationFactors: string
    crossSectoralStandardsUsed: string[]
    productOrSectorSpecificRules: { operator: 'Other'; otherOperatorName: string; ruleNames: string[] }[]
    boundaryProcessesDescription: string
    referencePeriodStart?: string
    referencePeriodEnd?: string
    geographyCountry?: string
    exemptedEmissionsPercent?: number
    primaryDataShare?: number
    dqi?: { coveragePercent: number; rating: number }
  }
}

const comment =
  'Field names after the PACT data model; not a claim of conformance with it. 字段名参照 PACT 数据模型，不声称符合该规范。'

/** Methods without the names of a product footprint have none. */
export function pactOf({ definition }: Method, result: Result): Pact | undefined {
  const names = definition.report?.pact
  if (!names) return undefined
  const { inputs, method, edition, factors, digest, status } = result
  const of = (name: string) => result.outputs[name]?.value ?? 0
  const percent = (name: string) => {
    const found = result.outputs[name]
    return found ? 100 * found.value : undefined
  }
  const { issuer, title } = standards[definition.standard]
  const [rating, coverage] = [result.outputs[names.quality]?.value, percent(names.qualityCoverage)]
  return {
    source: { method, edition, factors, digest, status },
    comment,
    ...present({ companyName: inputs.entity, productName: inputs.product }),
    ...present({ productDescription: describedBy(names, inputs) }),
    pcf: {
      declaredUnit: 'piece',
      unitaryProductAmount: 1,
      pCfExcludingBiogenic: names.excluding.reduce((sum, name) => sum + of(name), 0),
      pCfIncludingBiogenic: of(names.including),
      fossilGhgEmissions: of(names.fossil),
      dLucGhgEmissions: of(names.landUse),
      otherBiogenicGhgEmissions: of(names.biogenic),
      aircraftGhgEmissions: of(names.aircraft),
      removals: of(names.removal),
      characterizationFactors: String(inputs[names.gwp] ?? defaultOf(definition.inputs[names.gwp])),
      crossSectoralStandardsUsed: [...names.standards],
      productOrSectorSpecificRules: [
        { operator: 'Other', otherOperatorName: issuer.zh, ruleNames: [`${title.zh}（征求意见稿 draft）`] },
      ],
      boundaryProcessesDescription: `${definition.boundary.zh}\n${definition.boundary.en}`,
      ...present({ referencePeriodStart: inputs.periodFrom, referencePeriodEnd: inputs.periodTo }),
      ...present({ geographyCountry: countryOf(names, inputs) }),
      ...present({ exemptedEmissionsPercent: percent(names.exempted), primaryDataShare: percent(names.primary) }),
      ...(rating === undefined || coverage === undefined ? {} : { dqi: { coveragePercent: coverage, rating } }),
    },
  }
}

/** Without the members that are not known. */
const present = (members: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined))

const defaultOf = (input: object | undefined) => (input && 'default' in input ? input.default : undefined)

/** The functional or declared unit in one line. */
const describedBy = ({ describes }: PactNames, inputs: Inputs): string | undefined => {
  const told = describes.filter((key) => inputs[key] !== undefined)
  return told.length > 0 ? told.map((key) => `${key}: ${inputs[key]}`).join('; ') : undefined
}

/** The country of the data, where every row names a place and all of one country. */
function countryOf({ places }: PactNames, inputs: Inputs): string | undefined {
  const [group = '', column = ''] = places.split('.')
  const rows = (inputs[group] ?? []) as readonly Inputs[]
  const codes = rows.map((row) => codeOf(String(row[column] ?? '')))
  const [first] = codes
  return codes.every((code) => code === first) ? first : undefined
}

/** A place of the library, or a country by its two letters. */
const codeOf = (place: string): string | undefined =>
  (placeCode(place) ?? (/^[A-Z]{2}$/.test(place) ? place : undefined))?.slice(0, 2)
