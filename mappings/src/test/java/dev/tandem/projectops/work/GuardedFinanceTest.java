package dev.tandem.projectops.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.finance.ActualStaging;
import dev.tandem.projectops.entity.finance.FinancePaymentTerm;
import dev.tandem.projectops.entity.finance.FundingSource;
import dev.tandem.projectops.entity.finance.IntegrationParameters;
import dev.tandem.projectops.entity.finance.InvoiceProposal;
import dev.tandem.projectops.entity.finance.LineProperty;
import dev.tandem.projectops.entity.finance.StagedBillingType;
import dev.tandem.projectops.entity.finance.StagedTransactionType;
import dev.tandem.projectops.process.FinanceSide;
import dev.tandem.spi.connector.Capabilities;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteGroup;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.testkit.InMemoryConnector;
import dev.tandem.spi.value.Row;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What finance refuses when dual-write brings it (PAR-1, ERR-6, ERR-22, ERR-29). */
class GuardedFinanceTest {
  private final FinanceSide side = FinanceSide.empty("USPM");
  private final GuardedFinance finance = new GuardedFinance(side.connector());
  private final TableSchema staging =
      Objects.requireNonNull(finance.catalog().table(ActualStaging.CODEC.table().name()));

  GuardedFinanceTest() {
    side.property(StagedBillingType.CHARGEABLE, "Billable");
  }

  private Write staged(int number, StagedBillingType type) {
    UUID id = FinanceSide.id(number);
    ActualStaging row =
        side.time(number, StagedTransactionType.COST, "1", "100")
            .billingType(EnumSymbol.of(type))
            .build();
    return Write.upsert("write-" + number, key(id), ActualStaging.CODEC.write(row, staging));
  }

  private static KeyValues key(UUID id) {
    return KeyValues.builder().put("dataAreaId", "USPM").put("ACTUALSIMPORTID", id).build();
  }

  @Test // ERR-6, SC-14d: a transaction of both sides stands or falls as a whole
  void refusesAGroupAsAWhole() {
    List<WriteOutcome> outcomes =
        finance.write(
            WriteGroup.atomic(
                staged(1, StagedBillingType.CHARGEABLE),
                staged(2, StagedBillingType.NOT_AVAILABLE)));

    assertThat(outcomes.get(0)).isInstanceOf(WriteOutcome.RolledBack.class);
    assertThat(((WriteOutcome.Rejected) outcomes.get(1)).problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.display()).contains("BILLINGTYPE", "ERR-6"));
    assertThat(side.rows(ActualStaging.CODEC)).isEmpty();
  }

  @Test // PAR-1
  void refusesOnlyTheRowsThatAreWrong() {
    List<WriteOutcome> outcomes =
        finance.write(
            WriteGroup.independent(
                staged(1, StagedBillingType.NOT_AVAILABLE),
                staged(2, StagedBillingType.CHARGEABLE),
                staged(3, StagedBillingType.COMPLIMENTARY)));

    assertThat(outcomes.get(0)).isInstanceOf(WriteOutcome.Rejected.class);
    assertThat(outcomes.get(1).succeeded()).isTrue();
    assertThat(outcomes.get(2)).isInstanceOf(WriteOutcome.Rejected.class);
    assertThat(side.rows(ActualStaging.CODEC))
        .extracting(row -> row.importId().orElseThrow())
        .containsExactly(FinanceSide.id(2));
  }

  @Test // PAR-1: an update that leaves the billing type alone, and a delete
  void letsOtherWritesPass() {
    side.stage(side.time(4, StagedTransactionType.COST, "1", "100"));
    UUID id = FinanceSide.id(4);
    Row other = Row.builder(staging).set("QUANTITY", BigDecimal.TEN).build();
    assertThat(finance.write(WriteGroup.atomic(Write.upsert("write-4", key(id), other))))
        .allMatch(WriteOutcome::succeeded);
    assertThat(side.rows(ActualStaging.CODEC).get(0).quantity()).contains(BigDecimal.TEN);

    Write gone = Write.delete("write-5", key(id), Row.builder(staging).build());
    assertThat(finance.write(WriteGroup.atomic(gone))).allMatch(WriteOutcome::succeeded);
    assertThat(side.rows(ActualStaging.CODEC)).isEmpty();
  }

  @Test // PAR-1: a line property that stands on a later page counts like one of the first
  void readsEveryPageOfLineProperties() {
    side.property(StagedBillingType.COMPLIMENTARY, "Compl");
    side.property(StagedBillingType.NOT_AVAILABLE, "NotAvail");
    String properties = LineProperty.CODEC.table().name();
    InMemoryConnector paged =
        InMemoryConnector.builder(side.connector().catalog())
            .capabilities(Capabilities.all(100, 1))
            .build();
    for (Row row : side.connector().rows(properties)) {
      Map<String, @Nullable Object> values = new LinkedHashMap<>();
      row.presentColumns().forEach(column -> values.put(column, row.value(column)));
      paged.insert(properties, values);
    }

    List<WriteOutcome> outcomes =
        new GuardedFinance(paged)
            .write(
                WriteGroup.independent(
                    staged(1, StagedBillingType.CHARGEABLE),
                    staged(2, StagedBillingType.COMPLIMENTARY),
                    staged(3, StagedBillingType.NOT_AVAILABLE),
                    staged(4, StagedBillingType.NON_CHARGEABLE)));

    assertThat(outcomes)
        .extracting(WriteOutcome::succeeded)
        .containsExactly(true, true, true, false);
  }

  private static Write proposal(TableSchema table, String number, String terms) {
    KeyValues key =
        KeyValues.builder().put("dataAreaId", "USPM").put("INVOICEPROPOSALID", number).build();
    InvoiceProposal row =
        InvoiceProposal.builder()
            .company("USPM")
            .proposalId(number)
            .contractId("C1")
            .currency("USD")
            .termsOfPayment(terms)
            .build();
    return Write.upsert("proposal-" + number + terms, key, InvoiceProposal.CODEC.write(row, table));
  }

  private TableSchema proposals() {
    return Objects.requireNonNull(finance.catalog().table(InvoiceProposal.CODEC.table().name()));
  }

  private List<String> refusals(Write write) {
    return finance.write(WriteGroup.independent(write)).stream()
        .filter(outcome -> outcome instanceof WriteOutcome.Rejected)
        .map(outcome -> ((WriteOutcome.Rejected) outcome).problems().get(0).display())
        .toList();
  }

  @Test // ERR-22, PAR-9, PROP-3: both flags of the number sequence
  void refusesANumberThatTheSequenceDoesNotAllow() {
    IntegrationParameters.Builder parameters = IntegrationParameters.builder().company("USPM");
    side.put(IntegrationParameters.CODEC, parameters.lowerProposalNumbers(true).build());
    assertThat(refusals(proposal(proposals(), "I1", "Net30"))).isEmpty();

    side.put(IntegrationParameters.CODEC, parameters.higherProposalNumbers(false).build());

    assertThat(refusals(proposal(proposals(), "I2", "Net30")))
        .singleElement()
        .asString()
        .contains("INVOICEPROPOSALID", "ERR-22");
    assertThat(side.rows(InvoiceProposal.CODEC)).hasSize(1);
  }

  @Test // ERR-29, FS-3: terms that finance does not have, on proposals and funding sources
  void refusesTermsOfPaymentWithoutACounterpart() {
    assertThat(refusals(proposal(proposals(), "I1", "5"))).isEmpty(); // finance keeps none at all
    side.put(
        FinancePaymentTerm.CODEC,
        FinancePaymentTerm.builder().company("USPM").name("Net30").description("30 days").build());

    assertThat(refusals(proposal(proposals(), "I2", "Net30"))).isEmpty();
    assertThat(refusals(proposal(proposals(), "I3", "5")))
        .singleElement()
        .asString()
        .contains("TERMSOFPAYMENT", "ERR-29");
    TableSchema sources =
        Objects.requireNonNull(finance.catalog().table(FundingSource.CODEC.table().name()));
    Row source = Row.builder(sources).set("TERMSOFPAYMENT", "192350001").build();
    KeyValues key =
        KeyValues.builder()
            .put("dataAreaId", "USPM")
            .put("PROJECTCONTRACTID", "C1")
            .put("FUNDINGSOURCEID", "FS-1")
            .build();
    assertThat(refusals(Write.upsert("source", key, source)))
        .singleElement()
        .asString()
        .contains("ERR-29");
  }
}
