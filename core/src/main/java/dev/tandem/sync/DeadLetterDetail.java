package dev.tandem.sync;

import dev.tandem.spi.connector.Change;
import dev.tandem.spi.schema.KeyValues;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one dead letter. Immutable.
 *
 * @param letter what every list shows
 * @param kind what happened to the row
 * @param id the identifier of the row, null on a side without
 * @param key the finance key of the row, null when it is not known
 * @param version of the row after the change, null for a delete
 * @param committedAt when it was committed, by the clock of its system
 * @param values the columns of the row that the change carried, a blank one as null; empty unless
 *     values were asked for, because they may be nobody's business
 */
public record DeadLetterDetail(
    DeadLetter letter,
    Change.Kind kind,
    @Nullable UUID id,
    @Nullable KeyValues key,
    @Nullable String version,
    Instant committedAt,
    Map<String, @Nullable Object> values) {

  public DeadLetterDetail {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }
}
