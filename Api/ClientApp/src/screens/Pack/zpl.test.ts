import { expect, it } from 'vitest'
import { readZpl } from './zpl'

it('finds texts, lines and barcodes where they stand', () => {
  const { marks, width } = readZpl('^XA^PW812^LL1218\n^FO40,60^A0N,36,36^FH^FDCaf_C3_A9^FS\n^FO0,100^GB812,3,3^FS^FO94,810^BY4^BCN,260,N,N,N^FD>;>80009^FS^XZ')
  expect(width).toBe(812)
  expect(marks).toEqual([
    { kind: 'text', x: 40, y: 60, size: 36, text: 'Café' },
    { kind: 'box', x: 0, y: 100, width: 812, height: 3, line: 3 },
    { kind: 'code', x: 94, y: 810, height: 260, bar: 4, text: '>;>80009' },
  ])
})
