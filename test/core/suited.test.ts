/** The search for factors: people find what they mean by the words they use. */
import { expect, test } from 'vitest'
import { searched, suited } from '../../core/factors/suited.ts'

const travel = suited({ family: 'travel' })
const all = suited({ family: 'travel' }, { family: 'freight' }, { family: 'grid' }, { family: 'footprint' })

test.each([
  ['飞机', /^travel\/air/],
  ['飞机 2023', /^travel\/air.*2023$/],
  ['plane', /^travel\/air/],
  ['高铁', /^travel\/.*rail/],
  ['subway', /^travel\/.*(metro|underground|tube)/],
  ['打车', /^travel\/.*(taxi|cab)/],
  ['北京 地铁', /^travel\/metro\/CN-BJ/],
])('%s', (asked, expected) => {
  const found = searched(travel, asked)
  expect(found.length).toBeGreaterThan(0)
  for (const { id } of found) expect(id).toMatch(expected)
})

test.each(['轮船', '卡车', 'lorry', '用电 上海', '电网 四川'])('%s is found', (asked) => {
  expect(searched(all, asked).length).toBeGreaterThan(0)
})

test('no word finds all, and a word of nothing nothing', () => {
  expect(searched(travel, '  ')).toEqual(travel)
  expect(searched(travel, '飞机 xyz')).toEqual([])
})
