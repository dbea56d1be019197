package dev.tandem.projectops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.map.Direction;
import dev.tandem.spi.schema.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The catalogue in the README is what the code says. {@code -Dtandem.golden=write} writes it anew;
 * what changed is then seen in the diff.
 */
class CatalogueReadmeTest {
  private static final Path README = Path.of("README.md");
  private static final String BEGIN = "<!-- catalogue: generated -->\n";
  private static final String END = "<!-- end of catalogue -->\n";

  private final List<CatalogueEntry> entries = ProjectOperations.shipped().maps();

  @Test
  void theReadmeListsTheCatalogue() throws IOException {
    String readme = Files.readString(README);
    int begin = readme.indexOf(BEGIN) + BEGIN.length();
    int end = readme.indexOf(END);
    assertThat(begin).isGreaterThanOrEqualTo(BEGIN.length()).isLessThanOrEqualTo(end);
    String made = table();
    if ("write".equals(System.getProperty("tandem.golden"))) {
      Files.writeString(README, readme.substring(0, begin) + made + readme.substring(end));
      readme = Files.readString(README);
      end = readme.indexOf(END);
    }
    assertThat(readme.substring(begin, end)).isEqualTo(made);
  }

  @Test // MAP-4
  void whatAMapNeedsStandsAboveIt() {
    List<String> ids = entries.stream().map(CatalogueEntry::id).toList();
    for (CatalogueEntry entry : entries) {
      assertThat(ids.subList(0, ids.indexOf(entry.id()))).containsAll(entry.prerequisites());
    }
  }

  private String table() {
    return Stream.concat(
            Stream.of(
                row("Map", "Name", "Dataverse table", "Travels", "Version", "Initial sync", "Pairs")
                    + row("---", "---", "---", "---", "---", "---", "---")),
            entries.stream().map(CatalogueReadmeTest::row))
        .collect(Collectors.joining());
  }

  private static String row(CatalogueEntry entry) {
    return row(
        "`" + entry.id() + "`",
        entry.name(),
        "`" + entry.table() + "`",
        directions(entry.directions()),
        version(entry),
        master(entry.masterForInitialSync()),
        pairs(entry));
  }

  private static String row(String... cells) {
    return Stream.of(cells)
        .map(cell -> " " + cell.replace("|", "\\|") + " |")
        .collect(Collectors.joining("", "|", "\n"));
  }

  private static String directions(Set<Direction> directions) {
    if (directions.size() == 2) {
      return "both ways";
    }
    return directions.contains(Direction.TO_FINANCE) ? "to finance" : "to Dataverse";
  }

  private static String version(CatalogueEntry entry) {
    String own = entry.version() == null ? "-" : entry.version().toString();
    boolean newer = entry.latestVersion() != null && !entry.latestVersion().equals(entry.version());
    return newer ? own + " (latest known " + entry.latestVersion() + ")" : own;
  }

  private static String master(@Nullable Side master) {
    if (master == null) {
      return "-";
    }
    return master == Side.FINANCE ? "from finance" : "from Dataverse";
  }

  private static String pairs(CatalogueEntry entry) {
    String counts =
        Stream.of(PairOrigin.DOCUMENTED, PairOrigin.NAME_MATCH, PairOrigin.INFERRED)
            .map(origin -> Long.toString(entry.pairs(origin)))
            .collect(Collectors.joining(" / "));
    return entry.provenance().isEmpty() ? "-" : entry.provenance().size() + " (" + counts + ")";
  }
}
