import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { show } from '../testing/render'
import { DateField } from './DateField'

const field = () => screen.getByLabelText<HTMLInputElement>('Day')

it('writes the day as the screens do, and takes what is typed when the field is left', async () => {
  const onChange = vi.fn()
  show(<DateField label="Day" value="2026-11-27" onChange={onChange} />)
  expect(field().value).toBe('27 Nov 2026')

  await userEvent.clear(field())
  await userEvent.type(field(), '3/8/2026')
  expect(onChange).not.toHaveBeenCalled()
  await userEvent.tab()
  expect(onChange.mock.calls).toEqual([['2026-08-03']])
})

it('says what is no day, or lies outside, and keeps it to be corrected', async () => {
  const onChange = vi.fn()
  show(<DateField label="Day" value="" min="2026-11-10" onChange={onChange} />)
  for (const typed of ['soon', '1 Nov 2026']) {
    await userEvent.clear(field())
    await userEvent.type(field(), `${typed}{Enter}`)
    expect(screen.getByText('This date is not valid here.')).toBeTruthy()
    expect(field().value).toBe(typed)
  }
  expect(onChange).not.toHaveBeenCalled()

  await userEvent.clear(field())
  await userEvent.type(field(), '12 Nov 2026{Enter}')
  expect(onChange.mock.calls).toEqual([['2026-11-12']])
  expect(screen.queryByText('This date is not valid here.')).toBeNull()
})

it('takes a day from the calendar, in the reader’s language', async () => {
  const onChange = vi.fn()
  show(<DateField label="Day" value="2026-11-27" min="2026-11-10" onChange={onChange} />)
  await userEvent.click(screen.getByRole('button', { name: 'Choose in the calendar' }))

  expect((await screen.findByRole('button', { name: '9 November 2026' })).hasAttribute('disabled')).toBe(true)
  await userEvent.click(screen.getByRole('button', { name: '12 November 2026' }))
  expect(onChange.mock.calls).toEqual([['2026-11-12']])
  expect(screen.queryByRole('button', { name: '12 November 2026' })).toBeNull()
})

it('takes a time with the day where there is one', async () => {
  const onChange = vi.fn()
  show(<DateField label="Day" withTime value="2026-11-27T14:05:09" onChange={onChange} />)
  await userEvent.click(screen.getByRole('button', { name: 'Choose in the calendar' }))

  await userEvent.click(await screen.findByRole('button', { name: '12 November 2026' }))
  expect(onChange).not.toHaveBeenCalled()
  await userEvent.click(screen.getByRole('button', { name: 'Choose' }))
  expect(onChange.mock.calls).toEqual([['2026-11-12T14:05']])
})
