package dev.tandem.map;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One dual-write table map as data: what its file says, valid or not. {@code MapCompiler} judges it
 * and makes it run. Immutable and safe for any thread.
 *
 * @param name {@code [<finance entity>] - [<table>]} (PKG-4)
 * @param displayName the record's display name, null for a bare mapping
 * @param uniqueName {@code msdyn_name} of the record, null for a bare mapping
 * @param version version of the map, null when the file does not say
 * @param properties what {@code msdyn_properties} says
 * @param legs exactly one in every map that runs (JSON-2)
 * @param original what it was read from
 */
public record DualWriteMap(
    String name,
    @Nullable String displayName,
    @Nullable String uniqueName,
    @Nullable MapVersion version,
    MapProperties properties,
    List<Leg> legs,
    Original original) {

  /**
   * The property of a mapping that lists what a merge could not decide; {@link #original} keeps it.
   */
  public static final String OPEN_CONFLICTS = "tandemConflicts";

  public DualWriteMap {
    legs = List.copyOf(legs);
  }

  /** A map built in code. */
  public static DualWriteMap of(String name, Leg leg) {
    return new DualWriteMap(
        name, null, null, null, MapProperties.NONE, List.of(leg), Original.NONE);
  }

  /**
   * The first leg.
   *
   * @throws IllegalStateException when the file has none
   */
  public Leg leg() {
    if (legs.isEmpty()) {
      throw new IllegalStateException("map " + name + " has no leg");
    }
    return legs.get(0);
  }

  /** Whether any field travels this way (MAP-15). */
  public boolean travels(Direction direction) {
    return legs.stream()
        .flatMap(leg -> leg.fieldMappings().stream())
        .anyMatch(field -> field.direction().includes(direction));
  }

  /** Whether the text names this map: its name, display name, table or finance entity, any case. */
  public boolean isCalled(String text) {
    String wanted = text.strip();
    return wanted.equalsIgnoreCase(name)
        || wanted.equalsIgnoreCase(displayName)
        || wanted.equalsIgnoreCase(uniqueName)
        || legs.stream()
            .anyMatch(
                leg ->
                    wanted.equalsIgnoreCase(leg.sourceSchema())
                        || wanted.equalsIgnoreCase(leg.destinationSchema()));
  }
}
