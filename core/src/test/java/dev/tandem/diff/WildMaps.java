package dev.tandem.diff;

import dev.tandem.map.DualWriteMap;
import dev.tandem.map.format.MapFormatException;
import dev.tandem.map.format.MapReader;
import dev.tandem.map.format.MappingTrees;
import dev.tandem.map.format.PropertiesText;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitrary;

/** Maps read from files with odd values, odd names and properties that nobody knows. */
final class WildMaps {
  private WildMaps() {}

  static Arbitrary<DualWriteMap> maps() {
    return MappingTrees.mappings()
        .map(tree -> PropertiesText.write(tree, "\n").getBytes(StandardCharsets.UTF_8))
        .filter(WildMaps::isReadable)
        .map(json -> MapReader.parse("wild", json));
  }

  private static boolean isReadable(byte[] json) {
    try {
      MapReader.parse("wild", json);
      return true;
    } catch (MapFormatException refused) {
      return false;
    }
  }
}
