/** How every index is set up. What is here is what the server is told; a difference is put right at the start. */
export const indexSettings = {
  searchableAttributes: ['title', 'words', 'body'],
  filterableAttributes: ['open', 'listed', 'group_id', 'author_id', 'audience', 'directory', 'facets', 'ref'],
  sortableAttributes: ['boost'],
  displayedAttributes: ['id', 'ref', 'reply_id', 'rev'],
  rankingRules: ['words', 'typo', 'proximity', 'attribute', 'sort', 'exactness', 'boost:desc'],
  typoTolerance: { enabled: true, minWordSizeForTypos: { oneTypo: 5, twoTypos: 9 } },
  /** Asked for by name with each search instead: the server takes a fifth of a second to read thousands of them. */
  synonyms: {},
  pagination: { maxTotalHits: 1000 },
  searchCutoffMs: 500,
}
