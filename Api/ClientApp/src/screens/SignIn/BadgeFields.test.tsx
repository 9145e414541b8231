import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { show } from '../../testing/render'
import { BadgeFields } from './BadgeFields'

it('goes on to the PIN when the scanner ends with Enter, and signs in after the PIN', async () => {
  const submit = vi.fn((event: Event) => event.preventDefault())
  show(<form onSubmit={event => submit(event.nativeEvent)}><BadgeFields /><button type="submit">go</button></form>)
  const person = userEvent.setup()
  await person.type(screen.getByRole('textbox', { name: /Site/ }), 'PAR1')

  await person.type(screen.getByRole('textbox', { name: /Badge/ }), 'B-0042{Enter}')

  const pin = screen.getByLabelText(/PIN/)
  expect(document.activeElement).toBe(pin)
  expect(submit).not.toHaveBeenCalled()
  await person.type(pin, '1234{Enter}')
  expect(submit).toHaveBeenCalledTimes(1)
})
