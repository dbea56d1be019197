package dev.tandem.sync.live;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Up to which obligation anything of a map may have been sent, by whatever worker. A mark is stored
 * before the first obligation behind it is sent, far enough ahead that this is rare. Used by one
 * thread, while it holds the lease of the maps.
 */
final class SentMarks {
  private static final String PREFIX = "sent/";
  private static final long STRIDE = 10_000;

  private final SyncContext context;
  private @Nullable Map<String, Long> stored;

  SentMarks(SyncContext context) {
    this.context = context;
  }

  /** The sequence of the last obligation of a map that may have been sent; 0 for none. */
  long of(String map) {
    return stored().getOrDefault(map, 0L);
  }

  /** Notes what must be stored before these are sent. */
  void raise(Collection<Work> works, BatchRecord record) {
    for (Work work : works) {
      String map = work.map().name();
      long sequence = work.obligation().sequence();
      if (sequence > of(map)) {
        stored().put(map, sequence + STRIDE);
        record.note(PREFIX + map, String.valueOf(sequence + STRIDE));
      }
    }
  }

  private Map<String, Long> stored() {
    Map<String, Long> known = stored;
    if (known == null) {
      known = new LinkedHashMap<>();
      for (Map.Entry<String, String> mark : context.store().documents(PREFIX).entrySet()) {
        known.put(mark.getKey().substring(PREFIX.length()), Long.valueOf(mark.getValue()));
      }
      stored = known;
    }
    return known;
  }
}
