/** A layer in its order with the numbers, from 0, of the orders it is in. */
export type Stacked<Layer> = Layer & { orders: number[] }

/**
 * Several orders of layers as one that holds each of them. A layer that lies in two orders with the same things below
 * and above is there once; one that cannot be is there twice.
 * @param orders lowest first; layers that say the same are the same layer
 */
export function stackOrders<Layer extends object>(orders: readonly (readonly Layer[])[]): Stacked<Layer>[] {
  const stack: Stacked<Layer>[] = []
  orders.forEach((layers, order) => {
    let from = 0
    for (const layer of layers) {
      const same = stack.findIndex((known, at) => at >= from && isSame(known, layer))
      if (same >= 0) stack[same]?.orders.push(order)
      else stack.splice(from, 0, { ...layer, orders: [order] })
      from = (same >= 0 ? same : from) + 1
    }
  })
  return stack
}

function isSame<Layer extends object>({ orders: _orders, ...known }: Stacked<Layer>, layer: Layer): boolean {
  return JSON.stringify(known) === JSON.stringify(layer)
}
