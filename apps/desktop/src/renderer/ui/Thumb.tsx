import styles from './Thumb.module.css'

/** A small picture in a line of a table; its place is kept while it is not there yet. */
export function Thumb({ url, size }: { url: string | undefined; size: number }) {
  return (
    <span className={styles['thumb']} style={{ width: size, height: size }}>
      {url !== undefined && <img src={url} alt="" draggable={false} decoding="async" />}
    </span>
  )
}
