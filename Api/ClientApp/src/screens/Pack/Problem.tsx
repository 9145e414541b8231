import { Button, Text, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api, ask, newOperation, type Schemas } from '../../api/client'
import { useTexts } from '../../i18n/i18n'
import { tell } from '../../scan/feedback'
import { ProblemAlert } from '../../ui/ProblemAlert'
import classes from './Pack.module.css'

interface Props {
  site: string
  fulfilment: Schemas['LookupFulfilment']
  onTold: () => void
}

/** Reports that an order cannot be packed to the supervisor, and continues with the next one. */
export function Problem({ site, fulfilment, onTold }: Props) {
  const { t } = useTexts()
  const [word, setWord] = useState('')
  const [operation] = useState(newOperation)
  const raise = useMutation({
    mutationFn: () => ask(api.POST('/api/v1/sites/{site}/incidents', {
      params: { path: { site } }, body: { kind: 'packing', text: word.trim(), fulfilment: fulfilment.id, location: null }, headers: { 'Idempotency-Key': operation },
    })),
    onSuccess: () => {
      tell('done')
      onTold()
    },
  })
  return (
    <form className={classes.problem} onSubmit={event => {
      event.preventDefault()
      raise.mutate()
    }}>
      <Text fw={600}>{t('pack.problemHint')}</Text>
      <Textarea size="md" label={t('pack.problemWord')} required value={word} onChange={event => setWord(event.currentTarget.value)} autosize minRows={2} maxLength={2000} />
      {raise.error && <ProblemAlert failure={raise.error} />}
      <Button size="lg" type="submit" loading={raise.isPending} disabled={word.trim() === ''}>{t('pack.problemSend')}</Button>
    </form>
  )
}
