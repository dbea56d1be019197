package dev.tandem.example.odata.server.service;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The writes of one change set, and what its requests call their rows. Used by one thread. */
final class ChangeSet {
  private final List<Planned> writes = new ArrayList<>();
  private final Map<String, String> locations = new HashMap<>();

  void add(Planned write) {
    writes.add(write);
  }

  List<Planned> writes() {
    return writes;
  }

  /** Remembers where the row of a request will be, for references such as {@code $1}. */
  void remember(String contentId, String location) {
    locations.put(contentId, location);
  }

  @Nullable String location(String contentId) {
    return locations.get(contentId);
  }
}
