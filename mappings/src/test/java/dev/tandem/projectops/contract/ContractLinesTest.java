package dev.tandem.projectops.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.projectops.actual.Contoso;
import dev.tandem.projectops.actual.Reversal;
import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.AdjustmentStatus;
import dev.tandem.projectops.entity.dataverse.BillingMethod;
import dev.tandem.projectops.entity.dataverse.ContractLine;
import dev.tandem.projectops.entity.dataverse.ContractLineType;
import dev.tandem.projectops.entity.dataverse.InvoiceLineDetail;
import dev.tandem.projectops.entity.dataverse.LineTask;
import dev.tandem.projectops.entity.dataverse.Project;
import dev.tandem.projectops.entity.dataverse.TransactionClass;
import dev.tandem.projectops.event.RecordType;
import dev.tandem.spi.value.Reference;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Coverage and refusals of contract lines. */
class ContractLinesTest {
  private static final Optional<Reference> P1 =
      Optional.of(RecordType.PROJECT.to(Contoso.id("P1")));

  private static Reference task(String name) {
    return Reference.byId("msdyn_projecttask", Contoso.id(name));
  }

  private static LineScope scope(String name, boolean expense, String... tasks) {
    ContractLine line =
        ContractLine.builder()
            .from(Contoso.line(BillingMethod.TIME_AND_MATERIAL))
            .id(Contoso.id(name))
            .name(name)
            .includesTime(!expense)
            .includesExpense(expense)
            .includesMaterial(false)
            .build();
    List<LineTask> named =
        Arrays.stream(tasks)
            .<LineTask>map(task -> LineTask.builder().task(task(task)).build())
            .toList();
    return new LineScope(line, named);
  }

  @Test // CL-5, SC-9
  void refusesTwoLinesForTheSameClassOfOneProject() {
    assertThatThrownBy(
            () -> ContractLines.requireNoOverlap(List.of(scope("L1", false), scope("L2", false))))
        .hasMessageContaining("CL-5")
        .hasMessageContaining("contract line L2")
        .hasMessageContaining("contract line L1");
  }

  @Test // CL-6
  void refusesALineForAllTasksBesideOneForSome() {
    assertThatThrownBy(
            () ->
                ContractLines.requireNoOverlap(
                    List.of(scope("L1", false), scope("L2", false, "T1"))))
        .hasMessageContaining("CL-5");
    assertThatThrownBy(
            () ->
                ContractLines.requireNoOverlap(
                    List.of(scope("L1", false, "T1", "T2"), scope("L2", false, "T2"))))
        .hasMessageContaining("CL-5");
  }

  @Test // CL-6, REG-38
  void letsLinesThroughThatShareNoWork() {
    assertThatCode(
            () ->
                ContractLines.requireNoOverlap(
                    List.of(scope("L1", false, "T1"), scope("L2", false, "T2"), scope("L3", true))))
        .doesNotThrowAnyException();
  }

  @Test // CL-3, CL-4, CL-7
  void resolvesTheLineOfWork() {
    List<LineScope> lines = List.of(scope("L1", false, "T1"), scope("L2", true));

    assertThat(ContractLines.covering(lines, P1, TransactionClass.TIME, Optional.of(task("T1"))))
        .contains(lines.get(0).line());
    assertThat(ContractLines.covering(lines, P1, TransactionClass.EXPENSE, Optional.empty()))
        .contains(lines.get(1).line());
    assertThat(ContractLines.covering(lines, P1, TransactionClass.TIME, Optional.of(task("T9"))))
        .isEmpty();
  }

  @Test // ERR-24, GJ-6
  void refusesWorkOnNoLineWhereOneIsNeeded() {
    assertThatThrownBy(
            () ->
                ContractLines.require(
                    List.of(scope("L1", false)), P1, TransactionClass.FEE, Optional.empty()))
        .hasMessageContaining("ERR-24");
  }

  @Test // CL-12
  void refusesAnotherBillingMethod() {
    assertThatThrownBy(
            () ->
                ContractLines.requireUpdatable(
                    Contoso.line(BillingMethod.FIXED_PRICE),
                    Contoso.line(BillingMethod.TIME_AND_MATERIAL)))
        .hasMessageContaining("CL-12");
  }

  @Test // CL-13, IP-2
  void refusesLinksToOtherLinesAndOfInvestmentProjects() {
    ContractLine field =
        ContractLine.builder()
            .from(Contoso.line(BillingMethod.FIXED_PRICE))
            .lineType(Choice.of(ContractLineType.FIELD_SERVICE_LINE))
            .build();
    Project investment = Project.builder().from(Contoso.project()).investment(true).build();

    assertThatThrownBy(() -> ContractLines.requireLinkable(field, Contoso.project()))
        .hasMessageContaining("CL-13");
    assertThatThrownBy(
            () ->
                ContractLines.requireLinkable(Contoso.line(BillingMethod.FIXED_PRICE), investment))
        .hasMessageContaining("investment");
  }

  @Test // REG-25, UND-14
  void refusesToDeleteALineWithUnbilledActualsOrDetails() {
    ContractLine line = Contoso.line(BillingMethod.TIME_AND_MATERIAL);
    List<Actual> actuals = Contoso.after(Contoso.approved());
    InvoiceLineDetail detail =
        InvoiceLineDetail.builder()
            .contractLine(RecordType.CONTRACT_LINE.to(Contoso.id("L1")))
            .build();

    assertThatThrownBy(() -> ContractLines.requireDeletable(line, List.of(), actuals))
        .hasMessageContaining("REG-25");
    assertThatThrownBy(() -> ContractLines.requireDeletable(line, List.of(), actuals.subList(0, 1)))
        .hasMessageContaining("REG-25"); // a cost is a transaction too (UND-14)
    assertThatThrownBy(
            () ->
                ContractLines.requireDeletable(
                    line,
                    List.of(),
                    actuals.stream()
                        .<Actual>map(
                            row ->
                                Actual.builder()
                                    .from(row)
                                    .adjustmentStatus(Choice.of(AdjustmentStatus.IN_PROCESS))
                                    .build())
                        .toList()))
        .hasMessageContaining("REG-25"); // a correction journal would write them anew
    assertThatThrownBy(() -> ContractLines.requireDeletable(line, List.of(detail), List.of()))
        .hasMessageContaining("REG-25");
    assertThatCode(
            () ->
                ContractLines.requireDeletable(
                    line, List.of(), actuals.stream().map(Reversal::adjusted).toList()))
        .doesNotThrowAnyException();
  }
}
