import styles from './drag-picture.module.css'

/** What hangs at the pointer in place of the one tile that was taken hold of. */
export function dragPicture(data: DataTransfer, words: string): void {
  const picture = document.createElement('div')
  picture.className = styles['picture'] ?? ''
  picture.textContent = words
  document.body.append(picture)
  data.setDragImage(picture, -12, -8)
  // It is copied when the drag begins, which is after this.
  setTimeout(() => picture.remove(), 0)
}
