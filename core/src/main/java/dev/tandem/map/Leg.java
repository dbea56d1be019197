package dev.tandem.map;

import java.util.List;

/**
 * The pairing of one finance entity with one Dataverse table. Data only. Immutable.
 *
 * @param id the leg's id, {@code 001} in shipped maps
 * @param sourceSchema the finance entity's label (JSON-3)
 * @param destinationSchema the Dataverse entity set (JSON-4)
 * @param sourceFilter which finance rows travel; empty for all (FLT-1, FLT-2)
 * @param reversedSourceFilter which Dataverse rows travel; empty for all
 * @param fieldMappings pairs in document order
 * @param original what it was read from
 */
public record Leg(
    String id,
    String sourceSchema,
    String destinationSchema,
    String sourceFilter,
    String reversedSourceFilter,
    List<FieldMapping> fieldMappings,
    Original original) {

  public Leg {
    fieldMappings = List.copyOf(fieldMappings);
  }

  /** The filter that is evaluated on rows travelling this way. */
  public String filter(Direction direction) {
    return direction == Direction.TO_FINANCE ? reversedSourceFilter : sourceFilter;
  }
}
