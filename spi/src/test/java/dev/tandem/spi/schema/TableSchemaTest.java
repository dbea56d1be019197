package dev.tandem.spi.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableSchemaTest {
  private static final TableSchema PROJECTS =
      TableSchema.builder(TableName.dataverse("msdyn_projects"))
          .alias("msdyn_project")
          .column("msdyn_projectid", new FieldType.Guid())
          .column("msdyn_projectnumber", FieldType.Text.of(20))
          .primaryId("msdyn_projectid")
          .key("msdyn_projectnumber", "msdyn_owningcompany.cdm_companycode")
          .companyScope(CompanyScope.of("msdyn_owningcompany"))
          .build();

  @Test
  void findsColumnsInAnyCase() { // JSON-7
    assertThat(PROJECTS.slotOf("MSDYN_ProjectNumber")).isEqualTo(1);
    assertThat(PROJECTS.column("msdyn_PROJECTID")).isEqualTo(PROJECTS.column(0));
    assertThat(PROJECTS.slotOf("nowhere")).isEqualTo(-1);
    assertThat(PROJECTS.column("nowhere")).isNull();
  }

  @Test
  void answersToAllItsNames() { // JSON-4
    assertThat(PROJECTS.isCalled("MSDYN_PROJECTS")).isTrue();
    assertThat(PROJECTS.isCalled("Msdyn_Project")).isTrue();
    assertThat(PROJECTS.isCalled("msdyn_projecttask")).isFalse();
    assertThat(PROJECTS).hasToString("dataverse msdyn_projects");
  }

  @Test
  void refusesColumnsOfOneName() {
    TableSchema.Builder table =
        TableSchema.builder(TableName.finance("Projects V2"))
            .column("PROJECTID", FieldType.Text.of(20))
            .column("ProjectId", FieldType.Text.of(20));

    assertThatIllegalArgumentException()
        .isThrownBy(table::build)
        .withMessageContaining("Projects V2")
        .withMessageContaining("ProjectId");
    assertThatIllegalArgumentException().isThrownBy(() -> ColumnSchema.of(" ", FieldType.UNTYPED));
  }

  @Test
  void catalogsPreferExactNamesToAliases() { // JSON-3
    TableSchema impostor = named("other", "msdyn_projects");
    Catalog catalog = Catalog.of(Side.DATAVERSE, List.of(impostor, PROJECTS));

    assertThat(catalog.table("MSDYN_projects")).isSameAs(PROJECTS);
    assertThat(catalog.table("msdyn_project")).isSameAs(PROJECTS);
    assertThat(catalog.table("Other")).isSameAs(impostor);
    assertThat(catalog.table("nowhere")).isNull();
    assertThat(catalog.tables()).containsExactly(impostor, PROJECTS);
  }

  @Test
  void catalogsRefuseDoublesAndStrangers() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Catalog.of(Side.DATAVERSE, List.of(PROJECTS, named("MSDYN_PROJECTS", "x"))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Catalog.of(Side.FINANCE, List.of(PROJECTS)));
  }

  private static TableSchema named(String name, String alias) {
    return TableSchema.builder(TableName.dataverse(name)).alias(alias).build();
  }
}
