package dev.tandem.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.ChoiceValue;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TableLookupsTest {
  private static final TableSchema COMPANIES =
      table("cdm_companies", "cdm_company", "cdm_companyid")
          .column("cdm_companycode", FieldType.Text.of(4))
          .build();
  private static final TableSchema PROJECTS =
      table("msdyn_projects", "msdyn_project", "msdyn_projectid")
          .column("number", FieldType.Text.of(20))
          .column("company", new FieldType.Lookup(List.of("cdm_company")))
          .column("parent", new FieldType.Lookup(List.of("msdyn_project")))
          .column("stage", new FieldType.Choice(java.util.Map.of(), false))
          .build();
  private static final TableSchema TASKS =
      table("msdyn_projecttasks", "msdyn_projecttask", "msdyn_projecttaskid")
          .column("name", FieldType.Text.of(20))
          .column("project", new FieldType.Lookup(List.of("msdyn_project")))
          .column("open", FieldType.UNTYPED)
          .build();
  private static final String PATH = "project.company.cdm_companycode";
  private static final UUID USMF = new UUID(1, 1);
  private static final UUID P1 = new UUID(2, 1);
  private static final UUID T1 = new UUID(3, 1);

  private static TableSchema.Builder table(String set, String logical, String id) {
    return TableSchema.builder(TableName.dataverse(set))
        .alias(logical)
        .primaryId(id)
        .column(id, new FieldType.Guid());
  }

  private static Row company(String code) {
    return Row.builder(COMPANIES).set("cdm_companycode", code).build();
  }

  private static Row project(String number, Object company) {
    return Row.builder(PROJECTS).set("number", number).set("company", company).build();
  }

  private static Row task(String name, Object project) {
    return Row.builder(TASKS).set("name", name).set("project", project).build();
  }

  private static TableLookups three(Object company, Object project) {
    return TableLookups.builder()
        .add("cdm_companies", USMF, company("usmf"))
        .add("msdyn_projects", P1, project("P1", company))
        .add("msdyn_projecttasks", T1, task("T", project))
        .build();
  }

  private static KeyValues key(String... columnAndValue) {
    KeyValues.Builder key = KeyValues.builder();
    for (int i = 0; i < columnAndValue.length; i += 2) {
      key.put(columnAndValue[i], columnAndValue[i + 1]);
    }
    return key.build();
  }

  @Test // JSON-4, JSON-7
  void findsATableByEitherNameInAnyCase() {
    TableLookups lookups = three(Reference.byId(null, USMF), Reference.byId(null, P1));
    for (String name : new String[] {"msdyn_projects", "msdyn_project", "MSDYN_Project"}) {
      assertThat(lookups.rowById(name, P1)).as(name).isNotNull();
      assertThat(lookups.refer(name, KeyValues.of("NUMBER", "p1 "))) // UND-27
          .isEqualTo(Reference.byId("msdyn_projects", P1));
    }
    assertThat(lookups.rowById("msdyn_projects", T1)).isNull();
    assertThat(lookups.rowById("nothing", P1)).isNull();
    assertThat(lookups.refer("nothing", KeyValues.of("number", "P1"))).isNull();
  }

  @Test // LKP-8
  void refersToNothingWhenNoRowMatches() {
    TableLookups lookups = three(Reference.byId(null, USMF), Reference.byId(null, P1));
    assertThat(lookups.refer("msdyn_projects", KeyValues.of("number", "P2"))).isNull();
    assertThat(lookups.rowByKey("msdyn_projects", KeyValues.of("nope", "P1"))).isNull();
    assertThat(lookups.refer("msdyn_projects", KeyValues.of("number", null))).isNull();
  }

  @Test // LKP-2, LKP-3
  void followsPathsThroughReferencesById() {
    TableLookups lookups = three(Reference.byId(null, USMF), Reference.byId("msdyn_project", P1));
    assertThat(lookups.refer("msdyn_projecttasks", key("name", "t", PATH, "USMF")))
        .isEqualTo(Reference.byId("msdyn_projecttasks", T1));
    assertThat(lookups.refer("msdyn_projecttasks", key(PATH, "usmf", "name", "t"))).isNotNull();
    assertThat(lookups.refer("msdyn_projecttasks", key("name", "t", PATH, "demf"))).isNull();
  }

  @Test // LKP-2
  void followsPathsThroughReferencesByKey() {
    Reference company = Reference.byKey(null, KeyValues.of("cdm_companycode", "USMF"));
    Reference carried =
        Reference.byKey(null, key("number", "P1", "company.cdm_companycode", "usmf"));
    Reference looked = Reference.byKey("msdyn_projects", KeyValues.of("number", "P1"));
    for (Reference project : List.of(carried, looked)) {
      assertThat(
              three(company, project).refer("msdyn_projecttasks", key("name", "T", PATH, "usmf")))
          .isEqualTo(Reference.byId("msdyn_projecttasks", T1));
    }
    Row task = task("T", carried);
    TableLookups alone = TableLookups.builder().add("msdyn_projecttasks", T1, task).build();
    assertThat(alone.rowByKey("msdyn_projecttask", key(PATH, "usmf"))).isSameAs(task);
  }

  @Test // KEY-12
  void findsARowByItsPrimaryIdOrByTheIdOfALookup() {
    TableLookups lookups =
        three(Reference.byId(null, USMF), Reference.byKey(null, KeyValues.of("number", "P1")));
    assertThat(lookups.refer("msdyn_projects", KeyValues.of("msdyn_projectid", P1))).isNotNull();
    assertThat(lookups.refer("msdyn_projecttasks", KeyValues.of("project", P1))).isNotNull();
    assertThat(lookups.refer("msdyn_projecttasks", KeyValues.of("project.msdyn_projectid", P1)))
        .isNotNull();
    assertThat(
            lookups.refer("msdyn_projecttasks", KeyValues.of("project", Reference.byId("x", P1))))
        .isNotNull();
  }

  @Test
  void takesTheIdFromTheRowAndRefersByKeyWithoutOne() {
    Row withId = project("P1", Reference.byId(null, USMF)).toBuilder().build();
    Row own = withId.toBuilder().set("msdyn_projectid", P1).build();
    TableLookups lookups =
        TableLookups.builder()
            .add("msdyn_projects", null, own)
            .add("cdm_companies", null, company("usmf"))
            .build();
    assertThat(lookups.rowById("msdyn_project", P1)).isSameAs(own);
    KeyValues key = KeyValues.of("cdm_companycode", "USMF");
    assertThat(lookups.refer("cdm_company", key)).isEqualTo(Reference.byKey("cdm_companies", key));
  }

  @Test // UND-26
  void comparesValuesOfAnyTypeAndBlankParts() {
    Row row =
        project("10", Reference.byId(null, USMF)).toBuilder()
            .set("stage", ChoiceValue.of(192350000))
            .set("parent", null)
            .build();
    TableLookups lookups = TableLookups.builder().add("msdyn_projects", P1, row).build();
    assertThat(lookups.refer("msdyn_project", KeyValues.of("number", new BigDecimal("10.0"))))
        .isNotNull();
    assertThat(lookups.refer("msdyn_project", KeyValues.of("stage", 192350000))).isNotNull();
    assertThat(lookups.refer("msdyn_project", key("number", "10", "parent", ""))).isNotNull();
  }

  @Test
  void letsALaterRowOfTheSameIdReplaceTheEarlierOneAndElseTheFirstWin() {
    Row second = project("P1", Reference.byId(null, USMF));
    TableLookups lookups =
        TableLookups.builder()
            .add("msdyn_projects", P1, project("old", Reference.byId(null, USMF)))
            .add("msdyn_project", P1, second)
            .add("msdyn_projects", T1, project("P1", Reference.byId(null, USMF)))
            .build();
    assertThat(lookups.rowById("msdyn_projects", P1)).isSameAs(second);
    assertThat(lookups.refer("msdyn_projects", KeyValues.of("number", "old"))).isNull();
    assertThat(lookups.rowByKey("msdyn_projects", KeyValues.of("number", "P1"))).isSameAs(second);
  }

  @Test
  void readsThroughUntypedColumnsThatHoldABareId() {
    Row task = Row.builder(TASKS).set("open", P1.toString()).build();
    TableLookups lookups =
        TableLookups.builder()
            .add("msdyn_projects", P1, project("P1", Reference.byId(null, USMF)))
            .add("msdyn_projecttasks", T1, task)
            .build();
    assertThat(lookups.rowByKey("msdyn_projecttasks", KeyValues.of("open.number", "P1")))
        .isSameAs(task);
  }

  @Test
  @Timeout(10)
  void comesToAnEndOnRowsThatReferToEachOther() {
    Row one = Row.builder(PROJECTS).set("parent", Reference.byId(null, T1)).build();
    Row two = Row.builder(PROJECTS).set("parent", Reference.byId(null, P1)).build();
    KeyValues self = KeyValues.of("parent.parent.number", "x");
    Row three = Row.builder(PROJECTS).set("parent", Reference.byKey(null, self)).build();
    TableLookups lookups =
        TableLookups.builder()
            .add("msdyn_projects", P1, one)
            .add("msdyn_projects", T1, two)
            .add("msdyn_projects", USMF, three)
            .build();
    assertThat(lookups.rowByKey("msdyn_projects", self)).isNull();
    assertThat(
            lookups.rowByKey(
                "msdyn_projects", KeyValues.of("parent.".repeat(2_000) + "number", "x")))
        .isNull();
  }

  @Test
  void answersManyThreadsAlike() throws Exception {
    TableLookups.Builder builder = TableLookups.builder().add("cdm_company", USMF, company("usmf"));
    for (int i = 0; i < 2_000; i++) {
      builder.add("msdyn_projects", new UUID(9, i), project("P" + i, Reference.byId(null, USMF)));
    }
    TableLookups lookups = builder.build();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<Integer>> found = new ArrayList<>();
      for (int thread = 0; thread < 8; thread++) {
        found.add(threads.submit(() -> countFound(lookups)));
      }
      for (Future<Integer> count : found) {
        assertThat(count.get()).isEqualTo(2_000);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static int countFound(TableLookups lookups) {
    int found = 0;
    for (int i = 0; i < 2_000; i++) {
      KeyValues key = key("number", "p" + i, "company.cdm_companycode", "USMF");
      if (Reference.byId("msdyn_projects", new UUID(9, i))
          .equals(lookups.refer("msdyn_project", key))) {
        found++;
      }
    }
    return found;
  }
}
