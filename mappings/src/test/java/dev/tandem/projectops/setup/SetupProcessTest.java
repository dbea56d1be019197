package dev.tandem.projectops.setup;

import static dev.tandem.projectops.process.FinanceSide.books;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.finance.BillingRule;
import dev.tandem.projectops.entity.finance.CategoryStaging;
import dev.tandem.projectops.entity.finance.CompanyRole;
import dev.tandem.projectops.entity.finance.EstimateProject;
import dev.tandem.projectops.entity.finance.MilestoneStaging;
import dev.tandem.projectops.entity.finance.OnAccountTransaction;
import dev.tandem.projectops.entity.finance.RoleStaging;
import dev.tandem.projectops.entity.finance.RuleBillingMethod;
import dev.tandem.projectops.entity.finance.SharedCategory;
import dev.tandem.projectops.entity.finance.SubledgerStatus;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.process.FinanceSide;
import dev.tandem.projectops.process.ProcessReport;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SetupProcessTest {

  @Test // SC-12a, ROLE-1, UND-33
  void makesARoleForEachLegalEntity() {
    FinanceSide side = FinanceSide.empty("USPM");
    role(side, "Data Engineer");

    side.run(new RoleFanOut(List.of("USPM", "GBPM", "THPM")));
    assertThat(side.all(CompanyRole.CODEC)).hasSize(3);

    ProcessReport later = side.run(new RoleFanOut(List.of("USPM", "GBPM", "THPM", "DEMF")));
    assertThat(later.written()).isEqualTo(1);
    assertThat(side.all(CompanyRole.CODEC)).hasSize(4);

    role(side, "Data Wizard");
    side.run(new RoleFanOut(List.of("USPM", "GBPM", "THPM", "DEMF")));
    assertThat(side.all(CompanyRole.CODEC))
        .hasSize(4)
        .allMatch(role -> role.description().equals(Optional.of("Data Wizard")));
  }

  private static void role(FinanceSide side, String name) {
    side.put(RoleStaging.CODEC, RoleStaging.builder().roleId("R-1").description(name).build());
  }

  private static void category(FinanceSide side, String id, String name) {
    side.put(CategoryStaging.CODEC, CategoryStaging.builder().categoryId(id).name(name).build());
  }

  @Test // CAT-1, CAT-9, SC-12b, CAT-2, CAT-3, CAT-4, UND-4
  void makesFourOrFiveSharedCategories() {
    FinanceSide side = FinanceSide.empty("USPM");
    category(side, "TCN-1", "Travel");
    side.run(new CategoryFanOut(false));
    assertThat(side.all(SharedCategory.CODEC))
        .extracting(one -> one.categoryId().orElse("") + " " + one.categoryType())
        .containsExactlyInAnyOrder(
            "TCN-1-1 Hour", "TCN-1-2 Revenue", "TCN-1-3 Item", "TCN-1-4 Cost");

    category(side, "TCN-2", "Food");
    side.run(new CategoryFanOut(true));

    assertThat(side.all(SharedCategory.CODEC)).hasSize(9); // no backfill
    category(side, "TCN-1", "Trips");
    side.run(new CategoryFanOut(true));
    assertThat(side.all(SharedCategory.CODEC))
        .hasSize(9)
        .filteredOn(one -> one.transactionCategoryId().equals(Optional.of("TCN-1")))
        .allMatch(one -> one.name().equals(Optional.of("Trips")));
  }

  private static FinanceSide fixedPrice() {
    return FinanceSide.empty("USPM")
        .setUp()
        .engagement("C1", "P1", "USD", RuleBillingMethod.FIXED_PRICE);
  }

  private static void milestone(FinanceSide side, String id, String amount, String line) {
    side.put(
        MilestoneStaging.CODEC,
        MilestoneStaging.builder()
            .company("USPM")
            .milestoneId(id)
            .contractId("C1")
            .contractLineId(line)
            .projectId("P1")
            .currency("USD")
            .description("Milestone " + id)
            .transactionDate(FinanceSide.DAY)
            .amount(new BigDecimal(amount))
            .build());
  }

  @Test // MS-12, SC-3 steps 2 and 3, MS-1, MS-2, MS-10, REV-2, REV-3
  void makesOnAccountTransactionsAndOneEstimateProject() {
    FinanceSide side = fixedPrice();
    milestone(side, "M1", "5000", "1");
    side.run(new MilestoneProcess(books(), false));
    milestone(side, "M2", "5000", "1");
    side.run(new MilestoneProcess(books(), false));

    assertThat(side.rows(OnAccountTransaction.CODEC))
        .hasSize(2)
        .allMatch(row -> row.categoryId().equals(Optional.of("DefaultOnAcc")));
    assertThat(side.rows(EstimateProject.CODEC))
        .extracting(row -> row.estimateId().orElse(""))
        .containsExactly("P1");
    assertThat(side.run(new MilestoneProcess(books(), false)).written()).isZero();
  }

  @Test // UND-5, REV-7
  void makesAnEstimateProjectForEachLineWhenRecognitionIsByLines() {
    FinanceSide side = fixedPrice();
    side.put(
        BillingRule.CODEC,
        BillingRule.builder()
            .company("USPM")
            .contractId("C1")
            .sequenceNumber(2)
            .lineId("2")
            .billingProjectId("P1")
            .projectId("P1")
            .dimensions("U3-")
            .billingMethod(EnumSymbol.of(RuleBillingMethod.FIXED_PRICE))
            .build());
    milestone(side, "M1", "5000", "1");
    milestone(side, "M2", "100", "2");

    side.run(new MilestoneProcess(books(), true));

    assertThat(side.rows(EstimateProject.CODEC))
        .extracting(row -> row.estimateId().orElse(""))
        .containsExactlyInAnyOrder("P1-1", "P1-2");
    assertThat(side.rows(OnAccountTransaction.CODEC))
        .filteredOn(row -> row.milestoneId().equals(Optional.of("M2")))
        .allMatch(row -> row.dimensions().equals(Optional.of("U3-"))); // DIM-2
  }

  @Test // MS-4: a line of time and material has no milestones
  void leavesOutMilestonesOfOtherLines() {
    FinanceSide side =
        FinanceSide.empty("USPM")
            .setUp()
            .engagement("C1", "P1", "USD", RuleBillingMethod.TIME_MATERIAL);
    milestone(side, "M1", "5000", "1");

    ProcessReport report = side.run(new MilestoneProcess(books(), false));

    assertThat(report.faults())
        .extracting(fault -> fault.code())
        .containsExactly(FaultCode.STAGING_INCOMPLETE);
    assertThat(side.rows(OnAccountTransaction.CODEC)).isEmpty();
  }

  @Test // REG-11, SC-3 step 8
  void refusesToChangeAnInvoicedMilestone() {
    FinanceSide side = fixedPrice();
    milestone(side, "M1", "5000", "1");
    side.run(new MilestoneProcess(books(), false));
    OnAccountTransaction billed = side.rows(OnAccountTransaction.CODEC).get(0);
    side.put(
        OnAccountTransaction.CODEC,
        OnAccountTransaction.builder()
            .from(billed)
            .source(Optional.empty())
            .status(EnumSymbol.of(SubledgerStatus.INVOICED))
            .build());
    MilestoneStaging staged = side.rows(MilestoneStaging.CODEC).get(0);
    side.put(
        MilestoneStaging.CODEC,
        MilestoneStaging.builder()
            .from(staged)
            .source(Optional.empty())
            .amount(new BigDecimal("1"))
            .build());

    ProcessReport report = side.run(new MilestoneProcess(books(), false));

    assertThat(report.faults())
        .extracting(fault -> fault.code())
        .containsExactly(FaultCode.STATUS_REFUSED);
    assertThat(side.rows(OnAccountTransaction.CODEC).get(0).amount().orElseThrow())
        .isEqualByComparingTo("5000");
  }

  @Test // UND-14, MS-1: deleted while not billed
  void removesTheTransactionOfADeletedMilestone() {
    FinanceSide side = fixedPrice();
    milestone(side, "M1", "5000", "1");
    side.run(new MilestoneProcess(books(), false));
    side.remove(MilestoneStaging.CODEC, side.rows(MilestoneStaging.CODEC).get(0));

    side.run(new MilestoneProcess(books(), false));

    assertThat(side.rows(OnAccountTransaction.CODEC)).isEmpty();
  }
}
