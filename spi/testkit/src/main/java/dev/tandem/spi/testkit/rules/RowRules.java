package dev.tandem.spi.testkit.rules;

import java.util.Set;

/**
 * What every check of a row needs to look at. Not safe for several threads.
 *
 * @param space the rows
 * @param search finds them
 * @param resolver finds the targets of lookups
 * @param companies tells their company
 * @param acrossCompanies whether a lookup may point at a row of another company
 */
record RowRules(
    RowSpace space,
    KeySearch search,
    ReferenceResolver resolver,
    Companies companies,
    boolean acrossCompanies) {

  static RowRules of(RowSpace space, Set<String> unresolved, boolean acrossCompanies) {
    KeySearch search = new KeySearch(space);
    ReferenceResolver resolver = new ReferenceResolver(space, search, unresolved);
    return new RowRules(space, search, resolver, new Companies(search), acrossCompanies);
  }
}
