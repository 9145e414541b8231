import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { show } from '../testing/render'
import { useFaultTexts } from './validity'

function Form({ onSend }: { onSend: () => void }) {
  useFaultTexts()
  return (
    <form onSubmit={event => {
      event.preventDefault()
      onSend()
    }}>
      <input aria-label="Name" required />
      <button type="submit">Send</button>
    </form>
  )
}

it('says what is missing in the reader’s language, and lets the form go when it is there', async () => {
  const onSend = vi.fn()
  show(<Form onSend={onSend} />)
  const field = screen.getByLabelText<HTMLInputElement>('Name')

  await userEvent.click(screen.getByRole('button'))
  expect(field.validationMessage).toBe('Required.')
  expect(onSend).not.toHaveBeenCalled()

  await userEvent.type(field, 'Ann{Enter}')
  expect(onSend).toHaveBeenCalledOnce()
})
