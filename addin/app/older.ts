/** What the oldest browser (Chromium 80, inside WPS) lacks of the language and core uses. Import it before everything else. */

const add = (target: object, name: string, value: unknown) => {
  if (!(name in target)) Object.defineProperty(target, name, { value, configurable: true, writable: true })
}

function at<T>(this: ArrayLike<T>, index: number): T | undefined {
  return this[index < 0 ? this.length + index : index]
}

add(Array.prototype, 'at', at)
add(String.prototype, 'at', at)
add(Array.prototype, 'findLastIndex', function <T>(this: T[], fits: (item: T, index: number) => boolean) {
  for (let i = this.length - 1; i >= 0; i--) if (fits(this[i] as T, i)) return i
  return -1
})
add(Object, 'hasOwn', (target: object, key: PropertyKey) => Object.getOwnPropertyDescriptor(target, key) !== undefined)
add(String.prototype, 'replaceAll', function (this: string, found: string | RegExp, put: string | (() => string)) {
  if (typeof found !== 'string') return this.replace(found, put as string)
  return this.split(found).join(typeof put === 'function' ? put() : put)
})

export {}
