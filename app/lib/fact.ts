/** Something that happened and that others may react to. `body` holds identifiers only; listeners re-read the rest. */
export type Fact<Kind extends string = string, Body extends object = object> = { kind: Kind; body: Body }

/** Declares a kind of fact; the result makes one. */
export function factOf<Kind extends string>(kind: Kind) {
  return <Body extends object>() =>
    (body: Body): Fact<Kind, Body> => ({ kind, body })
}

/** What `factOf` makes, of whatever kind, with at least this body. */
export type FactMaker<Body extends object = object> = (body: never) => Fact<string, Body>
