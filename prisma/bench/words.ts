export const givenNames = `Abena Adaeze Agnieszka Ahmed Aiko Alejandra Alma Amara Amir Ana Anders Anh Antoine Aroha Asha
  Astrid Ayodele Beatriz Bilal Björn Camila Chidi Chiara Dagny Daniyar Diego Dorota Ebele Elif Emre Esther Fatima Filip
  Florian Gabriela Hana Hassan Hiroshi Imani Ines Ivana Jakub Jomo Joon Kavita Kemal Kofi Laila Leilani Linh Lucía Mahmoud
  Maren Mateus Mei Mikael Mirza Nadia Naledi Niamh Nikos Noor Oksana Olumide Paloma Pavel Priya Rafael Renske Rosa Sade
  Samir Sanne Sipho Siobhán Tamsin Tariq Thandi Tomás Ulrike Vikram Wanjiru Xiomara Yara Yusuf Zanele Zsófia`.split(
  /\s+/,
)

export const familyNames = `Abubakar Achterberg Adeyemi Aguilar Ahlström Almeida Andersen Awuah Bakker Banerjee Baptiste
  Becker Benítez Bianchi Brandt Castillo Chaudhry Cohen Costa Dahl Delgado Demir Dlamini Dubois Eriksen Farouk Fernandes
  Fischer Flynn Fonseca García Gebre Goldberg Greaves Guerrero Haddad Hansen Hashimoto Hofmann Horváth Ibrahim Ito Jansen
  Jovanović Kamau Karlsson Kaya Khan Kim Kowalski Kumar Lehtonen Lindqvist Lopes Mahlangu Marino Mbeki Mensah Moreau Mwangi
  Nakamura Ndlovu Nguyen Novák Nowak Okafor Okonkwo Oliveira Ortega Osei Papadakis Park Pereira Petrov Quispe Rahman Ramos
  Reyes Rossi Santos Sato Schmid Silva Soto Suzuki Tanaka Tran Vargas Vasquez Virtanen Weber Yamamoto Yılmaz Zhang`.split(
  /\s+/,
)

export const places: readonly { city: string; country: string; zone: string; language: string }[] = [
  { city: 'Berlin', country: 'Germany', zone: 'Europe/Berlin', language: 'de' },
  { city: 'Lagos', country: 'Nigeria', zone: 'Africa/Lagos', language: 'yo' },
  { city: 'Lisbon', country: 'Portugal', zone: 'Europe/Lisbon', language: 'pt' },
  { city: 'Nairobi', country: 'Kenya', zone: 'Africa/Nairobi', language: 'sw' },
  { city: 'Manila', country: 'Philippines', zone: 'Asia/Manila', language: 'tl' },
  { city: 'Chicago', country: 'United States', zone: 'America/Chicago', language: 'es' },
  { city: 'São Paulo', country: 'Brazil', zone: 'America/Sao_Paulo', language: 'pt' },
  { city: 'Pune', country: 'India', zone: 'Asia/Kolkata', language: 'hi' },
  { city: 'Glasgow', country: 'United Kingdom', zone: 'Europe/London', language: 'gd' },
  { city: 'Warsaw', country: 'Poland', zone: 'Europe/Warsaw', language: 'pl' },
  { city: 'Osaka', country: 'Japan', zone: 'Asia/Tokyo', language: 'ja' },
  { city: 'Oaxaca', country: 'Mexico', zone: 'America/Mexico_City', language: 'es' },
  { city: 'Wellington', country: 'New Zealand', zone: 'Pacific/Auckland', language: 'mi' },
  { city: 'Baltimore', country: 'United States', zone: 'America/New_York', language: 'es' },
  { city: 'Tampere', country: 'Finland', zone: 'Europe/Helsinki', language: 'fi' },
  { city: 'Cape Town', country: 'South Africa', zone: 'Africa/Johannesburg', language: 'af' },
]

export const industries = ['IT', 'Media', 'Construction', 'Hospitality', 'Education', 'Health', 'Logistics', 'Retail']

export const groupKinds = [
  'Circle',
  'Table',
  'Workshop',
  'Evening school',
  'Lunch club',
  'Study group',
  'Night shift',
  'Exchange',
]

export const spaceKinds = ['Loft', 'Workroom', 'Boathouse', 'Print shop', 'Arcade', 'Stables', 'Reading room', 'Depot']
