/** The settings, read when the page opens and written as they change. */
import { useEffect, useLayoutEffect, useMemo, useState } from 'preact/hooks'
import type { Settings, Store } from './settings.ts'

/** What was set before, as soon as it is known; what changes until then is written over it and takes nothing else away. */
export function useSettings(store: Store): [Settings, (changed: Settings) => void] {
  const [found, setFound] = useState<{ store: Store; settings: Settings } | undefined>()
  const [changed, setChanged] = useState<Settings | undefined>()
  const settings = useMemo(() => ({ ...found?.settings, ...changed }), [found, changed])
  useEffect(() => {
    let isHere = true
    store.read().then((settings) => isHere && setFound({ store, settings }))
    return () => {
      isHere = false
    }
  }, [store])
  // before the next thing may happen, such as a reload
  useLayoutEffect(() => {
    // what cannot be kept, as in a workbook that is read-only, holds until the page is closed
    if (changed && found?.store === store) store.write(settings).catch(() => {})
  }, [store, settings])
  return [settings, (more) => setChanged((before) => ({ ...before, ...more }))]
}
