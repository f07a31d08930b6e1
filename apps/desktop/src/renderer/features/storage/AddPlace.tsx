import { Button, PasswordInput, Radio, Textarea, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { NewPlace } from '../../../contract/requests/storage.ts'
import { useAddPlace } from '../../app/storage-queries.ts'
import { studio } from '../../app/studio.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import styles from './StorageScreen.module.css'

type Kind = NewPlace['kind']
const kinds = [
  ['car-folder', 'folder'],
  ['kubo', 'node'],
  ['pinning-service', 'service'],
] as const

/** Makes a place known. What is wrong with it is said by whoever checks it: the engine. */
export function AddPlace(props: { onAdded: (placeId: string) => void; onCancel: () => void }) {
  const { t } = useTranslation()
  const add = useAddPlace()
  const [kind, setKind] = useState<Kind>('car-folder')
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({})
  const field = (name: string): string => (fields[name] ?? '').trim()
  const set = (name: string, value: string): void => setFields((before) => ({ ...before, [name]: value }))
  const bind = (name: string) => ({
    value: fields[name] ?? '',
    onChange: (event: { currentTarget: { value: string } }) => set(name, event.currentTarget.value),
  })
  const place = newPlace(kind, field)

  const chooseFolder = async (): Promise<void> => {
    const folder = await studio.chooseFolder(undefined)
    if (folder !== undefined) set('folder', folder)
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (place) add.mutate(place, { onSuccess: ({ placeId }) => props.onAdded(placeId) })
  }
  return (
    <form className={styles['page']} onSubmit={submit} aria-label={t('storage.addTitle')}>
      <header>
        <h2 className={styles['title']}>{t('storage.addTitle')}</h2>
        <p className={styles['quiet']}>{t('storage.addText')}</p>
      </header>
      <Radio.Group
        aria-label={t('storage.what')}
        value={kind}
        onChange={(value) => setKind(kinds.find(([each]) => each === value)?.[0] ?? 'car-folder')}
      >
        <div className={styles['kinds']}>
          {kinds.map(([value, words]) => (
            <Radio
              key={value}
              value={value}
              label={t(`storage.${words}Title`)}
              description={t(`storage.${words}Text`)}
            />
          ))}
        </div>
      </Radio.Group>
      <div className={styles['form']}>
        <TextInput label={t('storage.label')} description={t('storage.labelHint')} {...bind('label')} />
        {kind === 'car-folder' && (
          <div>
            <span className={styles['fieldLabel']}>{t('storage.folder')}</span>
            <div className={styles['buttons']}>
              <Button variant="default" onClick={() => void chooseFolder()}>
                {t('storage.chooseFolder')}
              </Button>
              <span className={styles['file']}>{field('folder') || t('storage.noFolder')}</span>
            </div>
          </div>
        )}
        {kind === 'kubo' && (
          <>
            <TextInput label={t('storage.apiUrl')} placeholder="http://127.0.0.1:5001" {...bind('apiUrl')} />
            <TextInput
              label={t('storage.gatewayUrl')}
              description={t('storage.gatewayHint')}
              placeholder="http://127.0.0.1:8080"
              {...bind('gatewayUrl')}
            />
          </>
        )}
        {kind === 'pinning-service' && (
          <>
            <TextInput
              label={t('storage.endpoint')}
              placeholder="https://api.example.org/psa"
              {...bind('endpoint')}
            />
            <TextInput
              label={t('storage.gatewayUrl')}
              description={t('storage.serviceGatewayHint')}
              placeholder="https://ipfs.example.org"
              {...bind('gatewayUrl')}
            />
            <Textarea
              label={t('storage.origins')}
              description={t('storage.originsHint')}
              placeholder="/dns4/node.example.org/tcp/4001/p2p/12D3Koo…"
              autosize
              minRows={2}
              {...bind('origins')}
            />
          </>
        )}
        {kind !== 'car-folder' && (
          <PasswordInput
            label={t('storage.tokenField')}
            description={t('storage.tokenHint')}
            autoComplete="off"
            {...bind('token')}
          />
        )}
      </div>
      <ErrorNote error={add.error} />
      <div className={styles['buttons']}>
        <Button type="submit" loading={add.isPending} disabled={place === undefined}>
          {t('storage.add')}
        </Button>
        <Button variant="default" onClick={props.onCancel}>
          {t('storage.cancel')}
        </Button>
      </div>
    </form>
  )
}

/** The place that the fields describe; undefined while one that is needed is empty. */
function newPlace(kind: Kind, field: (name: string) => string): NewPlace | undefined {
  const label = field('label')
  const gatewayUrl = field('gatewayUrl')
  const token = field('token') === '' ? {} : { token: field('token') }
  if (label === '') return undefined
  if (kind === 'car-folder') {
    const folder = field('folder')
    return folder === '' ? undefined : { kind, label, folder }
  }
  if (kind === 'kubo') {
    const apiUrl = field('apiUrl')
    return apiUrl === ''
      ? undefined
      : { kind, label, apiUrl, ...token, ...(gatewayUrl !== '' && { gatewayUrl }) }
  }
  const endpoint = field('endpoint')
  const origins = field('origins').split(/\s+/).filter(Boolean)
  if (endpoint === '' || gatewayUrl === '') return undefined
  return { kind, label, endpoint, gatewayUrl, origins, ...token }
}
