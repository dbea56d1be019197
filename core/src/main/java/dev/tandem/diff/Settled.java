package dev.tandem.diff;

import dev.tandem.map.DualWriteMap;
import dev.tandem.map.format.MapReader;
import dev.tandem.map.format.MapWriter;
import java.nio.charset.StandardCharsets;

/** A map as its file would say it, so that one built in code and one that was read compare. */
final class Settled {
  private Settled() {}

  static DualWriteMap of(DualWriteMap map) {
    byte[] json = MapWriter.toJson(map).getBytes(StandardCharsets.UTF_8);
    DualWriteMap read = MapReader.parse(map.name(), json);
    return new DualWriteMap(
        read.name(),
        map.displayName(),
        map.uniqueName(),
        map.version(),
        map.properties(),
        read.legs(),
        read.original());
  }
}
