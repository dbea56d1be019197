package dev.tandem.projectops.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.BillingStatus;
import dev.tandem.projectops.entity.dataverse.Project;
import dev.tandem.projectops.entity.dataverse.RowState;
import dev.tandem.projectops.entity.dataverse.TransactionType;
import dev.tandem.projectops.entity.finance.BillingRule;
import dev.tandem.projectops.entity.finance.ProjectAccount;
import dev.tandem.projectops.entity.finance.ProjectStage;
import dev.tandem.projectops.entity.finance.RoleStaging;
import dev.tandem.spi.error.DualWriteException;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.ChoiceValue;
import dev.tandem.spi.value.EnumValue;
import dev.tandem.spi.value.Row;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EntityCodecTest {
  private static final TableSchema PROJECTS = Models.schema(Project.CODEC);
  private static final TableSchema ACCOUNTS = Models.schema(ProjectAccount.CODEC);

  @Test // NUL-1, NUL-2
  void keepsAbsentBlankAndColumnsThatItDoesNotModel() {
    Row row =
        Row.builder(PROJECTS)
            .set("msdyn_subject", "Robot arm")
            .set("msdyn_customer", null)
            .set("msdyn_businesscase", "not modelled")
            .build();

    Project project = Project.CODEC.read(row);
    Row written =
        Project.CODEC.write(Project.builder().from(project).name("Robot leg").build(), PROJECTS);

    assertThat(project.customer()).isEmpty();
    assertThat(written).isEqualTo(row.toBuilder().set("msdyn_subject", "Robot leg").build());
  }

  @Test // NUL-1
  void blanksWhatWasEmptied() {
    Project named =
        Project.CODEC.read(Row.builder(PROJECTS).set("msdyn_subject", "Robot arm").build());

    Project unnamed = Project.builder().from(named).name(Optional.empty()).build();

    assertThat(Project.CODEC.write(unnamed, PROJECTS))
        .isEqualTo(Row.builder(PROJECTS).set("msdyn_subject", null).build());
  }

  @Test // NUL-2
  void leavesOutWhatANewEntityDoesNotSay() {
    Project fresh = Project.builder().name("Robot arm").state(Choice.of(RowState.ACTIVE)).build();

    assertThat(Project.CODEC.write(fresh, PROJECTS))
        .isEqualTo(
            Row.builder(PROJECTS)
                .set("msdyn_subject", "Robot arm")
                .set("statecode", ChoiceValue.of(0))
                .build());
  }

  @Test // TYP-10: the spelling of the source stays while the member does
  void keepsTheSpellingOfAMember() {
    Row row = Row.builder(ACCOUNTS).set("PROJECTSTAGE", EnumValue.of("inprocess")).build();

    ProjectAccount account = ProjectAccount.CODEC.read(row);

    assertThat(account.stage().is(ProjectStage.IN_PROCESS)).isTrue();
    assertThat(ProjectAccount.CODEC.write(account, ACCOUNTS).value("PROJECTSTAGE"))
        .hasToString("inprocess");
  }

  @Test // TYP-10
  void writesYesAndNoAsTheEnumerationOfTheColumn() {
    TableSchema rules = Models.schema(BillingRule.CODEC);
    TableSchema roles = Models.schema(RoleStaging.CODEC);

    Row rule = BillingRule.CODEC.write(BillingRule.builder().includesHours(true).build(), rules);
    Row role = RoleStaging.CODEC.write(RoleStaging.builder().disabled(false).build(), roles);

    assertThat(rule.value("AREHOURTRANSACTIONSINCLUDED")).isEqualTo(EnumValue.of("Yes"));
    assertThat(role.value("ISCATEGORYDISABLED")).isEqualTo(EnumValue.of("False"));
  }

  @Test // OPT-1, OPT-4
  void namesTheOptionsThatItKnows() {
    Row row =
        Row.builder(Models.schema(Actual.CODEC))
            .set("msdyn_transactiontypecode", ChoiceValue.of(192350000))
            .set("msdyn_billingstatus", ChoiceValue.of(77))
            .build();

    Actual actual = Actual.CODEC.read(row);

    assertThat(actual.transactionType().is(TransactionType.COST)).isTrue();
    assertThat(actual.transactionType().is(TransactionType.BILLED_SALES)).isFalse();
    assertThat(actual.billingStatus().option()).isEmpty();
    assertThat(actual.billingStatus()).isEqualTo(Choice.ofNumber(BillingStatus.class, 77));
    assertThat(actual.adjustmentStatus().isEmpty()).isTrue(); // ACT-9
  }

  @Test // NUL-1: an entity keeps its meaning when the schema has other slots
  void writesToASchemaInAnotherOrder() {
    TableSchema small =
        TableSchema.builder(TableName.dataverse("msdyn_projects"))
            .column("msdyn_description", FieldType.Text.of(100))
            .column("msdyn_subject", FieldType.Text.of(100))
            .build();
    Row row = Row.builder(PROJECTS).set("msdyn_subject", "Robot arm").build();

    assertThat(Project.CODEC.write(Project.CODEC.read(row), small))
        .isEqualTo(Row.builder(small).set("msdyn_subject", "Robot arm").build());
  }

  @Test
  void refusesToLoseAColumn() {
    TableSchema small =
        TableSchema.builder(TableName.dataverse("msdyn_projects"))
            .column("msdyn_subject", FieldType.Text.of(100))
            .build();
    Row row = Row.builder(PROJECTS).set("msdyn_businesscase", "kept").build();

    assertRefused(
        () -> Project.CODEC.write(Project.CODEC.read(row), small),
        ErrorCode.UNKNOWN_COLUMN,
        "msdyn_businesscase");
    assertRefused(
        () -> Project.CODEC.write(Project.builder().effort(BigDecimal.ONE).build(), small),
        ErrorCode.UNKNOWN_COLUMN,
        "msdyn_effort");
  }

  @Test // TYP-3
  void namesTheColumnOfAValueOfAnotherType() {
    Row row = Row.builder(PROJECTS).set("msdyn_effort", "many").build();
    TableSchema odd =
        TableSchema.builder(TableName.dataverse("msdyn_projects"))
            .column("msdyn_effort", FieldType.Text.of(100))
            .build();

    assertRefused(() -> Project.CODEC.read(row), ErrorCode.VALUE_NOT_CONVERTIBLE, "msdyn_effort");
    assertRefused(
        () -> Project.CODEC.write(Project.builder().effort(BigDecimal.ONE).build(), odd),
        ErrorCode.VALUE_NOT_CONVERTIBLE,
        "msdyn_effort");
  }

  @Test
  void refusesARowOfAnotherTable() {
    assertRefused(
        () -> Project.CODEC.read(Row.builder(ACCOUNTS).build()),
        ErrorCode.UNKNOWN_TABLE,
        "Projects V2");
  }

  @Test
  void refusesATypeThatIsNoEntity() {
    assertThatThrownBy(() -> EntityCodec.of(Entity.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("@Table");
  }

  private static void assertRefused(Runnable action, ErrorCode code, String column) {
    assertThatThrownBy(action::run)
        .isInstanceOfSatisfying(
            DualWriteException.class, thrown -> assertThat(thrown.code()).isEqualTo(code))
        .hasMessageContaining(column);
  }
}
