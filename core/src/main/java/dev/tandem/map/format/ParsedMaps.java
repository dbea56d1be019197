package dev.tandem.map.format;

import dev.tandem.map.UnreadMap;
import java.util.List;

/**
 * What a reading found that goes on behind a map that it cannot read (UND-43). Immutable.
 *
 * @param maps what parsed, in the order of documents and paths
 * @param unread what did not; a document or an archive that is broken as a whole is one of them,
 *     and no map of it is among {@code maps}
 */
public record ParsedMaps(List<ReadMap> maps, List<UnreadMap> unread) {

  public ParsedMaps {
    maps = List.copyOf(maps);
    unread = List.copyOf(unread);
  }
}
