package dev.tandem.bench;

import dev.tandem.compile.MapCompiler;
import dev.tandem.engine.CompiledMap;
import dev.tandem.map.Direction;
import dev.tandem.map.format.MapReader;
import dev.tandem.schema.format.CatalogReader;
import dev.tandem.schema.format.Catalogs;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.ChoiceValue;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/**
 * The shipped actuals map with rows for both directions and every looked-up row in memory. The seed
 * is fixed, so every benchmark of a run sees the same rows.
 */
final class ActualRows {
  private static final int ROWS = 512;
  private static final int REFERENCED = 64;
  private static final String MAP = "/dev/tandem/projectops/maps/11-msdyn_actuals/map.json";

  private final Random random = new Random(7);
  private final Catalogs catalogs;
  private final CompiledMap map;
  private final MemoryLookups lookups = new MemoryLookups();
  private final Map<String, List<Row>> pools = new HashMap<>();
  private final Row[] dataverse = new Row[ROWS];
  private final Row[] finance = new Row[ROWS];

  ActualRows() {
    catalogs = CatalogReader.read(schemas());
    map =
        MapCompiler.forCatalogs(catalogs.dataverse(), catalogs.finance())
            .compile(MapReader.parse("actuals", bytes()))
            .orThrow();
    Row company = referenced("cdm_companies", "cdm_companycode", "USPM");
    Row contract = referenced("salesorders", "msdyn_salesordernumber", "C-000104");
    List<Row> rules =
        many(
            "msdyn_projectcontractsplitbillingrules",
            "msdyn_projectcontractsplitbillingrulenumber",
            "F-");
    List<Row> projects = many("msdyn_projects", "msdyn_projectnumber", "P-");
    rules.replaceAll(row -> relink(row, "msdyn_projectcontractid", "salesorder", contract));
    projects.replaceAll(row -> relink(row, "msdyn_owningcompany", "cdm_company", company));
    Sources sources = new Sources(company, rules, projects);
    for (int i = 0; i < ROWS; i++) {
      dataverse[i] = dataverseRow(sources);
      finance[i] = financeRow();
    }
  }

  private record Sources(Row company, List<Row> rules, List<Row> projects) {}

  ActualSlots slots() {
    return new ActualSlots(
        map.source(Direction.TO_FINANCE), map.source(Direction.TO_DATAVERSE), catalogs.dataverse());
  }

  CompiledMap map() {
    return map;
  }

  MemoryLookups lookups() {
    return lookups;
  }

  /** The looked-up rows as plain maps. */
  HandMaps handMaps() {
    HandMaps maps = new HandMaps();
    lookups.forEach((id, row) -> maps.add(id.toString(), WebForm.of(row)));
    return maps;
  }

  Row[] dataverse() {
    return dataverse;
  }

  Row[] finance() {
    return finance;
  }

  private static Path schemas() {
    String folder =
        System.getProperty(
            "bench.schemas", "mappings/src/main/resources/dev/tandem/projectops/schemas");
    return Path.of(folder);
  }

  private static byte[] bytes() {
    try (InputStream in = ActualRows.class.getResourceAsStream(MAP)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + MAP);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private TableSchema table(String name) {
    TableSchema schema = catalogs.dataverse().table(name);
    if (schema == null) {
      throw new IllegalStateException("no table " + name);
    }
    return schema;
  }

  private UUID id() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  private Row referenced(String table, String column, String value) {
    TableSchema schema = table(table);
    UUID id = id();
    Row.Builder row = Row.builder(schema).set(column, value);
    String primary = schema.primaryId();
    if (primary != null) {
      row.set(primary, id);
    }
    lookups.add(id, row.build());
    return row.build();
  }

  private List<Row> many(String table, String column, String prefix) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < REFERENCED; i++) {
      rows.add(referenced(table, column, prefix + (10 + i)));
    }
    return rows;
  }

  private Row relink(Row row, String column, String target, Row to) {
    Row linked = row.toBuilder().set(column, Reference.byId(target, idOf(to))).build();
    lookups.add(idOf(row), linked);
    return linked;
  }

  private static UUID idOf(Row row) {
    String primary = row.schema().primaryId();
    Object id = primary == null ? null : row.value(primary);
    if (id instanceof UUID uuid) {
      return uuid;
    }
    throw new IllegalStateException("a referenced row has an id: " + row);
  }

  private Reference any(List<Row> rows, String table) {
    return Reference.byId(table, idOf(rows.get(random.nextInt(rows.size()))));
  }

  private Reference shared(String table, String set, String column, String prefix) {
    return any(pools.computeIfAbsent(set, name -> many(set, column, prefix)), table);
  }

  private BigDecimal money() {
    return BigDecimal.valueOf(random.nextInt(1_000_000), 2);
  }

  private Row dataverseRow(Sources sources) {
    Instant start = Instant.parse("2026-03-05T08:00:00Z").plusSeconds(random.nextInt(1_000_000));
    return Row.builder(map.source(Direction.TO_FINANCE))
        .set("msdyn_actualimportid", id().toString())
        .set("msdyn_actualid", id())
        .set("msdyn_accountingdate", LocalDate.of(2026, 3, 1 + random.nextInt(28)))
        .set("msdyn_adjustmentstatus", ChoiceValue.of(192350000))
        .set("msdyn_amount", money())
        .set("msdyn_billingstatus", ChoiceValue.of(192350000 + random.nextInt(4)))
        .set("msdyn_billingtype", ChoiceValue.of(192350000 + random.nextInt(4)))
        .set("msdyn_nameofbookableresource", "Resource " + random.nextInt(500))
        .set(
            "msdyn_projectcontractsplitbillingrule",
            any(sources.rules(), "msdyn_projectcontractsplitbillingrule"))
        .set("msdyn_description", "Design review " + random.nextInt(10_000))
        .set("msdyn_transactiondate", LocalDate.of(2026, 3, 1 + random.nextInt(28)))
        .set("msdyn_enddatetime", start.plusSeconds(28_800))
        .set("msdyn_startdatetime", start)
        .set("msdyn_externaldescription", "Shown on the invoice " + random.nextInt(10_000))
        .set("msdyn_externalreferenceid", "EXT-" + random.nextInt(10_000))
        .set("msdyn_invoice", shared("invoice", "invoices", "msdyn_invoicenumber", "I-"))
        .set("msdyn_isjournalized", false)
        .set("msdyn_product", shared("product", "products", "msdyn_productnumber", "D"))
        .set("msdyn_project", any(sources.projects(), "msdyn_project"))
        .set("msdyn_quantity", BigDecimal.valueOf(random.nextInt(1_000), 2))
        .set("statecode", ChoiceValue.of(0))
        .set("statuscode", ChoiceValue.of(1))
        .set(
            "msdyn_transactioncategory",
            shared(
                "msdyn_transactioncategory",
                "msdyn_transactioncategories",
                "msdyn_transactioncategorynumber",
                "TCN-"))
        .set("msdyn_transactionclassification", ChoiceValue.of(192350000))
        .set(
            "transactioncurrencyid",
            shared("transactioncurrency", "transactioncurrencies", "isocurrencycode", "U"))
        .set("msdyn_transactiontypecode", ChoiceValue.of(192350000 + 5 * random.nextInt(2)))
        .set("msdyn_unit", shared("uom", "uoms", "msdyn_symbol", "h"))
        .set("msdyn_price", money())
        .set(
            "msdyn_task",
            shared("msdyn_projecttask", "msdyn_projecttasks", "msdyn_activitynumber", "A-"))
        .set("msdyn_valueofsalescontractline", id().toString())
        .set("msdyn_externaloriginreference", "ORIGIN-" + random.nextInt(10_000))
        .set("msdyn_bookableresource", Reference.byId("bookableresource", id()))
        .set("msdyn_resourcingcompany", Reference.byId("cdm_company", idOf(sources.company())))
        .set("msdyn_owningcompany", Reference.byId("cdm_company", idOf(sources.company())))
        .set("msdyn_accountingtaxamount", money())
        .set("msdyn_skipsync", false)
        .build();
  }

  private Row financeRow() {
    return Row.builder(map.source(Direction.TO_DATAVERSE))
        .set(TableSchema.DATA_AREA_ID, "USPM")
        .set("ACTUALSIMPORTID", id())
        .set("EXCHANGERATE", BigDecimal.valueOf(100 + random.nextInt(50)))
        .set("VOUCHERNUMBER", "PRJV" + (1_000_000 + random.nextInt(1_000_000)))
        .set("SALESTAXAMOUNT", money())
        .set("ACCOUNTINGAMOUNT", money())
        .build();
  }
}
