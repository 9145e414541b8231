import { Text, Title } from '@mantine/core'
import { useTexts } from '../../i18n/i18n'
import { partsOf, type Tracked } from './stages'
import classes from './Track.module.css'

/** The ordered items with their status. */
export function Items({ order }: { order: Tracked }) {
  const { t } = useTexts()
  return (
    <section className={`card ${classes.section ?? ''}`} aria-labelledby="items">
      <Title order={2} size="h5" id="items" mb="xs">{t('track.items')}</Title>
      <ul className={classes.items}>
        {order.items.map(item => (
          <li key={item.line}>
            <Text span className="numbers" fw={600}>{item.quantity} ×</Text>
            <Text span className={classes.what}>{item.description}</Text>
            <span className={classes.parts}>
              {partsOf(item).map(({ name, units }) => (
                <Text key={name} span size="sm" c={name === 'waiting' ? 'var(--ow-warn)' : 'dimmed'}>
                  {units < item.quantity && <span className="numbers">{units} </span>}{t(`track.item.${name}`)}
                </Text>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
