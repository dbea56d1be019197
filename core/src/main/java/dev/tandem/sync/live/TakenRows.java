package dev.tandem.sync.live;

import dev.tandem.spi.value.Row;
import dev.tandem.sync.codec.Fields;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which row a change was sent with when it was not the one that it brought itself, kept until the
 * change is settled: when the ledger proves after a crash that the operation took effect, it took
 * effect with that row and not with the present one (I1, I7). Used by one thread.
 */
final class TakenRows {
  private static final String PREFIX = "taken/";
  private static final String ROW = "row";
  private static final String VERSION = "version";

  private final SyncContext context;
  private @Nullable Map<String, String> stored;

  TakenRows(SyncContext context) {
    this.context = context;
  }

  static String name(Work work) {
    return PREFIX + work.operationId();
  }

  /** The document to store before the change is sent. */
  String text(Work work) {
    return Fields.none()
        .with(ROW, context.rows().toText(work.row()))
        .with(VERSION, work.change().version())
        .toText();
  }

  /** Whether the change was to be sent with a row that is known. */
  boolean has(Work work) {
    return stored().containsKey(name(work));
  }

  /** Goes on with that row. */
  void takeAgain(Work work) {
    Fields fields = Fields.parse(Objects.requireNonNull(stored().get(name(work))));
    Row row = context.rows().parse(work.map().table(work.source()), fields.get(ROW, ""));
    work.take(row, fields.get(VERSION, ""));
  }

  private Map<String, String> stored() {
    Map<String, String> known = stored;
    if (known == null) {
      known = context.store().documents(PREFIX);
      stored = known;
    }
    return known;
  }
}
