package dev.tandem.map.format;

import dev.tandem.map.DualWriteMap;

/**
 * A map and where it was read from. Immutable.
 *
 * @param source the file as errors name it; for a file in an archive the archive comes first
 * @param map the map
 */
public record ReadMap(String source, DualWriteMap map) {}
