package dev.tandem.cli.sync;

import dev.tandem.sync.policy.MapOptions;

/**
 * One map that runs. Immutable.
 *
 * @param map which one, as the MAP of other commands
 * @param place where that stands in the configuration, for messages
 * @param company the company of rows that name none; empty when there is none
 * @param legacyFilters whether older Dataverse filters are read
 * @param options how it runs
 */
public record MapConfig(
    String map, String place, String company, boolean legacyFilters, MapOptions options) {}
