/** Names are compared without what nobody means by them. */

/** A spelling without what does not matter: width, case, spaces, kind of dash. */
export const plain = (text: string): string =>
  // most are plain already, and every factor of a table is looked up by some
  /^[!-^`-~]*$/.test(text)
    ? text.toLowerCase()
    : text
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[\s·]/g, '')
        .replace(/[_‐-―−]/g, '-')
