import { Table } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { CheckView, RecipeView } from '../../../contract/generation.ts'
import styles from './LayerList.module.css'
import { layerTitle, valueWord } from './rule-words.ts'

/** The numbers behind the bars: how many items each value was wanted for, and how many show it. */
export function ShareTable({ recipe, check }: { recipe: RecipeView; check: CheckView | undefined }) {
  const { t, i18n } = useTranslation()
  const number = new Intl.NumberFormat(i18n.language)
  const end = styles['end'] ?? ''
  return (
    <Table aria-label={t('generate.layersTitle')} verticalSpacing={3}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('traits.trait')}</Table.Th>
          <Table.Th>{t('traits.value')}</Table.Th>
          <Table.Th className={end}>{t('traits.wanted')}</Table.Th>
          <Table.Th className={end}>{t('generate.got')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {check?.shares.map(({ layer, value, wanted, got }) => (
          <Table.Tr key={`${layer}\n${value}`}>
            <Table.Td>{layerTitle(recipe.layers, layer)}</Table.Td>
            <Table.Td>{valueWord(value, t)}</Table.Td>
            <Table.Td className={end}>{number.format(wanted)}</Table.Td>
            <Table.Td className={end} {...(got !== wanted && { c: 'var(--needs-you)' })}>
              {number.format(got)}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
