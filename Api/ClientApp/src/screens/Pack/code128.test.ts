import { expect, it } from 'vitest'
import { barsOf } from './code128'

it('draws the symbol that a reader reads as (00) 106141411234567897', () => {
  const { width, bars } = barsOf('>;>800106141411234567897')
  const modules = Array.from({ length: width }, () => '0')
  for (const { at, width: wide } of bars) modules.fill('1', at, at + wide)
  expect(modules.join('')).toBe([
    '11010011100', '11110101110', '11011001100', '11001000100', '11001000010', '11000100010', '11000100010', '10110011100',
    '10001011000', '11100010110', '11000010100', '11110101000', '10001011000', '1100011101011',
  ].join(''))
})

it('draws nothing rather than something wrong', () => expect(barsOf('>:ABC').bars).toEqual([]))
