/** Puts a text on the clipboard, also in frames that may not use the clipboard's own interface. */

const byCommand = (text: string): boolean => {
  const area = document.createElement('textarea')
  area.value = text
  area.className = 'hidden'
  const before = document.activeElement
  document.body.append(area)
  area.select()
  const done = document.execCommand('copy')
  area.remove()
  if (before instanceof HTMLElement) before.focus()
  return done
}

export const copyText = async (text: string): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return byCommand(text)
  }
}
