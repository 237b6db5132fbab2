import { Prisma } from '#app/platform/database.server.ts'

/** SQL: the space of an event as `s`, and as `addr` the further address of it where the event is, if it is not the first. */
export const withSpace = Prisma.sql`left join spaces s on s.id = e.space_id
  left join space_locations addr on addr.id = e.space_location_id`

/** SQL: the parts of the address at which an event of a space is. They need `withSpace`. */
export const address = {
  name: Prisma.sql`coalesce(addr.name, '')`,
  line: Prisma.sql`coalesce(addr.address_line, s.address_line)`,
  city: Prisma.sql`coalesce(addr.city, s.city)`,
  postcode: Prisma.sql`coalesce(addr.postcode, s.postcode)`,
  country: Prisma.sql`coalesce(addr.country, s.country)`,
  latitude: Prisma.sql`(case when addr.id is null then s.latitude else addr.latitude end)`,
  longitude: Prisma.sql`(case when addr.id is null then s.longitude else addr.longitude end)`,
}
