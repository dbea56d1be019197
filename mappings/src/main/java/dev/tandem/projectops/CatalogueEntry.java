package dev.tandem.projectops;

import dev.tandem.map.Direction;
import dev.tandem.map.DualWriteMap;
import dev.tandem.map.MapVersion;
import dev.tandem.spi.schema.Side;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * One map of a catalogue: the map itself, and what is known about running it (MAP rules of the
 * Project Operations reference). Immutable and safe for any thread.
 */
@Value.Immutable
@SuppressWarnings("exports") // its annotations are for the compiler only
@ValueStyle
public interface CatalogueEntry {

  /** Starts a value. */
  static Builder builder() {
    return new Builder();
  }

  /** Unique in its catalogue and stable, for example {@code 06-msdyn_projects}. */
  String id();

  /** The name that the product lists, for example {@code Projects V2}; not always unique. */
  String name();

  /** Which part of the catalogue it belongs to. */
  MapKind kind();

  /** The map as data. */
  DualWriteMap map();

  /** Whether the map is a user's own and not the shipped one. */
  @Value.Default
  default boolean isOwn() {
    return false;
  }

  /** Entity set of the Dataverse table. */
  String table();

  /** Metadata name of the finance entity, or its label when nothing else is known. */
  String financeEntity();

  /** Version of the map; null when neither its file nor the catalogue says. */
  @Nullable MapVersion version();

  /** The highest version that a public page names; null when none does (MAP-20). */
  @Nullable MapVersion latestVersion();

  /** The finance version that the map needs at least; null when no page names one. */
  @Nullable MapVersion minimumFinanceVersion();

  /** The same for {@link #latestVersion}. */
  @Nullable MapVersion minimumFinanceVersionOfLatest();

  /** The version of the Dataverse solution that the map needs at least; null when none is named. */
  @Nullable MapVersion minimumDataverseVersion();

  /** The feature that has to be on for the map; null when it belongs to the base set. */
  @Nullable String feature();

  /** Whether rows that exist already have to be copied when the map is started (MAP-5). */
  @Value.Default
  default boolean needsInitialSync() {
    return false;
  }

  /** Whose values win in the initial sync; null when none is needed. */
  @Nullable Side masterForInitialSync();

  /** Ids of the maps that must run before this one is started (MAP-4, MAP-5). */
  List<String> prerequisites();

  /** Ids of the maps of referenced tables, which must be running as well (MAP-4, VAL-5). */
  List<String> relatedMaps();

  /** Referenced tables that have no map in the catalogue. */
  List<String> tablesWithoutMap();

  /** Ids of the reference rules that concern this map in particular. */
  List<String> rules();

  /** The public page that lists the map; null for an added map. */
  @Nullable String page();

  /** Remarks about the shipped map, for people. */
  List<String> notes();

  /** Where each pair of the shipped map comes from, in its order; empty for a user's own map. */
  List<PairProvenance> provenance();

  /** The directions in which fields travel (MAP-15). */
  default Set<Direction> directions() {
    return Arrays.stream(Direction.values())
        .filter(map()::travels)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** How many pairs have this origin. */
  default long pairs(PairOrigin origin) {
    return provenance().stream().filter(pair -> pair.origin() == origin).count();
  }

  /** Share of the pairs that are inferred, from 0 to 1; 0 for a user's own map. */
  default double inferredShare() {
    return provenance().isEmpty() ? 0 : (double) pairs(PairOrigin.INFERRED) / provenance().size();
  }

  /** Collects a value; not safe for several threads. */
  final class Builder extends ImmutableCatalogueEntry.Builder {
    Builder() {}
  }
}
