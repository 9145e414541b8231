import { expect, it } from 'vitest'
import { canonical, readScan } from './gs1'

it('leaves plain codes as they are', () => {
  expect(readScan(' A-01-1 ')).toEqual({ code: 'A-01-1' })
  expect(readScan('4006381333931')).toEqual({ code: '4006381333931' })
})

it('reads the fields of a marked barcode, with lot and expiry', () => {
  expect(readScan(']C101040063813339311727063010L7\u001d21S9')).toEqual(
    { code: '04006381333931', lot: 'L7', serial: 'S9', expiry: '2027-06-30' })
})

it('reads brackets, and day 00 as the last of the month', () => {
  expect(readScan('(01)04006381333931(17)270200(10)L 7')).toEqual({ code: '04006381333931', lot: 'L 7', expiry: '2027-02-28' })
})

it('knows an SSCC with its field name', () => {
  expect(readScan('00095200000000000004')).toEqual({ code: '095200000000000004' })
})

it('does not take a long number for GS1 when its check digit is wrong', () => {
  expect(readScan('0104006381333930' + '10L7').code).toBe('010400638133393010L7')
})

it('compares GTINs as numbers', () => {
  expect(canonical('04006381333931')).toBe(canonical('4006381333931'))
  expect(canonical('00A1')).toBe('00A1')
})
