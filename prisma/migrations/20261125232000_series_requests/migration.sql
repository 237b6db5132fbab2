-- From which date of a series on somebody asks to come: '' is every coming one, null only the request's own.
alter table rsvp_requests add column series_since text;
