package dev.tandem.spi.testkit.memory;

import java.util.Set;

/**
 * What every check of a row needs to look at. Not safe for several threads.
 *
 * @param store the rows
 * @param search finds them
 * @param resolver finds the targets of lookups
 * @param companies tells their company
 * @param acrossCompanies whether a lookup may point at a row of another company
 */
record RowRules(
    MemoryStore store,
    KeySearch search,
    ReferenceResolver resolver,
    Companies companies,
    boolean acrossCompanies) {

  static RowRules of(MemoryStore store, Set<String> unresolved, boolean acrossCompanies) {
    KeySearch search = new KeySearch(store);
    ReferenceResolver resolver = new ReferenceResolver(store, search, unresolved);
    return new RowRules(store, search, resolver, new Companies(search), acrossCompanies);
  }
}
