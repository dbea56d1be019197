package dev.tandem.sync.initial;

import dev.tandem.spi.schema.LegalEntity;
import dev.tandem.spi.schema.Side;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What an initial sync is to do. Immutable.
 *
 * @param maps the maps to start, by name; at least one
 * @param master whose values win where both sides have a row of one key (INIT-3, UND-18); it goes
 *     first in maps that travel both ways (UND-19) and means nothing to others (UND-51)
 * @param companies only rows of these; empty for all, and rows of global tables always
 * @param skipped maps that start at once without a sync (INIT-1)
 * @param withPrerequisites whether maps that the others refer to are started first (INIT-4)
 * @param insists whether a map with failed rows goes back to {@code NOT_RUNNING} (INIT-13);
 *     otherwise it runs, and its failed rows are listed and can be retried
 */
public record InitialSyncRequest(
    List<String> maps,
    Side master,
    Set<LegalEntity> companies,
    Set<String> skipped,
    boolean withPrerequisites,
    boolean insists) {

  public InitialSyncRequest {
    maps = List.copyOf(maps);
    companies = Set.copyOf(companies);
    skipped = Set.copyOf(skipped);
    Objects.requireNonNull(master, "master");
    if (maps.isEmpty()) {
      throw new IllegalArgumentException("an initial sync names at least one map");
    }
  }

  /** These maps and those they refer to, all companies, failed rows listed. */
  public static InitialSyncRequest of(Side master, String... maps) {
    return new InitialSyncRequest(List.of(maps), master, Set.of(), Set.of(), true, false);
  }

  /** The same, only rows of these companies. */
  public InitialSyncRequest ofCompanies(LegalEntity... only) {
    return new InitialSyncRequest(maps, master, Set.of(only), skipped, withPrerequisites, insists);
  }

  /** The same, with these maps started at once and without a sync. */
  public InitialSyncRequest skipping(String... names) {
    Set<String> all = new LinkedHashSet<>(skipped);
    all.addAll(List.of(names));
    return new InitialSyncRequest(maps, master, companies, all, withPrerequisites, insists);
  }

  /** The same, without maps that were not named. */
  public InitialSyncRequest withoutPrerequisites() {
    return new InitialSyncRequest(maps, master, companies, skipped, false, insists);
  }

  /** The same, where a map with failed rows does not run. */
  public InitialSyncRequest insisting() {
    return new InitialSyncRequest(maps, master, companies, skipped, withPrerequisites, true);
  }
}
