package dev.tandem.cli;

import dev.tandem.check.CheckReport;
import dev.tandem.check.CheckedMap;
import dev.tandem.check.Finding;
import dev.tandem.check.FindingPlace;
import dev.tandem.map.Direction;
import dev.tandem.map.DualWriteMap;
import dev.tandem.map.FieldMapping;
import dev.tandem.map.Leg;
import dev.tandem.map.MapDigest;
import dev.tandem.map.UnreadMap;
import dev.tandem.schema.format.Catalogs;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.TableSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the templates of documents show of maps. One per run. */
final class MapDocuments {
  private static final int HASH_SHOWN = 12;
  private static final int LABEL_SHOWN = 30;

  private final List<CheckedMap> maps;
  private final List<UnreadMap> unread;
  private final CheckReport report;
  private final @Nullable Catalogs catalogs;
  private final List<String> slugs = new ArrayList<>();

  MapDocuments(CheckInput input, CheckReport report, @Nullable Catalogs catalogs) {
    this.maps = input.maps();
    this.unread = input.unread();
    this.report = report;
    this.catalogs = catalogs;
    Set<String> taken = new LinkedHashSet<>();
    for (CheckedMap each : maps) {
      String slug = slug(each.map());
      String free = slug;
      for (int number = 2; !taken.add(free); number++) {
        free = slug + "-" + number;
      }
      slugs.add(free);
    }
  }

  /** A name that any file system and address takes. */
  private static String slug(DualWriteMap map) {
    String table = map.legs().isEmpty() ? map.name() : map.leg().destinationSchema();
    String plain =
        table.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]+", "-").replaceAll("^-+|-+$", "");
    return plain.isEmpty() ? "map" : plain.substring(0, Math.min(plain.length(), 60));
  }

  /** All maps in one: the explorer, and the index. */
  Map<String, Object> whole() {
    MapGraph graph = graph();
    List<Map<String, Object>> pages = new ArrayList<>();
    List<MapGraph.Place> places = graph.places();
    for (int number = 0; number < maps.size(); number++) {
      Map<String, Object> page = map(number);
      page.put("level", graph.levels().get(number) + 1);
      page.put("x", places.get(number).x());
      page.put("y", places.get(number).y());
      page.put("textX", places.get(number).x() + 10);
      page.put("textY", places.get(number).y() + 22);
      pages.add(page);
    }
    Map<String, Object> whole = new LinkedHashMap<>();
    whole.put("maps", pages);
    whole.put("count", maps.size());
    whole.put("unread", unread.stream().map(MapDocuments::unread).toList());
    whole.put("findings", report.findings().size());
    whole.put("width", graph.width());
    whole.put("height", graph.height());
    whole.put("boxWidth", MapGraph.WIDTH);
    whole.put("boxHeight", MapGraph.HEIGHT);
    whole.put("lines", graph.lines());
    return whole;
  }

  /** A map that has no page (UND-43). */
  private static Map<String, Object> unread(UnreadMap map) {
    String line = map.position().isKnown() ? ", line " + map.position().line() : "";
    return Map.of("name", map.name(), "place", map.source() + line, "reason", map.reason());
  }

  String slug(int number) {
    return slugs.get(number);
  }

  /** One map. */
  Map<String, Object> map(int number) {
    CheckedMap checked = maps.get(number);
    DualWriteMap map = checked.map();
    List<Map<String, Object>> findings = findings(checked);
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("id", slugs.get(number));
    page.put("title", title(map));
    page.put("label", shortened(title(map)));
    page.put("name", map.name());
    page.put("file", checked.file());
    page.put("version", map.version() == null ? "not stated" : map.version().toString());
    page.put("hash", MapDigest.of(map).substring(0, HASH_SHOWN));
    page.put("travels", Words.directions(map));
    page.put("toFinance", map.travels(Direction.TO_FINANCE));
    page.put("toDataverse", map.travels(Direction.TO_DATAVERSE));
    page.put("description", map.properties().description().strip());
    page.put("legs", map.legs().stream().map(this::leg).toList());
    page.put("findings", findings);
    page.put("noFindings", findings.isEmpty());
    page.put("findingCount", findings.size());
    return page;
  }

  private static String title(DualWriteMap map) {
    String display = map.displayName();
    return display == null || display.isBlank() ? map.name() : display;
  }

  private static String shortened(String text) {
    return text.length() <= LABEL_SHOWN ? text : text.substring(0, LABEL_SHOWN - 1) + "\u2026";
  }

  private Map<String, Object> leg(Leg leg) {
    List<Map<String, Object>> fields = new ArrayList<>();
    for (FieldMapping field : leg.fieldMappings()) {
      fields.add(
          Map.of(
              "number",
              fields.size() + 1,
              "finance",
              field.sourceField().strip(),
              "symbol",
              field.symbol(),
              "dataverse",
              field.destinationField().strip(),
              "lookup",
              String.join(" or ", LookupWords.targets(leg, field, catalogs)),
              "transforms",
              Transforms.text(field.transforms(), true)));
    }
    List<Map<String, Object>> filters = new ArrayList<>();
    for (Direction way : Direction.values()) {
      if (leg.fieldMappings().stream().anyMatch(field -> field.direction().includes(way))) {
        filters.add(
            Map.of(
                "way",
                Words.direction(way),
                "words",
                FilterWords.of(way.source(), leg.filter(way)),
                "text",
                leg.filter(way).strip()));
      }
    }
    return Map.of(
        "finance",
        leg.sourceSchema(),
        "dataverse",
        leg.destinationSchema(),
        "fields",
        fields,
        "filters",
        filters);
  }

  /** Maps of one name may stand in several files. */
  private List<Map<String, Object>> findings(CheckedMap map) {
    List<Map<String, Object>> findings = new ArrayList<>();
    for (Finding finding : report.findings()) {
      FindingPlace place = finding.place();
      if (place.file().equals(map.file()) && place.map().equals(map.map().name())) {
        findings.add(
            Map.of(
                "severity",
                Words.severity(finding.severity()),
                "code",
                finding.code(),
                "field",
                place.field() == null ? "" : place.field(),
                "message",
                finding.message(),
                "remedy",
                finding.remedy()));
      }
    }
    return findings;
  }

  private MapGraph graph() {
    Map<String, Set<Integer>> byTable = new LinkedHashMap<>();
    for (int number = 0; number < maps.size(); number++) {
      int each = number;
      maps.get(number).map().legs().stream()
          .flatMap(leg -> names(leg.destinationSchema()).stream())
          .forEach(name -> byTable.computeIfAbsent(name, any -> new LinkedHashSet<>()).add(each));
    }
    List<Set<Integer>> needs = new ArrayList<>();
    for (CheckedMap each : maps) {
      Set<Integer> needed = new LinkedHashSet<>();
      for (Leg leg : each.map().legs()) {
        for (FieldMapping field : leg.fieldMappings()) {
          for (String target : LookupWords.targets(leg, field, catalogs)) {
            needed.addAll(byTable.getOrDefault(target.toLowerCase(Locale.ROOT), Set.of()));
          }
        }
      }
      needed.remove(needs.size());
      needs.add(needed);
    }
    return MapGraph.of(needs);
  }

  /** How lookups may call a table. */
  private Set<String> names(String table) {
    Set<String> names = new LinkedHashSet<>();
    names.add(table.toLowerCase(Locale.ROOT));
    Catalog catalog = catalogs == null ? null : catalogs.dataverse();
    TableSchema schema = catalog == null ? null : catalog.table(table);
    if (schema != null) {
      schema.aliases().forEach(alias -> names.add(alias.toLowerCase(Locale.ROOT)));
    }
    return names;
  }
}
