import type { Extension as TreeExtension } from 'mdast-util-from-markdown'
import type { Code, Construct, Effects, Extension, State, TokenizeContext } from 'micromark-util-types'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    mention: 'mention'
  }
}

/** `@handle` in running text, as it stands in the syntax tree. */
export type Mention = { type: 'mention'; value: string }

declare module 'mdast' {
  interface RootContentMap {
    mention: Mention
  }
  interface PhrasingContentMap {
    mention: Mention
  }
}

const AT = 64
const HYPHEN = 45
const WORD = /[\p{L}\p{M}\p{N}_@/.`-]/u
const STILL_A_WORD = /[\p{L}\p{M}\p{N}_@]/u

const mention: Construct = { name: 'mention', previous: startsHere, tokenize }
const hyphenated: Construct = { partial: true, tokenize: tokenizeHyphen }

/** Makes `@handle` a part of the syntax: what is escaped, code or an address never becomes one. */
export const mentionSyntax: Extension = { text: { [AT]: mention } }

export const mentionTree: TreeExtension = {
  enter: {
    mention(token) {
      this.enter({ type: 'mention', value: this.sliceSerialize(token) }, token)
    },
  },
  exit: {
    mention(token) {
      this.exit(token)
    },
  },
}

function startsHere(this: TokenizeContext, previous: Code): boolean {
  return !isOf(WORD, previous)
}

function tokenize(effects: Effects, ok: State, nok: State): State {
  return function start(code) {
    effects.enter('mention')
    effects.consume(code)
    return first
  }
  function first(code: Code): State | undefined {
    return isLetterOrDigit(code) ? inside(code) : nok(code)
  }
  function inside(code: Code): State | undefined {
    if (isLetterOrDigit(code)) {
      effects.consume(code)
      return inside
    }
    return code === HYPHEN ? effects.attempt(hyphenated, inside, end)(code) : end(code)
  }
  function end(code: Code): State | undefined {
    if (isOf(STILL_A_WORD, code)) return nok(code)
    effects.exit('mention')
    return ok(code)
  }
}

function tokenizeHyphen(effects: Effects, ok: State, nok: State): State {
  return function start(code) {
    effects.consume(code)
    return (next) => (isLetterOrDigit(next) ? ok(next) : nok(next))
  }
}

function isLetterOrDigit(code: Code): boolean {
  return code !== null && code >= 0 && /[a-z0-9]/i.test(String.fromCharCode(code))
}

function isOf(kind: RegExp, code: Code): boolean {
  return code !== null && code >= 0 && kind.test(String.fromCharCode(code))
}
