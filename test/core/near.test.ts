/** What is suggested in the place of a name that is not known. */
import { expect, test } from 'vitest'
import { nearest } from '../../core/near.ts'

const names = ['lifetime', 'quantity', 'R', 'EG', 'EF_e', '广东', '广西', '北京', '东北']

test.each([
  ['lifetme', ['lifetime']],
  ['Lifetimes', ['lifetime']],
  ['quanttiy', ['quantity']],
  ['r', ['R']],
  ['EGG', ['EG']],
  ['广东省', ['广东']],
  // half of a short name is another name
  ['广冻', []],
  ['东京', []],
  ['南京', []],
  ['x', []],
  ['', []],
  ['constructor', []],
  ['lifelong dream', []],
])('%j: %j', (text, expected) => {
  expect(nearest(text, names)).toEqual(expected)
})
