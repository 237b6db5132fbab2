import type { DemoSpace } from './types.ts'

export const spaces: DemoSpace[] = [
  {
    slug: 'kranhaus',
    name: 'Kranhaus',
    tagline: 'Forty desks above an old crane hall, with soup on Thursdays',
    description:
      'The crane still hangs over the long table; it has not moved since 1974 and the insurers like it that way. We rent desks by the month, the day and, on Friday nights, by the hour.\n\nThere is a goods lift that takes a cargo bike, a winch room for phone calls, and a notice board that gets people work. Newcomers are shown round at 10 and at 14 by whoever is nearest the door.',
    address: { line: 'Hebelstraße 14, rear building, third floor', city: 'Berlin', postcode: '12099', country: 'Germany' },
    timeZone: 'Europe/Berlin',
    coarseLocation: 'Tempelhof, near the canal',
    hours: 'mon 08-22; tue 08-22; wed 08-22; thu 08-22; fri 08-24; sat 09-18; sun 11-17',
    amenities: [
      'Goods lift, step-free',
      'Winch room for calls',
      'Label printer and crimp tools',
      'Bike workshop corner',
      'Kitchen with a real stove',
      'Wired network at every desk',
      'Quiet dogs by agreement',
    ],
    organizers: ['friederike', 'tobias', 'oleks'],
    followers: ['nadia', 'jonas', 'aylin', 'fatemeh', 'kasia', 'arvid', 'anselm', 'teun', 'duarte', 'luca', 'jelena', 'ewa'],
    verified: true,
  },
  {
    slug: 'oficina-do-largo',
    name: 'Oficina do Largo',
    tagline: 'Ten desks, a courtyard, and clocks that disagree',
    description:
      'A clockmaker’s workshop in Graça with the benches kept at their old height, so half of us work standing. The courtyard has a lemon tree and the best signal in the building.\n\nWe are small on purpose. If all ten desks are taken, the café opposite knows us and gives you the table by the socket.',
    address: { line: 'Largo da Oliveirinha 6', city: 'Lisbon', postcode: '1170-276', country: 'Portugal' },
    timeZone: 'Europe/Lisbon',
    coarseLocation: 'Graça, up the hill',
    hours: 'weekdays 09-20; sat 10-18',
    amenities: ['Courtyard', 'Standing benches', 'Projector', 'Two call cupboards', 'Lab rack with six switches', 'Coffee at cost'],
    organizers: ['duarte', 'ines'],
    followers: ['beatriz', 'friederike', 'helene', 'nadia', 'paloma', 'rafa', 'tobias', 'amara'],
    verified: true,
  },
  {
    slug: 'the-switchyard',
    name: 'The Switchyard',
    tagline: 'A railway union hall, still full of people who work odd hours',
    description:
      'Forty desks and a stage in what used to be Local 208’s meeting hall. We open early for people coming off third shift and keep a cot room nobody has to explain using.\n\nSliding prices, one rule: you say good morning to whoever is on the door.',
    address: { line: '1847 South Carpenter Street', city: 'Chicago', postcode: '60608', country: 'United States' },
    timeZone: 'America/Chicago',
    coarseLocation: 'Pilsen, by the tracks',
    hours: 'weekdays 06-21; sat 06-16; sun 10-15',
    amenities: ['Early opening', 'Cot room', 'Stage and microphone', 'Repair bench', 'Lockers', 'Free street parking after six'],
    organizers: ['lorraine', 'dwayne'],
    followers: ['terrence', 'ruthanne', 'tyrell', 'rebecca', 'marcus', 'caleb', 'alejandra'],
    verified: false,
  },
]
