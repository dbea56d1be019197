package dev.tandem.example.flink.wire;

/**
 * A row as its system holds it. Immutable.
 *
 * @param slots in the order of the schema of the map
 * @param version of the row in its system
 */
public record SourceRow(Slots slots, String version) {}
