/** Names in a formula, found by the TypeScript compiler: a name that is not defined is a compile error at the formula. */

type Letter =
  | 'a'
  | 'b'
  | 'c'
  | 'd'
  | 'e'
  | 'f'
  | 'g'
  | 'h'
  | 'i'
  | 'j'
  | 'k'
  | 'l'
  | 'm'
  | 'n'
  | 'o'
  | 'p'
  | 'q'
  | 'r'
  | 's'
  | 't'
  | 'u'
  | 'v'
  | 'w'
  | 'x'
  | 'y'
  | 'z'
type Digit = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9'
type WordPart = Letter | Uppercase<Letter> | Digit | '_' | '.'
type Word<W extends string> = W extends '' | `${Digit | '.'}${string}` ? never : W

/** The union of all names in `Text`, functions and quoted texts left out. Works up to about 950 characters (`longestFormula` is 800). */
export type NamesIn<
  Text extends string,
  Current extends string = '',
  Found = never,
> = Text extends `${infer C}${infer Rest}`
  ? C extends WordPart
    ? NamesIn<Rest, `${Current}${C}`, Found>
    : C extends '"'
      ? Rest extends `${string}"${infer After}`
        ? NamesIn<After, '', Found | Word<Current>>
        : never
      : NamesIn<Rest, '', C extends '(' ? Found : Found | Word<Current>>
  : Found | Word<Current>
