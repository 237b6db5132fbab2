import passwords from 'fxa-common-password-list'

export const tooCommon =
  'This password is on the lists that are tried first, or close to one of them. Choose another; a short sentence works well.'

/** Whether a password is among the most common of those that became known, also in capitals or with digits and marks after it. */
export function isCommonPassword(password: string): boolean {
  const plain = password.trim().toLowerCase()
  const word = plain.replace(/[\d\W_]+$/, '')
  return [password, plain, ...(word.length >= 6 ? [word] : [])].some((one) => passwords.test(one)) || isOneKey(plain)
}

/** One or two characters over and over: "aaaaaaaaaaaa", "1212121212". */
function isOneKey(text: string): boolean {
  return new Set(text).size <= 2
}
