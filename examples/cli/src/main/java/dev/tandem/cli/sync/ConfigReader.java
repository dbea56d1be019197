package dev.tandem.cli.sync;

import dev.tandem.core.testkit.yaml.YamlEntry;
import dev.tandem.core.testkit.yaml.YamlException;
import dev.tandem.core.testkit.yaml.YamlSection;
import dev.tandem.core.testkit.yaml.YamlText;
import dev.tandem.spi.schema.LegalEntity;
import dev.tandem.spi.schema.Side;
import dev.tandem.sync.policy.RetryPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Reads the configuration of a synchronisation; relative paths start at its folder. */
public final class ConfigReader {
  private static final int BATCH = 500;
  private static final int MOST_BATCH = 100_000;

  private final Path file;
  private final Map<String, String> environment;

  private ConfigReader(Path file, Map<String, String> environment) {
    this.file = file;
    this.environment = environment;
  }

  /**
   * Reads a file.
   *
   * @param environment where passwords are found that the file only names
   * @throws YamlException for everything that is wrong, with file, line and column
   */
  public static SyncConfig read(Path file, Map<String, String> environment) {
    return new ConfigReader(file, environment).read();
  }

  private SyncConfig read() {
    YamlSection top =
        YamlText.read(file, "the configuration")
            .section(
                "dataverse",
                "finance",
                "store",
                "schemas",
                "maps",
                "startGuard",
                "alerts",
                "retry",
                "leaseLife",
                "inDoubtAfter",
                "batch");
    DatabaseReader databases = new DatabaseReader(file, environment);
    return new SyncConfig(
        file,
        databases.system(top.need("dataverse"), Side.DATAVERSE),
        databases.system(top.need("finance"), Side.FINANCE),
        databases.store(top.need("store")),
        top.find("schemas")
            .map(YamlEntry::text)
            .filter(text -> !text.equals("shipped"))
            .map(databases::path)
            .orElse(null),
        MapsReader.maps(top.need("maps")),
        top.find("startGuard").map(ConfigReader::startGuard).orElse(null),
        top.or("alerts", MapsReader::alerts, List.of()),
        top.or("retry", ConfigReader::retry, RetryPolicy.STANDARD),
        top.or("leaseLife", YamlEntry::duration, Duration.ofSeconds(30)),
        top.or("inDoubtAfter", YamlEntry::duration, Duration.ofMinutes(2)),
        top.or("batch", entry -> entry.number(1, MOST_BATCH), BATCH));
  }

  private static List<LegalEntity> startGuard(YamlEntry entry) {
    YamlEntry companies = entry.section("legalEntities").need("legalEntities");
    List<LegalEntity> found =
        companies.list().stream().map(each -> LegalEntity.of(each.text())).toList();
    if (found.isEmpty()) {
      throw companies.wrong("names no legal entity; leave startGuard out to start without it");
    }
    return found;
  }

  private static RetryPolicy retry(YamlEntry entry) {
    YamlSection section = entry.section("first", "most");
    Duration first = section.or("first", YamlEntry::duration, RetryPolicy.STANDARD.first());
    Duration most = section.or("most", YamlEntry::duration, RetryPolicy.STANDARD.most());
    if (most.compareTo(first) < 0) {
      throw section.wrong("has a first delay above the most");
    }
    return new RetryPolicy(first, most);
  }
}
