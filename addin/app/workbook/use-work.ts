/** One action at a time: how far it is, what it asks, what it did or why not. */
import { useRef, useState } from 'preact/hooks'
import type { Text } from '#core'
import { type Step, trouble, troubleOf } from '../../host.ts'
import type { Outcome } from './outcome.ts'
import { troubles } from './texts.ts'

export type Work = {
  busy: boolean
  /** How much of long work is done, from 0 to 1. */
  share?: number
  outcome?: Outcome
  wrong?: Text
}

export function useWork() {
  const [work, setWork] = useState<Work>({ busy: false })
  const stopped = useRef(false)
  const running = useRef(false)

  /** Lets the page draw, at most as often as anybody sees, and ends the work when it is to end. */
  const stepper = (): Step => {
    let last = performance.now()
    return async (done, of) => {
      if (stopped.current) throw trouble('stopped')
      if (performance.now() - last < 50) return
      setWork({ busy: true, share: of === 0 ? 1 : done / of })
      await new Promise((resolve) => setTimeout(resolve))
      last = performance.now()
    }
  }
  const start = async (action: (step: Step) => Promise<Outcome>) => {
    if (running.current) return
    running.current = true
    stopped.current = false
    setWork({ busy: true })
    try {
      setWork({ busy: false, outcome: await action(stepper()) })
    } catch (error) {
      const { is, where } = troubleOf(error)
      setWork({ busy: false, wrong: troubles[is](where) })
    }
    running.current = false
  }
  return {
    work,
    start,
    stop: () => {
      stopped.current = true
    },
    say: (said: Text) => setWork({ busy: false, outcome: { said } }),
  }
}
