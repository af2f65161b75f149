/** Fallback for parts without supplier data: component models of Boavizta after UBA 2021, cradle to gate. */
import { choice, constant, eq, factor, inference, method, quantity, refuse, standard, warn } from '../method.ts'

const uba = standard('Boavizta / UBA 2021')
const of = <const T extends string>(...type: readonly T[]) => ({ when: { type } }) as const
const part = <const K extends string>(
  unit: 'kgCO2e' | 'kgCO2e/mm2' | 'kgCO2e/cm2' | 'GB/cm2' | 'kgCO2e/kg' | 'kg',
  zh: string,
  en: string,
  key: K,
  type: string,
) => factor('part', unit, zh, en, {}, { key, max: 10_000, ...of(type) })

export const component = method({
  id: 'component',
  prefix: 'PCF',
  edition: '2024-08',
  standard: 'cesa-server',
  title: { zh: '零部件（后备模型）', en: 'Component, fallback model' },
  boundary: {
    zh: '没有供应商数据时的零部件排放，从摇篮到大门，不含生命周期末期。系数为因子库记录。',
    en: 'Emissions of a part without supplier data, cradle to gate, without its end of life. The coefficients are records of the factor library.',
  },
  constants: {
    one_mm2: constant(1, 'mm2', '一平方毫米', 'One square millimetre'),
    one_GB: constant(1, 'GB', '一吉字节', 'One gigabyte'),
    one_kg: constant(1, 'kg', '一千克', 'One kilogram'),
  },

  inputs: {
    type: choice('类型', 'Type', {
      cpu: { zh: '处理器', en: 'Processor' },
      dram: { zh: '内存', en: 'Memory' },
      ssd: { zh: '固态硬盘', en: 'Solid-state drive' },
      hdd: { zh: '机械硬盘', en: 'Hard disk' },
      mainboard: { zh: '主板', en: 'Mainboard' },
      psu: { zh: '电源', en: 'Power supply' },
      case: { zh: '机架式机箱', en: 'Rack case' },
      assembly: { zh: '整机组装', en: 'Assembly' },
    }),
    count: quantity('-', '数量', 'Count', { min: 0, max: 1e6, default: 1 }),
    size: quantity('-', '规格', 'Size', {
      min: 0,
      max: 1e7,
      optional: true,
      ...of('cpu', 'dram', 'ssd', 'psu'),
      hint: {
        zh: '处理器为芯片面积 mm2，内存与固态硬盘为 GB，电源为 kg（默认 2.99）',
        en: 'Die area in mm2 of a processor, GB of memory and drives, kg of a power supply (2.99 by default)',
      },
    }),
    density: quantity('GB/cm2', '芯片密度', 'Density of the die', { above: 0, max: 10_000, optional: true, ...of('dram', 'ssd') }),
    cpuBase: part('kgCO2e', '处理器，固定部分', 'Processor, fixed part', 'cpu-base', 'cpu'),
    cpuArea: part('kgCO2e/mm2', '处理器，每平方毫米', 'Processor, per mm2', 'cpu-area', 'cpu'),
    dramBase: part('kgCO2e', '内存，固定部分', 'Memory, fixed part', 'dram-base', 'dram'),
    dramArea: part('kgCO2e/cm2', '内存，每平方厘米', 'Memory, per cm2', 'dram-area', 'dram'),
    dramDensity: part('GB/cm2', '内存，默认密度', 'Memory, default density', 'dram-density', 'dram'),
    ssdBase: part('kgCO2e', '固态硬盘，固定部分', 'Drive, fixed part', 'ssd-base', 'ssd'),
    ssdArea: part('kgCO2e/cm2', '固态硬盘，每平方厘米', 'Drive, per cm2', 'ssd-area', 'ssd'),
    ssdDensity: part('GB/cm2', '固态硬盘，默认密度', 'Drive, default density', 'ssd-density', 'ssd'),
    hdd: part('kgCO2e', '每块机械硬盘', 'Each hard disk', 'hdd', 'hdd'),
    mainboard: part('kgCO2e', '每块主板', 'Each mainboard', 'mainboard', 'mainboard'),
    psu: part('kgCO2e/kg', '每千克电源', 'Power supply, per kg', 'psu', 'psu'),
    psuMass: part('kg', '电源，默认质量', 'Power supply, default mass', 'psu-mass', 'psu'),
    caseRack: part('kgCO2e', '每个机箱', 'Each case', 'case-rack', 'case'),
    assembly: part('kgCO2e', '每次组装', 'Each assembly', 'assembly', 'assembly'),
  },

  formulas: {
    E_each: eq(
      'IF(type = "hdd", hdd, IF(type = "mainboard", mainboard, IF(type = "case", caseRack, IF(type = "assembly", assembly, IF(type = "psu", psu * IF(ISBLANK(size), psuMass, size * one_kg), IF(ISBLANK(size), BLANK(), IF(type = "cpu", cpuBase + cpuArea * (size * one_mm2), IF(type = "dram", dramBase + dramArea * (size * one_GB / IF(ISBLANK(density), dramDensity, density)), ssdBase + ssdArea * (size * one_GB / IF(ISBLANK(density), ssdDensity, density))))))))))',
      'kgCO2e',
      uba,
      '每件排放',
      'Emissions of each',
    ),
    E: eq('IF(ISBLANK(E_each), BLANK(), count * E_each)', 'kgCO2e', uba, '零部件排放', 'Emissions of the component'),
  },

  checks: {
    'size-given': refuse(
      'OR(type = "hdd", type = "mainboard", type = "psu", type = "case", type = "assembly", NOT(ISBLANK(size)))',
      inference(),
      '请填写规格 size：处理器为芯片面积（mm2），内存与固态硬盘为容量（GB）',
      'Give the size: the die area of a processor (mm2), the capacity of memory or a drive (GB)',
      { at: 'size', code: 'MISSING' },
    ),
    'P-COMPONENT': warn(
      'type = "ssd"',
      uba,
      '这是没有供应商数据时的后备模型：有供应商数据时请改用它',
      'This is a fallback model for parts without supplier data: use supplier data where you have them',
    ),
    'large-drives': warn(
      'type <> "ssd"',
      uba,
      '这是没有供应商数据时的后备模型，会低估大容量固态硬盘：有供应商数据时请改用它',
      'This is a fallback model for parts without supplier data; it underestimates large solid-state drives: use supplier data where you have them',
      { code: 'P-COMPONENT' },
    ),
  },

  outputs: { E: '#,##0.0000' },
  functions: { COMPONENT: { gives: 'E', takes: ['type', 'size?', 'density?'] } },
  example: { type: 'psu', count: 2 },
})
