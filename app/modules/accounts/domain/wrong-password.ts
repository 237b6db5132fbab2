/** Said for a wrong address and a wrong password alike. */
export const WRONG = 'This address and password do not belong together.'
