-- Names that differ in accents alone, or in the order of their words, look alike now: every name is looked at again.
update members set name_skeleton = null where deleted_at is null and name_skeleton is not null;
