package dev.tandem.sync.live;

import dev.tandem.sync.codec.Fields;
import dev.tandem.sync.lifecycle.MapState;
import java.time.Instant;

/**
 * One line of the activity log of a map, a document until it is pruned (ERR-1). Immutable.
 *
 * @param at when, UTC
 * @param from the state before
 * @param to the state after; the same when only something else changed
 * @param reason who or what did it
 * @param hash the content hash of the map
 */
public record LogEntry(Instant at, MapState from, MapState to, String reason, String hash) {
  /** What the names of the documents start with; the map and the number of the entry follow. */
  public static final String PREFIX = "log/";

  static String documentName(String map, long number) {
    return "%s%s/%012d".formatted(PREFIX, map, number);
  }

  String toText() {
    return Fields.none()
        .with("at", at)
        .with("from", from)
        .with("to", to)
        .with("reason", reason)
        .with("hash", hash)
        .toText();
  }

  /** Reads a document. */
  public static LogEntry parse(String text) {
    Fields fields = Fields.parse(text);
    return new LogEntry(
        Instant.parse(fields.get("at", Instant.EPOCH.toString())),
        MapState.valueOf(fields.get("from", MapState.NOT_RUNNING.name())),
        MapState.valueOf(fields.get("to", MapState.NOT_RUNNING.name())),
        fields.get("reason", ""),
        fields.get("hash", ""));
  }
}
