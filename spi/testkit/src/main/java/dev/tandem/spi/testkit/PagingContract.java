package dev.tandem.spi.testkit;

import static dev.tandem.spi.testkit.ContractSession.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tandem.spi.connector.Capability;
import dev.tandem.spi.connector.Page;
import dev.tandem.spi.connector.Query;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.LegalEntity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

/** What a connector promises of paged queries. */
public interface PagingContract extends ConnectorSubject {

  /** Over all pages every row appears once, whatever the size of the page. */
  @Test
  default void pagesEveryRowOnce() {
    try (ContractSession session = ContractSession.open(this)) {
      int count = 12;
      session.create(count);
      List<KeyValues> expected = keys(session, count);
      for (int size : new int[] {1, 2, 5, count - 1, count, count + 1, Integer.MAX_VALUE}) {
        Query query = Query.all(session.fixture().table().name(), size);
        List<KeyValues> found = collect(session, query, page -> {});
        assertEquals(count, found.size(), () -> "rows over all pages of " + size);
        assertEquals(new HashSet<>(expected), new HashSet<>(found), () -> "pages of " + size);
      }
    }
  }

  /** A page holds at most as many rows as asked for, and as declared. */
  @Test
  default void neverExceedsThePageSize() {
    try (ContractSession session = ContractSession.open(this)) {
      session.create(7);
      for (int size : new int[] {1, 3, Integer.MAX_VALUE}) {
        Query query = Query.all(session.fixture().table().name(), size);
        int most = Math.min(size, session.connector().capabilities().maxPageSize());
        int rows = session.connector().query(query).rows().size();
        assertTrue(rows <= most, () -> "%d rows in a page of at most %d".formatted(rows, most));
      }
    }
  }

  /** Rows that exist throughout appear once, also while others come, change and go. */
  @Test
  default void pagesStablyWhileRowsChange() {
    try (ContractSession session = ContractSession.open(this)) {
      int count = 12;
      session.create(count);
      boolean deletes = session.has(Capability.DELETES);
      Query query = Query.all(session.fixture().table().name(), 3);
      List<KeyValues> found =
          collect(
              session,
              query,
              page -> {
                session.applied(session.variant(page * 2 + 1, 1000 + page));
                session.applied(session.fixture().row(100 + page));
                if (deletes && page < 2) {
                  session.apply(session.delete(page));
                }
              });
      for (KeyValues key : keys(session, count).subList(2, count)) {
        assertEquals(1, Collections.frequency(found, key), () -> "appearances of " + key);
      }
    }
  }

  /** A token that was not issued is refused. */
  @Test
  default void refusesTokensItDidNotIssue() {
    try (ContractSession session = ContractSession.open(this)) {
      session.create(3);
      Query query = Query.all(session.fixture().table().name(), 1);
      for (String token : new String[] {"", "no-such-token", "999999999", "\u0000\uffff"}) {
        assertFails(
            ErrorCode.PAGE_TOKEN_INVALID, () -> session.connector().query(query.from(token)));
      }
    }
  }

  /** A query for one company gives its rows alone; case does not matter (CO-19). */
  @Test
  default void queriesOneCompany() {
    try (ContractSession session = ContractSession.open(this)) {
      session.create(4);
      LegalEntity company = session.fixture().company();
      String code = company == null ? "usmf" : company.code().toLowerCase(Locale.ROOT);
      Query all = Query.all(session.fixture().table().name(), 3);
      Query own = new Query(all.table(), LegalEntity.of(code), 3, null);
      Query other = new Query(all.table(), LegalEntity.of("zzzz"), 3, null);
      int expected = company == null ? 0 : 4;
      assertEquals(expected, collect(session, own, page -> {}).size(), "rows of the company");
      assertEquals(List.of(), collect(session, other, page -> {}), "rows of another company");
    }
  }

  private static List<KeyValues> keys(ContractSession session, int count) {
    List<KeyValues> keys = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      keys.add(session.plainKey(session.fixture().row(number)));
    }
    return keys;
  }

  /** The keys of all rows, page by page; between pages something may happen. */
  private static List<KeyValues> collect(
      ContractSession session, Query first, IntConsumer between) {
    List<KeyValues> keys = new ArrayList<>();
    Query query = first;
    for (int pages = 0; pages < 1000; pages++) {
      Page page = session.connector().query(query);
      page.rows().forEach(row -> keys.add(session.plainKey(row.row())));
      if (page.nextToken() == null) {
        return keys;
      }
      if (pages < 5) {
        between.accept(pages);
      }
      query = query.from(page.nextToken());
    }
    throw new AssertionError("the pages have no end");
  }
}
