package dev.tandem.spi.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import dev.tandem.spi.connector.RowAddress;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.Problem;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the in-memory connector enforces beyond the contract: references, keys and companies. */
class InMemoryConnectorTest {
  private static final String COMPANY_PATH = "msdyn_owningcompany.cdm_companycode";
  private static final String TASK_PATH = "msdyn_project.msdyn_owningcompany.cdm_companycode";

  private final InMemoryConnector dataverse =
      InMemoryConnector.builder(SampleCatalogs.dataverse()).unresolved("account").build();
  private final InMemoryConnector finance = InMemoryConnector.of(SampleCatalogs.finance());
  private int operations;

  @BeforeEach
  void twoCompanies() {
    dataverse.insert("cdm_companies", Map.of("cdm_companycode", "USMF"));
    dataverse.insert("cdm_companies", Map.of("cdm_companycode", "FRRT"));
    dataverse.insert("transactioncurrencies", Map.of("isocurrencycode", "USD"));
  }

  @Test
  void resolvesLookupsToIds() {
    upsertProject("P1", "usmf", Map.of("transactioncurrencyid", currency("usd")));

    Row project = dataverse.single("msdyn_projects");
    assertThat(project.value("transactioncurrencyid"))
        .isEqualTo(Reference.byId("transactioncurrencies", idOf("transactioncurrencies", 0)));
    assertThat(project.value("msdyn_owningcompany"))
        .isEqualTo(Reference.byId("cdm_companies", idOf("cdm_companies", 0)));
  }

  @Test
  void followsKeysThroughSeveralLookups() { // KEY-5
    upsertProject("P1", "USMF", Map.of());
    upsertProject("P1", "FRRT", Map.of());
    KeyValues project =
        KeyValues.builder().put("msdyn_projectnumber", "p1").put(COMPANY_PATH, "frrt").build();
    WriteOutcome written =
        upsert(
            "msdyn_projecttasks",
            KeyValues.builder()
                .put("msdyn_project.msdyn_projectnumber", "P1")
                .put(TASK_PATH, "FRRT")
                .put("msdyn_tasknumber", "T1")
                .build(),
            Map.of("msdyn_project", Reference.byKey(null, project)));

    assertThat(written.succeeded()).isTrue();
    assertThat(dataverse.single("msdyn_projecttasks").value("msdyn_project"))
        .isEqualTo(Reference.byId("msdyn_projects", idOf("msdyn_projects", 1)));
    KeyValues deep =
        KeyValues.builder().put(TASK_PATH, "FRRT").put("msdyn_tasknumber", "t1").build();
    assertThat(read("msdyn_projecttasks", deep)).isNotNull();
  }

  @Test
  void refusesLookupsToNothing() { // LKP-8
    WriteOutcome byKey =
        upsertProject("P1", "USMF", Map.of("transactioncurrencyid", currency("EUR")));
    WriteOutcome byId =
        upsertProject(
            "P1", "USMF", Map.of("transactioncurrencyid", Reference.byId(null, new UUID(1, 1))));
    WriteOutcome wrongTable =
        upsertProject(
            "P1",
            "USMF",
            Map.of("transactioncurrencyid", Reference.byId("cdm_companies", new UUID(1, 1))));

    assertProblem(byKey, ErrorCode.LOOKUP_NOT_FOUND, "transactioncurrencyid");
    assertProblem(byId, ErrorCode.LOOKUP_NOT_FOUND, "transactioncurrencyid");
    assertProblem(wrongTable, ErrorCode.UNKNOWN_TABLE, "transactioncurrencyid");
  }

  @Test
  void takesUnknownTargetsOnlyWhereDeclared() {
    Reference account = Reference.byId("account", new UUID(1, 2));
    Reference contact = Reference.byId("contact", new UUID(1, 2));

    assertThat(upsertProject("P1", "USMF", Map.of("customerid", account)).succeeded()).isTrue();
    assertThat(dataverse.single("msdyn_projects").value("customerid")).isEqualTo(account);
    assertProblem(
        upsertProject("P2", "USMF", Map.of("customerid", contact)),
        ErrorCode.UNKNOWN_TABLE,
        "customerid");
  }

  @Test
  void matchesPartlyBlankKeys() { // UND-26
    KeyValues key =
        KeyValues.builder().put("msdyn_projectnumber", null).put(COMPANY_PATH, "USMF").build();
    WriteOutcome first = upsert("msdyn_projects", key, Map.of("msdyn_subject", "a"));
    KeyValues empty =
        KeyValues.builder().put("msdyn_projectnumber", "").put(COMPANY_PATH, "usmf").build();
    WriteOutcome second = upsert("msdyn_projects", empty, Map.of("msdyn_subject", "b"));

    assertThat(first)
        .isInstanceOfSatisfying(
            WriteOutcome.Applied.class, applied -> assertThat(applied.created()).isTrue());
    assertThat(second)
        .isInstanceOfSatisfying(
            WriteOutcome.Applied.class, applied -> assertThat(applied.created()).isFalse());
    assertThat(dataverse.single("msdyn_projects").value("msdyn_subject")).isEqualTo("b");
  }

  @Test
  void keepsAlternateKeysUnique() { // LIVE-20
    upsertProject("P1", "USMF", Map.of());
    WriteOutcome second =
        upsert(
            "msdyn_projects",
            KeyValues.of("msdyn_projectid", new UUID(7, 7)),
            Map.of(
                "msdyn_subject", "x",
                "msdyn_projectnumber", "p1 ",
                "msdyn_owningcompany", company("USMF")));

    assertProblem(second, ErrorCode.DUPLICATE_KEY, "msdyn_projectnumber");
  }

  @Test
  void createsUnderTheIdOfTheKey() { // KEY-12
    UUID id = new UUID(7, 7);
    upsert(
        "msdyn_projects",
        KeyValues.of("msdyn_projectid", id),
        Map.of("msdyn_subject", "x", "msdyn_owningcompany", company("USMF")));

    RowAddress address = new RowAddress.ById(TableName.dataverse("msdyn_projects"), id);
    assertThat(dataverse.read(List.of(address)).get(0)).isNotNull();
    assertThat(dataverse.single("msdyn_projects").value("msdyn_projectid")).isEqualTo(id);
  }

  @Test
  void refusesKeysThatDisagreeWithTheRow() { // KEY-7
    upsertProject("P1", "USMF", Map.of());
    WriteOutcome number = upsertProject("P1", "USMF", Map.of("msdyn_projectnumber", "P2"));
    WriteOutcome company =
        upsertProject("P9", "USMF", Map.of("msdyn_owningcompany", company("FRRT")));

    assertProblem(number, ErrorCode.KEY_MISMATCH, "msdyn_projectnumber");
    assertProblem(company, ErrorCode.COMPANY_MISMATCH, "msdyn_owningcompany");
    assertThat(dataverse.rows("msdyn_projects")).hasSize(1);
  }

  @Test
  void keepsRowsInTheirCompany() { // CO-4
    upsertProject("P1", "USMF", Map.of());
    KeyValues id = KeyValues.of("msdyn_projectid", idOf("msdyn_projects", 0));
    WriteOutcome moved =
        upsert("msdyn_projects", id, Map.of("msdyn_owningcompany", company("FRRT")));

    assertProblem(moved, ErrorCode.COMPANY_MISMATCH, "msdyn_owningcompany");
  }

  @Test
  void keepsLookupsWithinTheCompany() { // I24
    upsertProject("P1", "FRRT", Map.of());
    Reference other = Reference.byId(null, idOf("msdyn_projects", 0));
    Map<String, Object> values = Map.of("msdyn_parent", other);

    assertProblem(upsertProject("P2", "USMF", values), ErrorCode.COMPANY_MISMATCH, "msdyn_parent");
    assertThat(upsertProject("P2", "FRRT", values).succeeded()).isTrue();
  }

  @Test
  void letsLookupsLeaveTheCompanyWhenTold() {
    InMemoryConnector lenient =
        InMemoryConnector.builder(SampleCatalogs.dataverse()).acrossCompanies().build();
    lenient.insert("cdm_companies", Map.of("cdm_companycode", "USMF"));
    lenient.insert("cdm_companies", Map.of("cdm_companycode", "FRRT"));
    StoredRow first =
        lenient.insert(
            "msdyn_projects", Map.of("msdyn_subject", "a", "msdyn_owningcompany", company("USMF")));
    Object id = Objects.requireNonNull(first.row().value("msdyn_projectid"));
    lenient.insert(
        "msdyn_projects",
        Map.of(
            "msdyn_subject", "b",
            "msdyn_owningcompany", company("FRRT"),
            "msdyn_parent", Reference.byId(null, (UUID) id)));

    assertThat(lenient.rows("msdyn_projects")).hasSize(2);
  }

  @Test
  void refusesToDeleteReferencedRows() { // LIVE-23
    upsertProject("P1", "USMF", Map.of("transactioncurrencyid", currency("USD")));
    KeyValues key = KeyValues.of("isocurrencycode", "USD");
    WriteOutcome refused = delete("transactioncurrencies", key);
    WriteOutcome cleared = upsertProject("P1", "USMF", blank("transactioncurrencyid"));
    WriteOutcome deleted = delete("transactioncurrencies", key);

    assertProblem(refused, ErrorCode.STILL_REFERENCED, null);
    assertThat(List.of(cleared, deleted)).allMatch(WriteOutcome::succeeded);
    assertThat(dataverse.rows("transactioncurrencies")).isEmpty();
  }

  @Test
  void rollsBackReferencesKeysAndLedger() { // LIVE-20
    WriteGroup group =
        WriteGroup.atomic(
            write(project("P1", "USMF"), Map.of("transactioncurrencyid", currency("USD"))),
            write(project("P2", "USMF"), Map.of("msdyn_subject", "far too long for it")));
    assertThat(dataverse.write(group))
        .hasExactlyElementsOfTypes(WriteOutcome.RolledBack.class, WriteOutcome.Rejected.class);

    assertThat(dataverse.rows("msdyn_projects")).isEmpty();
    assertThat(delete("transactioncurrencies", KeyValues.of("isocurrencycode", "USD")).succeeded())
        .isTrue();
    assertThat(dataverse.write(WriteGroup.independent(group.writes().get(0))).get(0))
        .as("references the currency that is gone, so it was tried again, not a duplicate")
        .isInstanceOf(WriteOutcome.Rejected.class);
  }

  @Test
  void financeKeysIncludeTheCompany() { // CO-5, CO-6
    TableSchema table = Objects.requireNonNull(finance.catalog().table("Projects V2"));
    KeyValues usmf = KeyValues.builder().put("dataareaid", "usmf").put("PROJECTID", "P1").build();
    KeyValues frrt = KeyValues.builder().put("dataAreaId", "frrt").put("PROJECTID", "P1").build();
    Row name = Row.builder(table).set("PROJECTNAME", "One").build();
    List<WriteOutcome> outcomes =
        finance.write(
            WriteGroup.independent(
                Write.upsert("1", usmf, name),
                Write.upsert("2", frrt, name),
                Write.upsert("3", KeyValues.of("PROJECTID", "P1"), name)));

    assertThat(outcomes).extracting(WriteOutcome::succeeded).containsExactly(true, true, false);
    assertProblem(outcomes.get(2), ErrorCode.KEY_MISMATCH, "PROJECTID");
    assertThat(finance.rows("ProjProjectV2Entity"))
        .extracting(row -> row.value("DATAAREAID"))
        .containsExactly("usmf", "frrt");
  }

  @Test
  void insertsAndUpdatesAsTheSystem() {
    Instant now = Instant.parse("2026-03-05T10:00:00Z");
    dataverse.insert("msdyn_project", Map.of("msdyn_subject", "a", "createdon", now));
    KeyValues key = KeyValues.of("msdyn_projectid", idOf("msdyn_projects", 0));
    StoredRow updated = dataverse.update("msdyn_projects", key, Map.of("createdon", Instant.EPOCH));

    assertThat(updated.row().value("createdon")).isEqualTo(Instant.EPOCH);
    assertThat(dataverse.single("msdyn_projects")).isEqualTo(updated.row());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> dataverse.insert("msdyn_projects", Map.of("msdyn_projectnumber", "P1")))
        .withMessageContaining("msdyn_subject");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> dataverse.update("msdyn_projects", project("P7", "USMF"), Map.of()))
        .withMessageContaining("0 rows");
    assertThatIllegalStateException().isThrownBy(() -> dataverse.single("cdm_companies"));
  }

  @Test
  void readsNeverWrittenColumnsAsBlank() {
    upsertProject("P1", "USMF", Map.of());

    assertThat(dataverse.single("msdyn_projects").isBlank("customerid")).isTrue();
  }

  private WriteOutcome upsertProject(String number, String company, Map<String, ?> values) {
    return dataverse.write(WriteGroup.independent(write(project(number, company), values))).get(0);
  }

  private Write write(KeyValues key, Map<String, ?> values) {
    TableSchema table = Objects.requireNonNull(dataverse.catalog().table("msdyn_projects"));
    Row row = Row.builder(table).set("msdyn_subject", "subject").setAll(values).build();
    return Write.upsert("op" + operations++, key, row);
  }

  private WriteOutcome upsert(String table, KeyValues key, Map<String, ?> values) {
    Row row = Row.builder(schema(table)).setAll(values).build();
    Write write = Write.upsert("op" + operations++, key, row);
    return dataverse.write(WriteGroup.independent(write)).get(0);
  }

  private WriteOutcome delete(String table, KeyValues key) {
    Row row = Row.builder(schema(table)).build();
    Write write = Write.delete("op" + operations++, key, row);
    return dataverse.write(WriteGroup.independent(write)).get(0);
  }

  private @Nullable Object read(String table, KeyValues key) {
    return dataverse.read(List.of(new RowAddress.ByKey(TableName.dataverse(table), key))).get(0);
  }

  private TableSchema schema(String table) {
    return Objects.requireNonNull(dataverse.catalog().table(table));
  }

  private UUID idOf(String table, int row) {
    Object id =
        dataverse.rows(table).get(row).value(Objects.requireNonNull(schema(table).primaryId()));
    return (UUID) Objects.requireNonNull(id);
  }

  private static KeyValues project(String number, String company) {
    return KeyValues.builder()
        .put("msdyn_projectnumber", number)
        .put(COMPANY_PATH, company)
        .build();
  }

  private static Reference company(String code) {
    return Reference.byKey(null, KeyValues.of("cdm_companycode", code));
  }

  private static Reference currency(String code) {
    return Reference.byKey("transactioncurrency", KeyValues.of("isocurrencycode", code));
  }

  private static Map<String, ?> blank(String column) {
    return Collections.singletonMap(column, null);
  }

  private static void assertProblem(WriteOutcome outcome, ErrorCode code, @Nullable String field) {
    assertThat(outcome).isInstanceOf(WriteOutcome.Rejected.class);
    assertThat(((WriteOutcome.Rejected) outcome).problems())
        .extracting(Problem::code, Problem::field)
        .contains(tuple(code, field));
  }
}
