/** The item whose tile or row an event happened on; undefined on the space between. */
export function itemOf(target: EventTarget): string | undefined {
  const element = target instanceof Element ? target.closest<HTMLElement>('[data-item]') : undefined
  return element?.dataset['item']
}
