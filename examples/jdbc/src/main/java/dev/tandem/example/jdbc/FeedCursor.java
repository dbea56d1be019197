package dev.tandem.example.jdbc;

import dev.tandem.spi.connector.Cursor;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.PermanentConnectorException;
import dev.tandem.spi.testkit.rules.KeyedTable;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A place in the change log, bound to the database and to the tables that are followed: a cursor of
 * another database, of other tables or with a changed letter is refused.
 *
 * @param tables the tables
 * @param counters of the database
 */
record FeedCursor(Collection<KeyedTable> tables, Counters counters) {

  Cursor write(long position) {
    String text = position + ":" + seal(position);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new Cursor(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /**
   * The position behind which to go on.
   *
   * @throws PermanentConnectorException with {@code CURSOR_INVALID}
   */
  long read(Cursor cursor) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(cursor.token());
      String text = new String(bytes, StandardCharsets.UTF_8);
      int colon = text.indexOf(':');
      long position = Long.parseLong(text.substring(0, Math.max(colon, 0)));
      if (position <= counters.position() && write(position).equals(cursor)) {
        return position;
      }
    } catch (IllegalArgumentException malformed) {
      throw refused(malformed);
    }
    throw refused(null);
  }

  private String seal(long position) {
    return SqlNames.hash(names() + "|" + counters.epoch() + "|" + position);
  }

  private TreeSet<String> names() {
    TreeSet<String> names = new TreeSet<>();
    tables.forEach(table -> names.add(table.schema().name().name().toLowerCase(Locale.ROOT)));
    return names;
  }

  private PermanentConnectorException refused(@Nullable Throwable cause) {
    return new PermanentConnectorException(
        ErrorCode.CURSOR_INVALID,
        "the cursor was not handed out by this database for the changes of "
            + names()
            + "; take a new one and compare both sides",
        cause);
  }
}
