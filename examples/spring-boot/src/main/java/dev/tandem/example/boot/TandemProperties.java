package dev.tandem.example.boot;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the host's configuration says under {@code tandem}. Immutable.
 *
 * @param dataverse the database of Dataverse
 * @param finance the database of finance
 * @param store where the runtime keeps its memory
 * @param maps the maps that run, in this order
 * @param startMaps whether maps that never ran are started with the host, without an initial sync;
 *     their changes count from the first step on, which health tells as {@code lastStep}
 * @param batch how many changes a step takes up
 * @param shutdown how long a step under way may take to end when the host stops
 */
@ConfigurationProperties("tandem")
public record TandemProperties(
    Database dataverse,
    Database finance,
    Database store,
    List<MapEntry> maps,
    @DefaultValue("false") boolean startMaps,
    @DefaultValue("1000") int batch,
    @DefaultValue("30s") Duration shutdown) {

  /** Refuses a configuration that cannot work, naming the property. */
  public TandemProperties {
    if (maps == null || maps.isEmpty()) {
      throw new IllegalArgumentException("tandem.maps: name at least one map");
    }
    if (batch < 1) {
      throw new IllegalArgumentException("tandem.batch: at least 1, not " + batch);
    }
    require(dataverse, "tandem.dataverse.url");
    require(finance, "tandem.finance.url");
    require(store, "tandem.store.url");
    maps = List.copyOf(maps);
  }

  private static void require(Database database, String property) {
    if (database == null || database.url() == null || database.url().isBlank()) {
      throw new IllegalArgumentException(
          property + ": give a URL, jdbc:sqlite:FILE or jdbc:postgresql://HOST/DATABASE");
    }
  }

  /**
   * A database. Its text does not show the password.
   *
   * @param url {@code jdbc:sqlite:FILE} or {@code jdbc:postgresql:...}
   * @param user who connects to a server
   * @param password best taken from the environment
   */
  public record Database(
      String url, @DefaultValue("") String user, @DefaultValue("") String password) {
    @Override
    public String toString() {
      return url;
    }
  }

  /**
   * A map that runs.
   *
   * @param map the name or id of a map of the catalogue
   * @param name what to call it; empty for the map's own name
   */
  public record MapEntry(String map, @DefaultValue("") String name) {}
}
