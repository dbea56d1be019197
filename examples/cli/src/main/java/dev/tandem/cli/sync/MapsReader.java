package dev.tandem.cli.sync;

import dev.tandem.core.testkit.yaml.YamlEntry;
import dev.tandem.core.testkit.yaml.YamlSection;
import dev.tandem.spi.schema.Side;
import dev.tandem.sync.event.ErrorClass;
import dev.tandem.sync.policy.AlertRule;
import dev.tandem.sync.policy.ColumnsSent;
import dev.tandem.sync.policy.ConflictPolicy;
import dev.tandem.sync.policy.KeyChange;
import dev.tandem.sync.policy.LeavingScope;
import dev.tandem.sync.policy.MapOptions;
import dev.tandem.sync.policy.SyncMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the maps and how they run. */
final class MapsReader {
  private static final int MOST_ERRORS = 1_000_000;

  private enum Winner {
    DATAVERSE_WINS,
    FINANCE_WINS,
    LATER_WINS,
    MERGE,
    MANUAL
  }

  private MapsReader() {}

  static List<MapConfig> maps(YamlEntry entry) {
    List<MapConfig> maps = new ArrayList<>();
    entry.list().forEach(each -> maps.add(map(each)));
    if (maps.isEmpty()) {
      throw entry.wrong("names no map");
    }
    return maps;
  }

  private static MapConfig map(YamlEntry entry) {
    if (!entry.isMapping()) {
      return new MapConfig(entry.text(), entry.place(), "", false, MapOptions.STANDARD);
    }
    YamlSection section =
        entry.section(
            "map",
            "name",
            "company",
            "legacyFilters",
            "partition",
            "mode",
            "columnsSent",
            "leavingScope",
            "keyChange",
            "conflicts",
            "tie");
    YamlEntry map = section.need("map");
    return new MapConfig(
        map.text(),
        map.place(),
        section.or("company", YamlEntry::text, ""),
        section.or("legacyFilters", YamlEntry::yes, false),
        options(section));
  }

  private static MapOptions options(YamlSection section) {
    MapOptions standard = MapOptions.STANDARD;
    return new MapOptions(
        section.or("name", YamlEntry::text, standard.name()),
        section.or("partition", YamlEntry::text, standard.partition()),
        section.or("mode", entry -> entry.choice(SyncMode.class), standard.mode()),
        section.or("columnsSent", entry -> entry.choice(ColumnsSent.class), standard.columnsSent()),
        section.or(
            "leavingScope", entry -> entry.choice(LeavingScope.class), standard.leavingScope()),
        section.or("keyChange", entry -> entry.choice(KeyChange.class), standard.keyChange()),
        conflicts(section));
  }

  private static ConflictPolicy conflicts(YamlSection section) {
    Winner winner =
        section.or("conflicts", entry -> entry.choice(Winner.class), Winner.DATAVERSE_WINS);
    Side tie = section.or("tie", entry -> entry.choice(Side.class), Side.DATAVERSE);
    boolean ties = winner == Winner.LATER_WINS || winner == Winner.MERGE;
    section
        .find("tie")
        .filter(entry -> !ties)
        .ifPresent(
            entry -> {
              throw entry.wrong("means something only with conflicts: later-wins or merge");
            });
    return switch (winner) {
      case DATAVERSE_WINS -> ConflictPolicy.wins(Side.DATAVERSE);
      case FINANCE_WINS -> ConflictPolicy.wins(Side.FINANCE);
      case LATER_WINS -> ConflictPolicy.laterWins(tie);
      case MERGE -> ConflictPolicy.merge(tie);
      case MANUAL -> ConflictPolicy.manual();
    };
  }

  static List<AlertRule> alerts(YamlEntry entry) {
    return entry.list().stream().map(MapsReader::alert).toList();
  }

  private static AlertRule alert(YamlEntry entry) {
    YamlSection section =
        entry.section("name", "maps", "errors", "count", "interval", "action", "recipients");
    Set<ErrorClass> errors =
        section.or("errors", YamlEntry::list, List.<YamlEntry>of()).stream()
            .map(each -> each.choice(ErrorClass.class))
            .collect(Collectors.toSet());
    Duration interval = section.need("interval").duration();
    return new AlertRule(
        section.need("name").text(),
        Set.copyOf(texts(section, "maps")),
        errors,
        section.need("count").number(1, MOST_ERRORS),
        interval,
        section.or(
            "action", action -> action.choice(AlertRule.Action.class), AlertRule.Action.NOTIFY),
        texts(section, "recipients"));
  }

  private static List<String> texts(YamlSection section, String key) {
    return section.or(key, YamlEntry::list, List.<YamlEntry>of()).stream()
        .map(YamlEntry::text)
        .distinct()
        .toList();
  }
}
