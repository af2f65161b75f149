/** A label with the key that formulas and the API know it by, unless the label says it already: not `Use use`. */
import type { Text } from '#core'
import { useSay } from './language.ts'

export function Named({ label, name }: { label: Text; name: string }) {
  const said = useSay()(label)
  if (said.toLowerCase() === name.toLowerCase()) return <>{said}</>
  return (
    <>
      {said} <code>{name}</code>
    </>
  )
}
