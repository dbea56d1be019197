package dev.tandem.check;

import dev.tandem.map.FilePosition;
import dev.tandem.map.UnreadMap;
import org.jspecify.annotations.Nullable;

/**
 * Where a finding stands. Immutable.
 *
 * @param file the file as it was given, empty when the map was built in code
 * @param position the place in that file, or in the member of the archive that it names
 * @param pointer JSON pointer into the mapping of the map, empty for the whole
 * @param map the map's name; of one that cannot be read, that of its record or its file
 * @param leg position of the leg, from 1; 0 when the map as a whole is meant
 * @param pair position of the field mapping in its leg, from 1; 0 when no single one is meant
 * @param field the field as the map writes it, null when no single one is meant
 */
public record FindingPlace(
    String file,
    FilePosition position,
    String pointer,
    String map,
    int leg,
    int pair,
    @Nullable String field) {

  /** A map as a whole. */
  static FindingPlace of(CheckedMap map) {
    return at(map, "", 0, 0, null);
  }

  /** A map that cannot be read. */
  static FindingPlace of(UnreadMap map) {
    return new FindingPlace(map.source(), map.position(), map.pointer(), map.name(), 0, 0, null);
  }

  /** One field mapping of the first leg; the map as a whole when the position is 0. */
  static FindingPlace of(CheckedMap map, int pair, @Nullable String field) {
    return pair == 0 ? of(map) : at(map, "/legs/0/fieldMappings/" + (pair - 1), 1, pair, field);
  }

  /** A property of the first leg, for example a filter. */
  static FindingPlace ofLeg(CheckedMap map, String property) {
    return at(map, "/legs/0/" + property, 1, 0, null);
  }

  /** A property of the mapping. */
  static FindingPlace ofProperty(CheckedMap map, String property) {
    return at(map, "/" + property, 0, 0, null);
  }

  private static FindingPlace at(
      CheckedMap map, String pointer, int leg, int pair, @Nullable String field) {
    FilePosition position = map.positions().apply(pointer);
    return new FindingPlace(map.file(), position, pointer, map.map().name(), leg, pair, field);
  }

  /** The map and the field for people. */
  public String display() {
    return field == null ? map : map + " pair " + pair + " (" + field + ")";
  }
}
