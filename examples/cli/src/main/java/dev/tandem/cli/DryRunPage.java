package dev.tandem.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A dry run as a page of HTML that needs no network; everything in it is escaped. */
final class DryRunPage {
  private DryRunPage() {}

  static void write(List<DryRunWay> shown, Path file) {
    List<Map<String, Object>> ways = shown.stream().map(DryRunPage::way).toList();
    TemplateFile.html("dry-run.mustache", Map.of("ways", ways), file);
  }

  private static Map<String, Object> way(DryRunWay shown) {
    DryRunTotals way = shown.totals();
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("title", way.map() + " to " + Words.side(way.target()));
    page.put("totals", way.text());
    page.put("rows", shown.rows().stream().map(DryRunPage::row).toList());
    page.put("rest", shown.rest());
    return page;
  }

  private static Map<String, Object> row(DryRunRow row) {
    return Map.of(
        "outcome",
        row.outcome(),
        "row",
        row.row(),
        "reason",
        row.reason(),
        "columns",
        row.columns().stream().map(DryRunPage::column).toList());
  }

  private static Map<String, Object> column(DryRunRow.Column column) {
    return Map.of(
        "name",
        column.name(),
        "before",
        column.before() == null ? "" : column.before(),
        "after",
        column.after(),
        "why",
        column.why());
  }
}
