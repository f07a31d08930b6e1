import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from '@playwright/test'

/** Resolves when the window has drawn itself. */
export const isDrawn = (page: Page): Promise<void> =>
  page.getByRole('navigation', { name: 'Sections' }).waitFor()

/** What a page may not reach; counts who did. */
export async function withServer(use: (url: string, visits: () => number) => Promise<void>): Promise<void> {
  let visits = 0
  const server = createServer((_request, response) => {
    visits += 1
    response
      .writeHead(200, { 'content-type': 'text/html', 'access-control-allow-origin': '*' })
      .end('<p>hello')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, () => visits)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

/** What the page is answered when it fetches a path. */
export const statusOf = (page: Page, path: string): Promise<number | string> =>
  page.evaluate(
    (address) =>
      fetch(address).then(
        (response) => response.status,
        () => 'failed',
      ),
    path,
  )
