package dev.tandem.diff;

import dev.tandem.map.DualWriteMap;
import dev.tandem.map.FieldMapping;
import dev.tandem.map.Leg;
import dev.tandem.map.format.PropertiesText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How parts are told apart in maps that are compared with one another. A leg is the leg where no
 * map has two; a pair is found by its finance field and the Dataverse column that its path begins
 * at, and by the whole path where a map has two of those. Immutable.
 */
final class Frame {
  private final boolean oneLeg;
  private final boolean readableProperties;
  private final Set<String> ambiguous = new HashSet<>();

  private Frame(List<DualWriteMap> maps) {
    oneLeg = maps.stream().allMatch(map -> map.legs().size() <= 1);
    readableProperties =
        maps.stream().allMatch(map -> PropertiesText.properties(map.properties().raw()) != null);
    maps.forEach(this::findAmbiguous);
  }

  static Frame of(DualWriteMap... maps) {
    return new Frame(List.of(maps));
  }

  /** Whether properties are compared one by one; else their whole texts are (PROP-5). */
  boolean readableProperties() {
    return readableProperties;
  }

  private void findAmbiguous(DualWriteMap map) {
    List<String> legs = legKeys(map);
    for (int i = 0; i < legs.size(); i++) {
      Set<String> seen = new HashSet<>();
      for (FieldMapping field : map.legs().get(i).fieldMappings()) {
        String pair = legs.get(i) + '\n' + byColumn(field);
        if (!seen.add(pair)) {
          ambiguous.add(pair);
        }
      }
    }
  }

  /** A key for each leg, in order. */
  List<String> legKeys(DualWriteMap map) {
    List<String> ids = new ArrayList<>();
    for (Leg leg : map.legs()) {
      ids.add(oneLeg ? "" : Meanings.name(leg.id()));
    }
    return numbered(ids);
  }

  /** A key for each pair of a leg, in order; alike ones are not told apart. */
  List<String> pairNames(String leg, List<FieldMapping> fields) {
    return fields.stream()
        .map(
            field ->
                ambiguous.contains(leg + '\n' + byColumn(field)) ? byPath(field) : byColumn(field))
        .toList();
  }

  private static String byColumn(FieldMapping field) {
    return pair(field.sourceField(), Meanings.column(field.destinationField()));
  }

  private static String byPath(FieldMapping field) {
    return pair(field.sourceField(), Meanings.path(field.destinationField()));
  }

  private static String pair(String finance, String dataverse) {
    String field = finance.strip().toUpperCase(Locale.ROOT);
    return (field.isEmpty() ? "(none)" : field)
        + " - "
        + (dataverse.isEmpty() ? "(none)" : dataverse);
  }

  /** The second of a name, and those behind it, with a number. */
  static List<String> numbered(List<String> names) {
    Map<String, Integer> seen = new HashMap<>();
    List<String> keys = new ArrayList<>();
    for (String name : names) {
      int number = seen.merge(name, 1, Integer::sum);
      keys.add(number == 1 ? name : name + " #" + number);
    }
    return keys;
  }
}
