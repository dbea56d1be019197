package dev.tandem.spi.testkit.rules;

import dev.tandem.spi.connector.Query;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.PermanentConnectorException;
import dev.tandem.spi.schema.LegalEntity;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a page ends: the place of its last row, bound to the table and company of the query. A
 * token of another query or with a changed letter is refused.
 */
public final class PageToken {
  private PageToken() {}

  /** The token of the page behind the row at this place. */
  public static String write(Query query, long last) {
    String text = last + ":" + seal(query, last);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The place after which the page starts; 0 for the first page.
   *
   * @throws PermanentConnectorException with {@code PAGE_TOKEN_INVALID}
   */
  public static long read(Query query) {
    String token = query.pageToken();
    if (token == null) {
      return 0;
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(token);
      String text = new String(bytes, StandardCharsets.UTF_8);
      int colon = text.indexOf(':');
      long last = Long.parseLong(text.substring(0, Math.max(colon, 0)));
      if (write(query, last).equals(token)) {
        return last;
      }
    } catch (IllegalArgumentException malformed) {
      throw refused(query, malformed);
    }
    throw refused(query, null);
  }

  private static int seal(Query query, long last) {
    LegalEntity company = query.company();
    String code = company == null ? "" : company.code();
    return (query.table() + "|" + code + "|" + last).toLowerCase(Locale.ROOT).hashCode();
  }

  private static PermanentConnectorException refused(Query query, @Nullable Throwable cause) {
    return new PermanentConnectorException(
        ErrorCode.PAGE_TOKEN_INVALID,
        "the page token was not issued for this query of " + query.table(),
        cause);
  }
}
