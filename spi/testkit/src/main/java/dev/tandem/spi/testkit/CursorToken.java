package dev.tandem.spi.testkit;

import dev.tandem.spi.connector.Cursor;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.PermanentConnectorException;
import dev.tandem.spi.testkit.memory.MemoryTable;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A place in a change log, bound to the tables that are followed. A cursor of other tables or with
 * a changed letter is refused.
 */
final class CursorToken {
  private CursorToken() {}

  static Cursor write(Collection<MemoryTable> tables, long position) {
    String text = position + ":" + seal(tables, position);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new Cursor(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** The position behind which to go on, at most the end of the log. */
  static long read(Collection<MemoryTable> tables, Cursor cursor, long end) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(cursor.token());
      String text = new String(bytes, StandardCharsets.UTF_8);
      int colon = text.indexOf(':');
      long position = Long.parseLong(text.substring(0, Math.max(colon, 0)));
      if (position <= end && write(tables, position).equals(cursor)) {
        return position;
      }
    } catch (IllegalArgumentException malformed) {
      throw refused(tables, malformed);
    }
    throw refused(tables, null);
  }

  private static int seal(Collection<MemoryTable> tables, long position) {
    return (names(tables) + "|" + position).hashCode();
  }

  private static SortedSet<String> names(Collection<MemoryTable> tables) {
    SortedSet<String> names = new TreeSet<>();
    tables.forEach(table -> names.add(table.schema().name().name().toLowerCase(Locale.ROOT)));
    return names;
  }

  private static PermanentConnectorException refused(
      Collection<MemoryTable> tables, @Nullable Throwable cause) {
    return new PermanentConnectorException(
        ErrorCode.CURSOR_INVALID,
        "the cursor was not handed out for the changes of "
            + names(tables)
            + "; take a new one and compare both sides",
        cause);
  }
}
