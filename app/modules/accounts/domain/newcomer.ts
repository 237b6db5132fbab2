/** What somebody is called whose account began with the proof of an address, until they say how. */
export const UNNAMED = 'New member'
