-- Evenings, nights and weekends by a clock on the wall: the numbers of app/lib/off-hours.ts.
create function is_off_hours(wall timestamp) returns boolean
language sql immutable parallel safe
return extract(isodow from wall) > 5 or extract(hour from wall) < 8 or extract(hour from wall) >= 18;
