import { Button, Text } from '@mantine/core'
import { IconBackspace } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { useTexts } from '../../i18n/i18n'
import { quantityOf } from './flow/quantity'
import classes from './Picker.module.css'
import { Sheet } from './Sheet'

interface Props {
  isOpen: boolean
  onClose: () => void
  of: number
  onQuantity: (quantity: number) => void
}

/** How many, on keys for thumbs: twelve of 280 are two touches, not two hundred and sixty-eight. */
export function QuantitySheet({ isOpen, onClose, of, onQuantity }: Props) {
  const { t } = useTexts()
  return (
    <Sheet title={t('quantity.title')} isOpen={isOpen} onClose={onClose}>
      {isOpen && <Keypad of={of} onQuantity={quantity => {
        onQuantity(quantity)
        onClose()
      }} />}
    </Sheet>
  )
}

function Keypad({ of, onQuantity }: Pick<Props, 'of' | 'onQuantity'>) {
  const { t } = useTexts()
  const [typed, setTyped] = useState('')
  const quantity = quantityOf(typed, of)
  const take = () => quantity !== null && onQuantity(quantity)
  const key = (name: string, onClick: () => void, mark?: ReactNode) => (
    <Button key={name} variant="default" className={classes.key} aria-label={mark ? name : undefined} onClick={onClick}>{mark ?? name}</Button>
  )
  return (
    <form onSubmit={event => {
      event.preventDefault()
      take()
    }}>
      {/* For handhelds with keys of their own; the screen's keyboard stays away. */}
      <input
        className={classes.typed} aria-label={t('quantity.title')} aria-describedby="quantity-most" aria-invalid={typed !== '' && quantity === null} inputMode="none" autoComplete="off" data-autofocus
        value={typed} onChange={event => setTyped(event.currentTarget.value.replace(/\D/g, ''))}
      />
      <Text id="quantity-most" ta="center" size="lg" c={typed !== '' && quantity === null ? 'var(--ow-bad)' : 'dimmed'} role="status">{t('quantity.most', { of })}</Text>
      <div className={classes.keys}>
        {['1', '2', '3', '4', '5', '6', '7', '8', '9'].map(digit => key(digit, () => setTyped(typed + digit)))}
        {key(t('quantity.back'), () => setTyped(typed.slice(0, -1)), <IconBackspace size={30} aria-hidden />)}
        {key('0', () => setTyped(`${typed}0`))}
        {key(t('app.all'), () => onQuantity(of))}
      </div>
      <Button type="submit" size="xl" fullWidth className={classes.big} disabled={quantity === null}>{t('quantity.take')}</Button>
    </form>
  )
}
