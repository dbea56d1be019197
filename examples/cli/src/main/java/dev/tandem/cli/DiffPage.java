package dev.tandem.cli;

import dev.tandem.diff.MapChange;
import dev.tandem.diff.PackageDiff;
import dev.tandem.diff.RowScope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The differences of maps as lines of text. */
final class DiffPage {
  private static final int WIDTH = 48;

  private final PackageDiff diff;
  private final boolean full;

  DiffPage(PackageDiff diff, boolean full) {
    this.diff = diff;
    this.full = full;
  }

  List<String> lines() {
    if (diff.isEmpty()) {
      return List.of("no differences");
    }
    List<String> lines = new ArrayList<>();
    for (PackageDiff.Entry map : diff.maps()) {
      if (map.differs()) {
        if (!lines.isEmpty()) {
          lines.add("");
        }
        add(map, lines);
      }
    }
    return lines;
  }

  private void add(PackageDiff.Entry map, List<String> lines) {
    if (map.old() == null) {
      lines.add("+ " + map.name() + ": only the new ones have this map");
    } else if (map.now() == null) {
      lines.add("- " + map.name() + ": only the old ones have this map");
    } else {
      int number = map.changes().size();
      lines.add(map.name() + ": " + (number == 1 ? "1 difference" : number + " differences"));
      lines.add("");
      lines.addAll(table(map.changes()).lines());
    }
  }

  private TextTable table(List<MapChange> changes) {
    TextTable table = TextTable.of("", "Where", "Before", "After", "Rows affected");
    for (MapChange change : changes) {
      List<RowScope> rows = change.rows();
      table.add(
          change.kind().sign(),
          change.place().display(),
          cell(change.before()),
          cell(change.after()),
          rows.isEmpty() ? "none" : rows.get(0).display());
      rows.stream().skip(1).forEach(scope -> table.add("", "", "", "", scope.display()));
    }
    return table;
  }

  private String cell(@Nullable String text) {
    String line = text == null ? "-" : text.replaceAll("\\s*\\R\\s*", " ");
    if (full || line.codePointCount(0, line.length()) <= WIDTH) {
      return line;
    }
    return line.substring(0, line.offsetByCodePoints(0, WIDTH - 3)) + "...";
  }
}
