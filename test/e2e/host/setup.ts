/** One server of the built product stands ready for all end-to-end tests and ends after them. */
import type { TestProject } from 'vitest/node'
import { startServer } from './server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The origin of the built product. */
    origin: string
  }
}

export default async function ({ provide }: TestProject): Promise<() => Promise<void>> {
  const { url, stop } = await startServer()
  provide('origin', url)
  return stop
}
